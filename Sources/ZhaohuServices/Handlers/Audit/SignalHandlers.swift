internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `SIGNAL.*`: found by numbers, heard, decided by a person.
enum SignalHandlers {
    static let table: [String: Handler] = [
        "SIGNAL.LIST": list, "SIGNAL.REPLY": reply, "SIGNAL.DECIDE": decide,
    ]
    static let long: [String: LongHandler] = ["SIGNAL.RUN": run]

    /// Reads a month of all carers, tests without the database, and writes what is new.
    private static let run: LongHandler = { context in
        let month = try context.month("month")
        let policy = context.reference.policy
        let rules = try SignalRules(policy: policy, on: month, zone: context.zone)
        let weak = try AuditRuleStore.rules(context.database, region: context.region, on: month).filter(\.isWeakProof)
        let months = try CarerMonthStore.months(
            context.database, region: context.region, month: month, weak: weak.map(\.id),
            accuracyMetres: policy.integer("visit.geo.accuracy_max_metres", on: month),
            carersMax: policy.integer("visit.device.caregivers_max", on: month), zone: context.zone)
        let days = try policy.integer("audit.signal.reply_working_days", on: context.today)
        let due = context.reference.calendar.day(days, workingDaysAfter: context.today)
        return {
            let tests = rules.tests(months)
            let signals = tests.filter { rules.isSignal($0) }
            return { context in
                let added = try SignalStore.add(
                    context.database, region: context.region, signals, from: month, to: month.endOfMonth,
                    replyDue: due, by: context.caller.login, at: context.now)
                try tell(context, month, signals, isNew: added > 0)
                return .record([
                    ReplyField("month", month.month), ReplyField("carers", months.count),
                    ReplyField("tests", tests.count), ReplyField("signals", signals.count), ReplyField("new", added),
                    ReplyField("reply_due", due),
                ])
            }
        }
    }

    private static func tell(
        _ context: CommandContext, _ month: Day, _ signals: [SignalRules.Result], isNew: Bool
    ) throws {
        guard isNew else { return }
        let messages = Set(signals.map(\.provider)).sorted().map { provider in
            OutboxMessage(.provider(provider), [("event", "signals"), ("month", month.month)])
        }
        try OutboxStore.append(context.database, region: context.region, at: context.now, messages)
    }

    private static let list: Handler = { context in
        let arguments = context.arguments
        var filter = SignalFilter()
        filter.provider = arguments.id("provider", ProviderKind.self)
        filter.caregiver = arguments.id("caregiver", CaregiverKind.self)
        filter.rule = arguments.text("rule")
        filter.state = arguments.text("state").flatMap(SignalState.init)
        filter.limit = arguments.integer("limit") ?? filter.limit
        let caller = context.caller
        if caller.isOnly(.dispatcher) { filter.provider = caller.provider }
        if caller.isOnly(.caregiver) { filter.caregiver = caller.caregiver }
        let isScoped = filter.provider != nil || filter.caregiver != nil
        guard isScoped || !caller.roles.isSubset(of: [.dispatcher, .caregiver]) else {
            throw Refusal(.missingScope, ["field": "provider"])
        }
        return .records(
            try SignalStore.list(context.database, region: context.region, filter).map { signal in
                [
                    ReplyField("signal", signal.id), ReplyField("rule", signal.rule),
                    ReplyField("caregiver", signal.caregiver), ReplyField("provider", signal.provider),
                    ReplyField("from", signal.from), ReplyField("to", signal.to), ReplyField("n", signal.n),
                    ReplyField("p", scientific(signal.p)), ReplyField("q", scientific(signal.q)),
                    ReplyField("evidence", signal.evidence), ReplyField("state", signal.state.rawValue),
                    ReplyField("reply_due", signal.replyDue), ReplyField("reply", signal.reply),
                    ReplyField("finding", signal.finding), ReplyField("grounds", signal.grounds),
                ]
            })
    }

    /// Two digits and the power of ten: nobody needs more of a probability.
    private static func scientific(_ value: Double) -> String {
        guard value > 0 else { return "0" }
        var (mantissa, exponent) = (value, 0)
        while mantissa < 1, exponent > -400 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
        let tenths = Int((mantissa * 10).rounded())
        return exponent == 0 ? "\(tenths / 10).\(tenths % 10)" : "\(tenths / 10).\(tenths % 10)e\(exponent)"
    }

    private static let reply: Handler = { context in
        let signal = try loaded(context)
        let caller = context.caller
        try caller.mayActFor(signal.provider)
        if caller.isOnly(.caregiver), caller.caregiver != signal.caregiver {
            throw Refusal(.denied, ["field": "signal", "value": signal.id.description])
        }
        let next = try signal.state.after(.replied)
        try SignalStore.reply(
            context.database, region: context.region, signal.id,
            words: try context.required("text", context.arguments.text("text")), by: caller.login, at: context.now)
        return .record([ReplyField("signal", signal.id), ReplyField("state", next.rawValue)])
    }

    private static let decide: Handler = { context in
        let signal = try loaded(context)
        let finding = try context.required("finding", context.arguments.text("finding"))
        let grounds = try context.required("grounds", context.arguments.text("grounds"))
        guard signal.state != .decided else {
            _ = try signal.state.after(.decided)
            throw Refusal(.internalFault)
        }
        let hearing = Hearing(due: signal.replyDue, parties: [signal.openedBy, signal.repliedBy])
        let isLapsed = try hearing.requireDecision(
            by: context.caller.login, isAnswered: signal.state == .replied, on: context.today)
        let next = try signal.state.after(isLapsed ? .lapsed : .decided)
        try SignalStore.decide(
            context.database, region: context.region, signal.id, finding: finding, grounds: grounds,
            by: context.caller.login, at: context.now)
        try OutboxStore.append(
            context.database, region: context.region, topic: .provider(signal.provider), at: context.now,
            fields: [("event", "signal_decided"), ("signal", signal.id.description), ("finding", finding)])
        return .record([
            ReplyField("signal", signal.id), ReplyField("state", next.rawValue), ReplyField("finding", finding),
        ])
    }

    private static func loaded(_ context: CommandContext) throws -> SignalRow {
        let id = try context.target("signal", SignalKind.self)
        return try context.found(SignalStore.signal(context.database, region: context.region, id), "signal", id)
    }
}
