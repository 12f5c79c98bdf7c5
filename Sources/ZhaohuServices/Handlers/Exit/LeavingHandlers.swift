internal import ZhaohuDocuments
internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// The end of an exit: clients moved, proof, final account, bar, publication.
enum LeavingHandlers {
    static let table: [String: Handler] = [
        "EXIT.MOVE": move, "EXIT.PROOF": proof, "EXIT.ACCOUNT": account, "EXIT.CLOSE": close,
        "EXIT.NOTICE": notice, "TERMINAL.DONE": terminalDone,
    ]

    /// Clients who agreed go to their new companies; done again it moves who agreed since, and nobody twice.
    private static let move: Handler = { context in
        var desk = try ExitDesk(context)
        let isAgain = desk.record.procedure.state == .moved
        if !isAgain { try desk.record.procedure.requireMayMove(on: context.today) }
        let last = desk.record.procedure.effectiveOn ?? context.today
        try HandoverStore.dropGone(
            context.database, region: context.region, desk.record.id, on: last.advanced(by: 1), at: context.now)
        // A move that comes late cannot make the days before it good: the proof will say so.
        let from = max(last.advanced(by: 1), context.today)
        let moved = try HandoverStore.move(
            context.database, region: context.region, desk.record.id, from: from, at: context.now)
        let clients = try desk.clients()
        if !isAgain, clients.waiting == 0 {
            try desk.record.procedure.move(clients, on: context.today)
            try desk.keep(.move, note: "moved \(clients.moved), named \(clients.named)")
            try desk.setProvider(.exit, grounds: desk.record.procedure.grounds.rawValue, until: last)
        } else if !moved.isEmpty {
            try desk.write("move", note: "moved \(moved.count), waiting \(clients.waiting)")
        }
        let orders = try TerminalOrderStore.count(context.database, region: context.region, desk.record.id)
        try tell(desk, moved, from: from)
        return .record(
            ExitHandlers.head(desk) + [
                ReplyField("moved_now", moved.count), ReplyField("moved", clients.moved),
                ReplyField("named", clients.named), ReplyField("waiting", clients.waiting), ReplyField("from", from),
                ReplyField("terminal_orders", orders.all),
            ])
    }

    /// The leaving company's carers forget, the new companies learn whom they have.
    private static func tell(
        _ desk: ExitDesk, _ moved: [(caseID: CaseID, provider: ProviderID)], from: Day
    ) throws {
        guard !moved.isEmpty else { return }
        let context = desk.context
        let now = Set(moved.map(\.caseID))
        var messages = try TerminalOrderStore.carers(context.database, region: context.region, desk.record.id)
            .compactMap { carer, cases -> OutboxMessage? in
                let purge = cases.filter(now.contains)
                guard !purge.isEmpty else { return nil }
                return OutboxMessage(
                    .schedule(carer),
                    [("purge", purge.map(\.description).joined(separator: ",")), ("from", from.description)])
            }
        let gained = Dictionary(grouping: moved, by: \.provider)
        messages += gained.keys.sorted().map { provider in
            OutboxMessage(
                .provider(provider),
                [
                    ("event", "clients_gained"), ("from", from.description),
                    ("cases", (gained[provider] ?? []).map(\.caseID.description).joined(separator: ",")),
                ])
        }
        messages.append(
            OutboxMessage(
                .provider(desk.record.provider),
                [("event", "clients_moved"), ("count", "\(moved.count)"), ("from", from.description)]))
        try OutboxStore.append(context.database, region: context.region, at: context.now, messages)
    }

    private static let proof: Handler = { context in
        let desk = try ExitDesk(context, forUpdate: false)
        let proof = try ExitProof(desk)
        let wanted = context.arguments.text("only") == "faults"
        let lines = proof.continuity.lines.filter { !wanted || !$0.findings.isEmpty }
        return .records(
            [proof.sums]
                + lines.prefix(context.arguments.integer("limit") ?? 1_000).map { line in
                    [
                        ReplyField("case", CaseID(line.client)), ReplyField("days_covered", line.coveredDays),
                        ReplyField("minutes_before", line.minutesBefore),
                        ReplyField("minutes_after", line.minutesAfter), ReplyField("faults", line.findings.count),
                        ReplyField(
                            "first",
                            line.findings.first.map { "\($0.day):\($0.fault.rawValue)" } ?? ""),
                    ]
                })
    }

    private static let account: Handler = { context in
        var desk = try ExitDesk(context)
        try desk.record.procedure.settle(on: context.today)
        let account = try FinalAccountFields(context, desk.record.provider)
        desk.record.account = account.text
        try desk.keep(.settle, note: account.text)
        return .record(ExitHandlers.head(desk) + account.fields)
    }

    private static let close: Handler = { context in
        var desk = try ExitDesk(context)
        let proof = try ExitProof(desk)
        let gaps = proof.continuity.findings.count
        let explanation = context.arguments.text("gaps") ?? ""
        let clients = try desk.clients()
        try desk.record.procedure.close(clients, gaps: explanation.isEmpty ? gaps : 0)
        let procedure = desk.record.procedure
        let months = try context.reference.policy.integer(procedure.grounds.barKey, on: context.today)
        let last = procedure.effectiveOn ?? context.today
        desk.record.closedOn = context.today
        if months > 0 { desk.record.barUntil = last.advanced(byMonths: months) }
        try desk.keep(
            .close, note: "gaps \(gaps)\(explanation.isEmpty ? "" : ": \(explanation)")",
            evidence: context.arguments.text("evidence") ?? "")
        if let until = desk.record.barUntil {
            try desk.setProvider(.bar, grounds: procedure.grounds.rawValue, until: until)
            try ExitCredit.write(desk, until: until)
        }
        try desk.tell("exit_closed", [("bar_until", desk.record.barUntil?.description ?? "")])
        return .record(
            ExitHandlers.head(desk) + [
                ReplyField("moved", clients.moved), ReplyField("named", clients.named), ReplyField("gaps", gaps),
                ReplyField("bar_until", desk.record.barUntil?.description ?? ""),
                ReplyField("bar_rule", "\(procedure.grounds.barKey)=\(months)"),
            ])
    }

    /// What is published: text in the session's language, or a page.
    private static let notice: Handler = { context in
        let desk = try ExitDesk(context, forUpdate: false)
        guard desk.record.procedure.state == .closed else {
            throw Refusal(
                .exitState,
                [
                    "state": desk.record.procedure.state.rawValue, "event": "publish", "possible": "EXIT.CLOSE",
                ])
        }
        let provider = try context.found(
            ProviderStore.provider(context.database, region: context.region, desk.record.provider), "provider",
            desk.record.provider)
        let clients = try desk.clients()
        let notice = ExitNotice(
            exit: desk.record.id, company: provider.name, grounds: desk.record.procedure.grounds,
            decidedOn: desk.record.procedure.decidedOn, lastDay: desk.record.procedure.effectiveOn,
            barUntil: desk.record.barUntil, publishedOn: desk.record.closedOn, moved: clients.moved)
        return .document(
            context.arguments.text("format") == "html" ? notice.html(context.language) : notice.text(context.language))
    }

    /// The terminal has forgotten what it was to forget.
    private static let terminalDone: Handler = { context in
        let caregiver = try context.required("caregiver", context.caller.caregiver)
        var cases: [CaseID] = []
        for word in context.arguments.words("cases") ?? [] {
            guard let id = CaseID(word) else {
                throw Refusal(.badValue, ["field": "cases", "value": word, "expected": "K1,K2"])
            }
            cases.append(id)
        }
        let done = try TerminalOrderStore.done(
            context.database, region: context.region, caregiver: caregiver, cases: cases,
            device: context.caller.device, at: context.now)
        let left = try TerminalOrderStore.tell(
            context.database, region: context.region, caregiver: caregiver, at: context.now)
        return .record([
            ReplyField("caregiver", caregiver), ReplyField("done", done),
            ReplyField("purge", left.map(\.caseID.description).joined(separator: ",")),
        ])
    }
}
