internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `PROVIDER.EXIT`: opens the procedure of one company or of several at once; under `DRY` rehearses what would follow.
enum ExitOpening {
    static let long: [String: LongHandler] = ["PROVIDER.EXIT": open]

    private static let open: LongHandler = { context in
        let providers = try providers(context)
        let grounds = try grounds(context, providers)
        guard context.isDry else {
            return { { context in try opened(context, providers.map(\.id), grounds) } }
        }
        for provider in providers { try requireFree(context, provider) }
        let last = try lastDay(context, grounds)
        var loader = try WeekLoader(context, leaving: Set(providers.map(\.id)), first: last.advanced(by: 1))
        let facts = try loader.load()
        let progress = context.progress
        let limit = context.arguments.integer("limit") ?? 5_000
        return {
            let run = HandoverRun(facts, progress)
            return { _ in .records(Rehearsal(run: run, last: last).rows(limit: limit)) }
        }
    }

    /// The company named and those that leave with it.
    private static func providers(_ context: CommandContext) throws -> [ProviderRecord] {
        let first = try context.target("provider", ProviderKind.self)
        var ids = [first]
        for word in context.arguments.words("with") ?? [] {
            guard let id = ProviderID(word) else {
                throw Refusal(.badValue, ["field": "with", "value": word, "expected": "H09,H10"])
            }
            if !ids.contains(id) { ids.append(id) }
        }
        return try ids.map { id in
            try context.caller.mayActFor(id)
            return try context.found(
                ProviderStore.provider(context.database, region: context.region, id), "provider", id)
        }
    }

    /// The grounds, checked: a company itself may only give notice, and satisfaction alone needs enough answers.
    private static func grounds(_ context: CommandContext, _ providers: [ProviderRecord]) throws -> ExitGrounds {
        let word = try context.required("grounds", context.arguments.text("grounds"))
        let grounds = try context.required("grounds", ExitGrounds(rawValue: word))
        if context.caller.roles.isSubset(of: [.dispatcher]), grounds != .voluntary {
            throw Refusal(.exitVoluntary, ["field": "grounds", "value": word])
        }
        guard grounds == .satisfaction else { return grounds }
        let policy = context.reference.policy
        let least = try policy.integer("satisfaction.minimum_n", on: context.today)
        let since = context.today.advanced(by: -(try policy.integer("exit.sample_days", on: context.today)))
        for provider in providers {
            let answers = try ExitStore.answers(
                context.database, region: context.region, provider: provider.id, since: since)
            guard answers >= least else {
                throw Refusal(
                    .exitSmallSample,
                    [
                        "provider": "\(provider.id)", "n": "\(answers)", "minimum": "\(least)", "since": "\(since)",
                    ])
            }
        }
        return grounds
    }

    /// Refuses a company that is on its way out already.
    private static func requireFree(_ context: CommandContext, _ provider: ProviderRecord) throws {
        if let running = try ExitDesk.open(context, provider.id) {
            throw Refusal(
                .exitOpen, ["provider": "\(provider.id)", "exit": "\(running.id)", "hint": "EXIT.GET \(running.id)"])
        }
        _ = try provider.state.after(.exit)
    }

    /// The last day of care asked for, or the earliest that the terms allow.
    private static func lastDay(_ context: CommandContext, _ grounds: ExitGrounds) throws -> Day {
        if let wanted = context.day("effective") { return wanted }
        let rules = try ExitRules(context.reference.policy, on: context.today)
        let days = grounds == .voluntary ? max(rules.notice.length, rules.handover.length) : rules.handover.length
        return context.today.advanced(by: days)
    }

    private static func opened(
        _ context: CommandContext, _ ids: [ProviderID], _ grounds: ExitGrounds
    ) throws -> Reply {
        var first: ExitID?
        var all: [ExitID] = []
        for id in ids {
            let provider = try context.found(
                ProviderStore.provider(context.database, region: context.region, id, forUpdate: true), "provider", id)
            try requireFree(context, provider)
            let procedure = ExitProcedure(grounds: grounds, openedBy: context.caller.login, openedOn: context.today)
            let exit = try ExitStore.add(
                context.database, region: context.region, provider: id, joined: first,
                reason: context.arguments.text("reason") ?? "", evidence: context.arguments.text("evidence") ?? "",
                procedure)
            if first == nil { first = exit }
            all.append(exit)
            try ExitStore.addEvent(
                context.database, region: context.region, exit, op: context.opText, at: context.now,
                actor: context.caller.login, event: "open", state: procedure.state.rawValue,
                note: "\(grounds.rawValue): \(context.arguments.text("reason") ?? "")",
                evidence: context.arguments.text("evidence") ?? "")
        }
        let clients = try ids.reduce(0) {
            $0 + (try ExitStore.clients(context.database, region: context.region, $1)).count
        }
        return .record([
            ReplyField("exit", all.map(\.description).joined(separator: ",")),
            ReplyField("provider", ids.map(\.description).joined(separator: ",")),
            ReplyField("state", ExitState.opened.rawValue), ReplyField("grounds", grounds.rawValue),
            ReplyField("clients", clients),
        ])
    }
}
