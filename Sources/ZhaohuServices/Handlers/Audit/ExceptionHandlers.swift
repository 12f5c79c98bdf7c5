internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `EXCEPTION.*`, `VISIT.EXCEPTIONS` and `VISIT.EXPLAIN`: the queue, answers, decisions, repair of one cause.
enum ExceptionHandlers {
    static let table: [String: Handler] = [
        "EXCEPTION.LIST": list, "VISIT.EXCEPTIONS": brief, "VISIT.EXPLAIN": hear, "EXCEPTION.RESOLVE": hear,
        "EXCEPTION.REPAIR": repair,
    ]

    private static let list: Handler = { context in
        let desk = try ExceptionDesk(context)
        let arguments = context.arguments
        var filter = try scoped(context)
        filter.caregiver = arguments.id("caregiver", CaregiverKind.self)
        filter.rule = arguments.text("rule")
        filter.cause = arguments.text("cause")
        filter.from = context.day("from")
        filter.to = context.day("to")
        if let state = arguments.text("state").flatMap(ExceptionState.init) { filter.states = [state] }
        if arguments.text("overdue") == "yes" {
            filter.openedBefore = desk.overdueBefore()
            filter.states = [.open]
        }
        let rows = try ExceptionStore.list(context.database, region: context.region, filter)
        return .records(rows.map { long($0, desk, context) })
    }

    private static func long(
        _ row: ExceptionRow, _ desk: ExceptionDesk, _ context: CommandContext
    ) -> [ReplyField] {
        let opened = context.zone.day(of: row.openedAt)
        let isOverdue = row.state == .open && desk.hearing(row).isOverdue(on: context.today)
        return short(row, context) + [
            ReplyField("day", row.day), ReplyField("caregiver", row.caregiver?.description ?? ""),
            ReplyField("state", row.state.rawValue), ReplyField("reason", row.reason),
            ReplyField("resolution", row.resolution), ReplyField("age_days", context.today.number - opened.number),
            ReplyField("due", desk.due(row)), ReplyField("overdue", isOverdue ? "yes" : "no"),
            ReplyField("stake", desk.stake(row).description),
        ]
    }

    private static func short(_ row: ExceptionRow, _ context: CommandContext) -> [ReplyField] {
        [
            ReplyField("exception", row.id), ReplyField("visit", row.visit), ReplyField("provider", row.provider),
            ReplyField("rule", row.rule), ReplyField("severity", row.severity), ReplyField("evidence", row.evidence),
            ReplyField("opened_at", context.instant(row.openedAt)),
        ]
    }

    /// The waiting ones in few words, for terminals.
    private static let brief: Handler = { context in
        let rows = try ExceptionStore.list(context.database, region: context.region, try scoped(context))
        return .records(rows.map { short($0, context) })
    }

    /// The company asked for; a dispatcher sees no other.
    private static func scoped(_ context: CommandContext) throws -> ExceptionFilter {
        var filter = ExceptionFilter()
        filter.provider = context.arguments.id("provider", ProviderKind.self)
        filter.limit = context.arguments.integer("limit") ?? filter.limit
        if context.caller.isOnly(.dispatcher) {
            guard let own = context.caller.provider else { throw Refusal(.missingScope, ["field": "provider"]) }
            guard filter.provider == nil || filter.provider == own else {
                throw Refusal(
                    .denied,
                    ["field": "provider", "value": filter.provider?.description ?? "", "own": own.description])
            }
            filter.provider = own
        }
        return filter
    }

    /// An answer or a decision: the command's fields tell which.
    private static let hear: Handler = { context in
        let id = try context.target("exception", VisitExceptionKind.self)
        let row = try context.found(
            ExceptionStore.exception(context.database, region: context.region, id), "exception", id)
        try context.caller.mayActFor(row.provider)
        let desk = try ExceptionDesk(context)
        let request = try desk.request()
        let next = try desk.next(row, request)
        try desk.check(request, rule: row.rule, on: row.day)
        var fields = [
            ReplyField("exception", id), ReplyField("visit", row.visit), ReplyField("state", next.rawValue),
        ]
        switch request {
        case .answer(let reason):
            try desk.write([row], request)
            fields.append(ReplyField("reason", reason.code))
        case .decision(let resolution):
            let minutes = try resolution.paidMinutes(context.arguments.integer("minutes"), recorded: row.minutes)
            try desk.write([row], request, minutes: minutes)
            let visit = try VisitStore.visit(context.database, region: context.region, row.visit)
            fields += [
                ReplyField("resolution", resolution.code), ReplyField("payable", visit?.payable == true ? "yes" : "no"),
            ]
        }
        return .record(fields)
    }

    private static let repair: Handler = { context in
        let arguments = context.arguments
        let provider = try context.required("provider", arguments.id("provider", ProviderKind.self))
        try context.caller.mayActFor(provider)
        let rule = try context.required("rule", arguments.text("rule"))
        let (from, to) = try ReportHandlers.period(context)
        let desk = try ExceptionDesk(context)
        let request = try desk.request()
        if case .decision(let resolution) = request { _ = try resolution.paidMinutes(nil, recorded: 0) }
        try desk.check(request, rule: rule, on: to)
        let most = try context.reference.policy.integer("audit.repair_max", on: context.today)
        var filter = ExceptionFilter()
        (filter.provider, filter.rule, filter.from, filter.to) = (provider, rule, from, to)
        filter.device = arguments.text("device")
        filter.limit = most + 1
        let rows = try ExceptionStore.list(context.database, region: context.region, filter, forUpdate: true)
        guard rows.count <= most else {
            throw Refusal(.repairTooLarge, ["field": "to", "value": to.description, "most": "\(most)"])
        }
        var (ready, left): ([ExceptionRow], [String]) = ([], [])
        for row in rows {
            do throws(Refusal) {
                _ = try desk.next(row, request)
                ready.append(row)
            } catch {
                left.append("\(row.id):\(error.rule.id)")
            }
        }
        try desk.write(ready, request)
        return .record([
            ReplyField("done", ready.count), ReplyField("skipped", left.count),
            ReplyField("stake", ready.reduce(Money.zero) { $0 + desk.stake($1) }.description),
            ReplyField("exceptions", ready.map(\.id.description).joined(separator: ",")),
            ReplyField("left", left.joined(separator: ",")),
        ])
    }
}
