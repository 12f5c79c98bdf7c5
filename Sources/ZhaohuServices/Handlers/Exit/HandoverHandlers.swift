internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// The hand-over of clients: planned, offered, agreed to, refused.
enum HandoverHandlers {
    static let long: [String: LongHandler] = ["EXIT.HANDOVER": plan, "HANDOVER.REFUSE": refuse]
    static let table: [String: Handler] = [
        "PROVIDER.HANDOVER": list, "HANDOVER.OFFER": offer, "HANDOVER.CONFIRM": confirm, "HANDOVER.GET": get,
    ]

    /// Plans all clients of the procedure, and of those joined with it, at once; what was agreed to stays.
    private static let plan: LongHandler = { context in
        let desks = try leaving(context)
        let run = try prepared(context, desks) { $0.state == .confirmed }
        return {
            let run = run()
            return { context in
                var told: [ExitDesk] = []
                for desk in try leaving(context) {
                    var desk = desk
                    try desk.record.procedure.handOver(on: context.today)
                    try desk.keep(.handOver, note: "\(run.placed) of \(run.results.count) placed")
                    told.append(desk)
                }
                let exits = Dictionary(uniqueKeysWithValues: told.map { ($0.record.provider, $0.record.id) })
                try HandoverStore.replace(
                    context.database, region: context.region, exits: Array(exits.values), at: context.now,
                    run.records(exits))
                let last = told.compactMap(\.record.procedure.effectiveOn).max() ?? context.today
                let ids = told.map(\.record.id.description).joined(separator: ",")
                return .record([ReplyField("exit", ids)] + Rehearsal(run: run, last: last).sums)
            }
        }
    }

    /// The procedures that go together and are about to hand over, or do so.
    private static func leaving(_ context: CommandContext) throws -> [ExitDesk] {
        let desk = try ExitDesk(context)
        _ = try handedOver(desk)
        let all = try ExitStore.joined(context.database, region: context.region, with: desk.record.joined)
        return try all.map { try ExitDesk(context, $0) }.filter { (try? handedOver($0)) != nil }
    }

    private static func handedOver(_ desk: ExitDesk) throws -> ExitProcedure {
        var procedure = desk.record.procedure
        try procedure.handOver(on: desk.context.today)
        return procedure
    }

    /// Looks at the week, the closure thinks; `keeps` says which clients stay as they are.
    private static func prepared(
        _ context: CommandContext, _ desks: [ExitDesk], refused: (CaseID, ProviderID)? = nil,
        keeps: (HandoverRecord) -> Bool
    ) throws -> @Sendable () -> HandoverRun {
        let last = desks.compactMap(\.record.procedure.effectiveOn).max() ?? context.today
        let exits = desks.map(\.record.id)
        var refusals = try HandoverStore.refusals(context.database, region: context.region, exits: exits)
        if let refused { refusals[refused.0, default: []].insert(refused.1) }
        var loader = try WeekLoader(
            context, leaving: Set(desks.map(\.record.provider)), first: last.advanced(by: 1), refusals: refusals)
        let facts = try loader.load()
        let rows = try exits.flatMap {
            try HandoverStore.ofExit(context.database, region: context.region, $0)
        }.filter(keeps)
        let kept = Dictionary(uniqueKeysWithValues: rows.map { ($0.caseID, $0) })
        let progress = context.progress
        return { HandoverRun(facts, keeping: kept, progress) }
    }

    private static let list: Handler = { context in
        let record = try ExitDesk.ofProvider(context)
        let rows = try HandoverStore.ofExit(context.database, region: context.region, record.id)
        let state = context.arguments.text("state")
        return .records(
            rows.filter { state == nil || $0.state.rawValue == state }
                .prefix(context.arguments.integer("limit") ?? 1_000)
                .map { HandoverRows.fields($0, record.provider) })
    }

    private static let offer: Handler = { context in
        let desk = try ExitDesk(context)
        _ = try desk.record.procedure.state.after(.move)
        let asked = try HandoverStore.offer(
            context.database, region: context.region, desk.record.id, at: context.now)
        let count = asked.values.reduce(0, +)
        try desk.write("offer", note: "\(count) clients asked")
        let messages = asked.keys.sorted().map { provider in
            OutboxMessage(
                .provider(provider),
                [
                    ("event", "clients_offered"), ("exit", desk.record.id.description),
                    ("clients", "\(asked[provider] ?? 0)"),
                ])
        }
        try OutboxStore.append(context.database, region: context.region, at: context.now, messages)
        return .record(ExitHandlers.head(desk) + [ReplyField("offered", count), ReplyField("told", messages.count)])
    }

    private static let confirm: Handler = { context in
        let row = try living(context)
        let next = try row.state.after(.confirm)
        if row.state == .unplaced, context.arguments.text("change") != "accept" || row.provider == nil {
            throw Refusal(.handoverUnplaced, ["case": "\(row.caseID)", "reason": row.reason, "change": row.change])
        }
        try HandoverStore.setState(
            context.database, region: context.region, row.id, next,
            by: try context.required("by", context.arguments.text("by")), at: context.now)
        return .record(fields(row, next))
    }

    private static let get: Handler = { context in
        let row = try living(context, forUpdate: false)
        return .record(fields(row, row.state))
    }

    /// The client wants another company: the next best one is proposed, nobody else is moved.
    private static let refuse: LongHandler = { context in
        let row = try living(context, forUpdate: false)
        _ = try row.state.after(.refuse)
        let desk = try ExitDesk(
            context,
            context.found(ExitStore.exit(context.database, region: context.region, row.exit), "exit", row.exit))
        let all = try ExitStore.joined(context.database, region: context.region, with: desk.record.joined)
        let run = try prepared(
            context, all.map { try ExitDesk(context, $0) }, refused: row.provider.map { (row.caseID, $0) }
        ) { $0.provider != nil && $0.state != .unplaced && $0.caseID != row.caseID }
        return {
            let run = run()
            return { context in
                let row = try living(context)
                try HandoverStore.setState(
                    context.database, region: context.region, row.id, try row.state.after(.refuse),
                    by: context.caller.login, at: context.now)
                let next = run.results.first.map { run.record($0, row.exit) }
                try HandoverStore.add(
                    context.database, region: context.region, at: context.now, next.map { [$0] } ?? [])
                return .record(next.map { fields($0, $0.state) } ?? [ReplyField("case", row.caseID)])
            }
        }
    }

    /// The living hand-over of the case; the family sees its own.
    private static func living(_ context: CommandContext, forUpdate: Bool = true) throws -> HandoverRecord {
        let careCase = try CaseHandlers.loaded(context, forUpdate: false)
        try context.caller.mayActFor(careCase.person)
        guard
            let row = try HandoverStore.living(
                context.database, region: context.region, careCase.id, forUpdate: forUpdate)
        else { throw Refusal(.handoverNone, ["case": "\(careCase.id)", "hint": "PLAN.GET \(careCase.id)"]) }
        return row
    }

    private static func fields(_ row: HandoverRecord, _ state: HandoverState) -> [ReplyField] {
        [
            ReplyField("case", row.caseID), ReplyField("exit", row.exit), ReplyField("state", state.rawValue),
            ReplyField("to", row.provider?.description ?? ""),
            ReplyField("weekdays", WeekHandlers.text(row.weekdays)),
            ReplyField("window", "\(PlanHandlers.time(row.windowFrom))-\(PlanHandlers.time(row.windowTo))"),
            ReplyField("visits", row.visits), ReplyField("reason", row.reason), ReplyField("change", row.change),
        ]
    }
}
