internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// The `PLAN` commands: what care is given and by whom, confirmed before it starts (Ops-22, article 16).
enum PlanHandlers {
    static let table: [String: Handler] = [
        "PLAN.SET": set, "PLAN.CONFIRM": confirm, "PLAN.GET": get, "PLAN.WISH": wish,
    ]

    private static let set: Handler = { context in
        let careCase = try CaseHandlers.loaded(context)
        guard careCase.state == .effective else {
            throw Refusal(.caseNotEffective, ["case": careCase.id.description, "state": careCase.state.rawValue])
        }
        let items = try context.required("items", context.arguments.frequencies("items"))
        try context.reference.check(items: items.map(\.item))
        let (provider, chosen) = try provider(context, careCase)
        let plan = try PlanStore.setDraft(
            context.database, region: context.region, caseID: careCase.id, provider: provider,
            minutes: try context.required("minutes", context.arguments.integer("minutes")),
            window: try context.required("window", context.arguments.window("window")), items: items,
            carers: context.arguments.integer("carers") ?? 1, gap: try gap(context),
            priority: context.arguments.integer("priority") ?? 2, on: context.today)
        try CaseHandlers.event(context, careCase.id, "plan_drafted", careCase.state, note: plan.description)
        return .record([
            ReplyField("plan", plan), ReplyField("case", careCase.id), ReplyField("provider", provider),
            ReplyField("chosen", chosen), ReplyField("state", "draft"),
        ])
    }

    /// Minutes from the first carer's coming to the second's.
    private static func gap(_ context: CommandContext) throws(Refusal) -> ClosedRange<Int> {
        let (from, to) = (context.arguments.integer("gap_from"), context.arguments.integer("gap_to"))
        guard from != nil || to != nil else { return 0...0 }
        guard context.arguments.integer("carers") == 2 else {
            throw Refusal(.badValue, ["field": "carers", "value": "1", "expected": "2 with gap_from and gap_to"])
        }
        let (low, high) = (from ?? 0, to ?? from ?? 0)
        guard low <= high else {
            throw Refusal(.badValue, ["field": "gap_to", "value": "\(high)", "expected": "\(low) or more"])
        }
        return low...high
    }

    /// What a client wants of carers: one wish set or taken back.
    private static let wish: Handler = { context in
        let careCase = try CaseHandlers.loaded(context)
        try context.caller.mayActFor(careCase.person)
        if let provider = careCase.provider { try context.caller.mayActFor(provider) }
        let arguments = context.arguments
        let wishes =
            [
                arguments.id("not_with", CaregiverKind.self).map { ("not_with", $0.description) },
                arguments.text("sex").map { ("sex", $0) }, arguments.text("language").map { ("language", $0) },
            ].compactMap { $0 }
        guard !wishes.isEmpty else { throw Refusal(.missingField, ["field": "not_with, sex or language"]) }
        if let refused = arguments.id("not_with", CaregiverKind.self) {
            _ = try context.found(
                CaregiverStore.caregiver(context.database, region: context.region, refused), "not_with", refused)
        }
        for (kind, value) in wishes {
            let wish = ClientWish(caseID: careCase.id, kind: kind, value: value)
            if arguments.text("remove") == "yes" {
                guard try ScheduleStore.removeWish(context.database, region: context.region, wish) else {
                    throw Refusal(.wishUnknown, ["case": careCase.id.description, kind: value])
                }
            } else {
                try ScheduleStore.setWish(
                    context.database, region: context.region, wish, on: context.today, by: context.caller.login)
            }
        }
        return .record(
            [ReplyField("case", careCase.id)] + wishes.map { ReplyField($0.0, $0.1) } + [
                ReplyField("state", arguments.text("remove") == "yes" ? "removed" : "set")
            ])
    }

    private static let confirm: Handler = { context in
        let careCase = try CaseHandlers.loaded(context)
        try context.caller.mayActFor(careCase.person)
        guard
            let draft = try PlanStore.plan(
                context.database, region: context.region, caseID: careCase.id, state: "draft")
        else { throw Refusal(.noPlan, ["case": careCase.id.description, "wanted": "draft", "hint": "PLAN.SET"]) }
        try takesNewBookings(context, draft.provider)
        try PlanStore.confirm(
            context.database, region: context.region, caseID: careCase.id, plan: draft.id,
            by: try context.required("by", context.arguments.text("by")), on: context.today)
        try CaseStore.setProvider(context.database, region: context.region, careCase.id, draft.provider)
        try CaseHandlers.event(context, careCase.id, "plan_confirmed", careCase.state, note: draft.id.description)
        return .record([
            ReplyField("plan", draft.id), ReplyField("case", careCase.id), ReplyField("provider", draft.provider),
            ReplyField("state", "confirmed"),
        ])
    }

    private static let get: Handler = { context in
        let careCase = try CaseHandlers.loaded(context, forUpdate: false)
        try context.caller.mayActFor(careCase.person)
        for state in ["confirmed", "draft"] {
            guard
                let plan = try PlanStore.plan(
                    context.database, region: context.region, caseID: careCase.id, state: state)
            else { continue }
            try context.caller.mayActFor(plan.provider)
            return .record([
                ReplyField("plan", plan.id), ReplyField("case", plan.caseID), ReplyField("provider", plan.provider),
                ReplyField("state", plan.state), ReplyField("minutes", plan.minutes),
                ReplyField("window", "\(time(plan.windowFrom))-\(time(plan.windowTo))"),
                ReplyField("items", plan.items), ReplyField("confirmed_on", plan.confirmedOn?.description ?? ""),
                ReplyField("carers", plan.carers),
                ReplyField("gap", "\(plan.gap.lowerBound)-\(plan.gap.upperBound)"),
                ReplyField("priority", plan.priority), ReplyField("weekdays", WeekHandlers.text(plan.weekdays)),
            ])
        }
        throw Refusal(.noPlan, ["case": careCase.id.description, "wanted": "confirmed or draft", "hint": "PLAN.SET"])
    }

    /// The company named, the dispatcher's own, the one that serves already, or the nearest that takes new clients.
    private static func provider(
        _ context: CommandContext, _ careCase: CaseRecord
    ) throws -> (provider: ProviderID, chosen: String) {
        let wanted = context.arguments.id("provider", ProviderKind.self)
        if let named = wanted ?? context.caller.provider {
            try context.caller.mayActFor(named)
            try takesNewBookings(context, named)
            return (named, "named")
        }
        let providers = try ProviderStore.list(context.database, region: context.region)
        if let current = careCase.provider,
            providers.contains(where: { $0.id == current && $0.state.acceptsNewBookings })
        {
            return (current, "current")
        }
        let person = try context.found(
            PersonStore.person(context.database, region: context.region, careCase.person), "person", careCase.person)
        let nearest = providers.filter(\.state.acceptsNewBookings).min { left, right in
            let distances = [left, right].map { $0.position.distanceMetres(to: person.position) }
            return (distances[0], left.id) < (distances[1], right.id)
        }
        guard let nearest else { throw Refusal(.noProviderAvailable) }
        return (nearest.id, "nearest")
    }

    private static func takesNewBookings(_ context: CommandContext, _ id: ProviderID) throws {
        let provider = try context.found(
            ProviderStore.provider(context.database, region: context.region, id), "provider", id)
        try provider.state.requireAcceptsNewBookings()
    }

    /// Minutes of the day as `08:00`.
    static func time(_ minute: Int) -> String { "\(Digits.padded(minute / 60, 2)):\(Digits.padded(minute % 60, 2))" }
}
