internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `DEDUCTION.*`: points taken off, vetoes, appeals.
enum DeductionHandlers {
    static let table: [String: Handler] = [
        "DEDUCTION.ADD": add, "DEDUCTION.CONFIRM": confirm, "DEDUCTION.APPEAL": appeal, "DEDUCTION.DECIDE": decide,
        "DEDUCTION.LIST": list,
    ]

    private static let add: Handler = { context in
        let arguments = context.arguments
        let provider = try context.required("provider", arguments.id("provider", ProviderKind.self))
        _ = try context.found(
            ProviderStore.provider(context.database, region: context.region, provider), "provider", provider)
        let points = arguments.integer("points")
        let veto = arguments.text("veto").flatMap { VetoGround(rawValue: $0) }
        guard (points == nil) != (veto == nil) else { throw Refusal(.deductionKind, ["field": "points"]) }
        let day = try context.required("on", context.day("on"))
        guard day <= context.today else {
            throw Refusal(.badValue, ["field": "on", "value": "\(day)", "expected": "\(context.today) or earlier"])
        }
        let state: DeductionState = veto == nil ? .standing : .proposed
        let until = veto == nil ? try appealUntil(context) : nil
        let id = try DeductionStore.add(
            context.database, region: context.region,
            NewDeduction(
                provider: provider, rule: try context.required("rule", arguments.text("rule")),
                fact: try context.required("fact", arguments.text("fact")), pointsTenths: (points ?? 0) * 10,
                veto: veto, grounds: try context.required("grounds", arguments.text("grounds")),
                evidence: try context.required("evidence", arguments.text("evidence")), factDay: day, state: state,
                appealUntil: until),
            on: context.today, by: context.caller.login, op: context.opText)
        if let until { try push(context, provider, id, state, until) }
        return .record([
            ReplyField("deduction", id), ReplyField("provider", provider), ReplyField("state", state.rawValue),
            ReplyField("appeal_until", until?.description ?? ""),
        ])
    }

    private static let confirm: Handler = { context in
        let deduction = try loaded(context)
        let isConfirmed = context.arguments.text("confirmed") != "no"
        // An officer may take back an own proposal, but never confirm it.
        guard isConfirmed || deduction.state == .proposed else {
            throw Refusal(
                .deductionState, ["state": deduction.state.rawValue, "event": "annul", "possible": "appeal"])
        }
        let next = try deduction.state.decided(
            isConfirmed ? .confirm : .annul, by: context.caller.login, hands: isConfirmed ? [deduction.madeBy] : [])
        if isConfirmed {
            let until = try appealUntil(context)
            try DeductionStore.confirm(
                context.database, region: context.region, deduction.id, by: context.caller.login, appealUntil: until)
            try push(context, deduction.provider, deduction.id, next, until)
            return reply(deduction.id, next, [ReplyField("appeal_until", until)])
        }
        try DeductionStore.decide(
            context.database, region: context.region, deduction.id, next, decision: "not confirmed",
            by: context.caller.login, on: context.today)
        return reply(deduction.id, next)
    }

    private static let appeal: Handler = { context in
        let deduction = try loaded(context)
        try context.caller.mayActFor(deduction.provider)
        let next = try deduction.state.appealed(on: context.today, until: deduction.appealUntil ?? context.today)
        try DeductionStore.appeal(
            context.database, region: context.region, deduction.id,
            text: try context.required("grounds", context.arguments.text("grounds")), by: context.caller.login,
            on: context.today)
        return reply(deduction.id, next)
    }

    private static let decide: Handler = { context in
        let deduction = try loaded(context)
        guard deduction.state != .proposed else {
            throw Refusal(.deductionState, ["state": "proposed", "event": "uphold", "possible": "confirm"])
        }
        let stays = context.arguments.text("upheld") == "yes"
        let next = try deduction.state.decided(
            stays ? .uphold : .annul, by: context.caller.login, hands: [deduction.madeBy, deduction.confirmedBy])
        try DeductionStore.decide(
            context.database, region: context.region, deduction.id, next,
            decision: try context.required("grounds", context.arguments.text("grounds")), by: context.caller.login,
            on: context.today)
        try push(context, deduction.provider, deduction.id, next, nil)
        return reply(deduction.id, next)
    }

    private static let list: Handler = { context in
        let isCompany = context.caller.roles.isSubset(of: [.dispatcher, .caregiver])
        var provider = context.arguments.id("provider", ProviderKind.self)
        if let provider { try context.caller.mayActFor(provider) }
        if isCompany { provider = try context.required("provider", context.caller.provider) }
        let deductions = try DeductionStore.list(
            context.database, region: context.region, provider: provider, from: context.day("from"),
            to: context.day("to"), limit: context.arguments.integer("limit") ?? 50)
        // A proposal that nobody has confirmed is not told to the company.
        return .records(deductions.filter { !isCompany || $0.state != .proposed }.map(fields))
    }

    private static func fields(_ deduction: DeductionRecord) -> [ReplyField] {
        [
            ReplyField("deduction", deduction.id), ReplyField("provider", deduction.provider),
            ReplyField("rule", deduction.rule), ReplyField("fact", deduction.fact),
            ReplyField("points", ScoreText.points(deduction.pointsTenths)),
            ReplyField("veto", deduction.veto?.rawValue ?? ""), ReplyField("on", deduction.factDay),
            ReplyField("state", deduction.state.rawValue), ReplyField("grounds", deduction.grounds),
            ReplyField("evidence", deduction.evidence), ReplyField("made_by", deduction.madeBy),
            ReplyField("appeal_until", deduction.appealUntil?.description ?? ""),
            ReplyField("appeal", deduction.appeal), ReplyField("decision", deduction.decision),
        ]
    }

    private static func loaded(_ context: CommandContext) throws -> DeductionRecord {
        let id = try context.target("deduction", DeductionKind.self)
        return try context.found(
            DeductionStore.deduction(context.database, region: context.region, id), "deduction", id)
    }

    private static func appealUntil(_ context: CommandContext) throws(Refusal) -> Day {
        let days = try context.reference.policy.integer("deduction.appeal_working_days", on: context.today)
        return context.reference.calendar.day(days, workingDaysAfter: context.today)
    }

    private static func reply(_ id: DeductionID, _ state: DeductionState, _ more: [ReplyField] = []) -> Reply {
        .record([ReplyField("deduction", id), ReplyField("state", state.rawValue)] + more)
    }

    private static func push(
        _ context: CommandContext, _ provider: ProviderID, _ id: DeductionID, _ state: DeductionState, _ until: Day?
    ) throws {
        try OutboxStore.append(
            context.database, region: context.region, topic: .provider(provider), at: context.now,
            fields: [
                ("kind", "deduction"), ("deduction", id.description), ("state", state.rawValue),
                ("appeal_until", until?.description ?? ""),
            ])
    }
}
