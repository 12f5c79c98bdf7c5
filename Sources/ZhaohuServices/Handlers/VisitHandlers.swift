internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `VISIT.*` but the hot ones, and `RATE.LIST`.
enum VisitHandlers {
    static let table: [String: Handler] = [
        "VISIT.LIST": list, "VISIT.GET": get, "VISIT.MISS": miss, "VISIT.CANCEL": cancel,
        "RATE.LIST": ratings,
    ]

    private static let list: Handler = { context in
        let arguments = context.arguments
        var filter = VisitFilter()
        filter.caregiver = arguments.id("caregiver", CaregiverKind.self)
        filter.caseID = arguments.id("case", CaseKind.self)
        filter.provider = arguments.id("provider", ProviderKind.self)
        filter.day = context.day("date") ?? (filter.caseID == nil ? context.today : nil)
        filter.limit = arguments.integer("limit") ?? filter.limit
        let caller = context.caller
        if caller.isOnly(.caregiver) { filter.caregiver = try own(caller.caregiver, filter.caregiver, "caregiver") }
        if caller.isOnly(.dispatcher) { filter.provider = try own(caller.provider, filter.provider, "provider") }
        if caller.isOnly(.family) { filter.person = try own(caller.person, nil, "person") }
        let visits = try VisitStore.list(context.database, region: context.region, filter)
        return .records(visits.map { summary($0, context) })
    }

    /// The caller's own id; asking for another one is refused, not silently narrowed.
    private static func own<Kind>(
        _ own: EntityID<Kind>?, _ asked: EntityID<Kind>?, _ field: String
    ) throws(Refusal) -> EntityID<Kind> {
        guard let own else { throw Refusal(.missingScope, ["field": field]) }
        guard asked == nil || asked == own else {
            throw Refusal(.denied, ["field": field, "value": asked?.description ?? "", "own": own.description])
        }
        return own
    }

    private static let get: Handler = { context in
        let visit = try loaded(context, forUpdate: false)
        return .record(
            summary(visit, context) + [
                ReplyField("day", visit.day), ReplyField("began", context.instant(visit.began)),
                ReplyField("ended", context.instant(visit.ended)), ReplyField("items", visit.items),
                ReplyField("flags", visit.flags.joined(separator: ",")),
                ReplyField("payable", visit.payable ? "yes" : "no"),
                ReplyField("score", visit.score.map(String.init) ?? ""), ReplyField("reason", visit.reason),
            ])
    }

    private static let miss: Handler = { context in
        let visit = try loaded(context)
        let next = try visit.progress.missed().state
        let reason = try context.required("reason", context.arguments.text("reason"))
        try VisitStore.setState(
            context.database, region: context.region, visit.id, next, reason: reason,
            note: context.arguments.text("note") ?? "")
        return .record([
            ReplyField("visit", visit.id), ReplyField("state", next.rawValue), ReplyField("reason", reason),
        ])
    }

    private static let cancel: Handler = { context in
        let visit = try loaded(context)
        let next = try visit.progress.cancelled().state
        try VisitStore.setState(
            context.database, region: context.region, visit.id, next,
            reason: try context.required("reason", context.arguments.text("reason")), note: "")
        return .record([ReplyField("visit", visit.id), ReplyField("state", next.rawValue)])
    }

    private static let ratings: Handler = { context in
        let arguments = context.arguments
        let rated = try RatingStore.list(
            context.database, region: context.region, provider: arguments.id("provider", ProviderKind.self),
            score: arguments.integer("score"), from: context.day("from"), to: context.day("to"),
            limit: arguments.integer("limit") ?? 50)
        return .records(
            rated.map { visit in
                [
                    ReplyField("visit", visit.id), ReplyField("day", visit.day), ReplyField("provider", visit.provider),
                    ReplyField("score", visit.score ?? 0),
                ]
            })
    }

    /// The visit that the command names, if the caller has to do with it.
    private static func loaded(_ context: CommandContext, forUpdate: Bool = true) throws -> VisitRow {
        let id = try context.target("visit", VisitKind.self)
        let visit = try context.found(
            VisitStore.visit(context.database, region: context.region, id, forUpdate: forUpdate), "visit", id)
        let caller = context.caller
        if caller.isOnly(.caregiver), visit.caregiver != caller.caregiver {
            throw Refusal(.visitNotAssigned, ["visit": id.description])
        }
        if caller.isOnly(.dispatcher) { try caller.mayActFor(visit.provider) }
        if caller.isOnly(.family) {
            let careCase = try context.found(
                CaseStore.careCase(context.database, region: context.region, visit.caseID), "case", visit.caseID)
            try caller.mayActFor(careCase.person)
        }
        return visit
    }

    /// What every list of visits shows.
    static func summary(_ visit: VisitRow, _ context: CommandContext) -> [ReplyField] {
        [
            ReplyField("visit", visit.id), ReplyField("case", visit.caseID), ReplyField("provider", visit.provider),
            ReplyField("caregiver", visit.caregiver?.description ?? ""),
            ReplyField("from", context.instant(visit.plannedFrom ?? visit.began)),
            ReplyField("minutes", visit.plannedMinutes ?? 0), ReplyField("state", visit.state.rawValue),
        ]
    }
}
