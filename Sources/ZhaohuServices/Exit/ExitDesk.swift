internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// One procedure at the desk: read, moved one step on, written down, told.
struct ExitDesk {
    let context: CommandContext
    var record: ExitRecord
    let rules: ExitRules

    /// The procedure that the command names, locked against everybody else.
    init(_ context: CommandContext, forUpdate: Bool = true) throws {
        let id = try context.target("exit", ExitKind.self)
        try self.init(
            context,
            context.found(
                ExitStore.exit(context.database, region: context.region, id, forUpdate: forUpdate), "exit", id))
    }

    init(_ context: CommandContext, _ record: ExitRecord) throws {
        self.context = context
        self.record = record
        rules = try ExitRules(context.reference.policy, on: context.today)
        try context.caller.mayActFor(record.provider)
    }

    /// The open procedure of a company.
    static func open(_ context: CommandContext, _ provider: ProviderID) throws -> ExitRecord? {
        try ExitStore.list(context.database, region: context.region, provider: provider)
            .first { $0.procedure.state.isOpen }
    }

    /// The open or newest procedure of the company that the command names.
    static func ofProvider(_ context: CommandContext) throws -> ExitRecord {
        let provider = try ProviderHandlers.loaded(context, forUpdate: false)
        try context.caller.mayActFor(provider.id)
        return try context.found(
            ExitStore.list(context.database, region: context.region, provider: provider.id).first, "provider",
            provider.id)
    }

    /// Writes the procedure and the step that led here.
    func keep(_ event: ExitState.Event, note: String, evidence: String = "") throws {
        try ExitStore.save(context.database, region: context.region, record)
        try write(event.rawValue, note: note, evidence: evidence)
    }

    /// Writes a step alone.
    func write(_ event: String, note: String, evidence: String = "") throws {
        try ExitStore.addEvent(
            context.database, region: context.region, record.id, op: context.opText, at: context.now,
            actor: context.caller.login, event: event, state: record.procedure.state.rawValue, note: note,
            evidence: evidence)
    }

    /// Tells the company; last in the transaction.
    func tell(_ event: String, _ fields: [(name: String, value: String)] = []) throws {
        try OutboxStore.append(
            context.database, region: context.region, topic: .provider(record.provider), at: context.now,
            fields: [("event", event), ("exit", record.id.description)] + fields)
    }

    /// Puts the company into a standing, unless it is there already.
    func setProvider(_ event: ProviderState.Event, grounds: String, until: Day? = nil) throws {
        let provider = try context.found(
            ProviderStore.provider(context.database, region: context.region, record.provider, forUpdate: true),
            "provider", record.provider)
        if event == .suspend, provider.state == .suspended { return }
        let next = try provider.state.after(event, grounds: grounds)
        try ProviderStore.setState(
            context.database, region: context.region, provider.id, from: provider.state, to: next, op: context.opText,
            at: context.now, on: context.today, actor: context.caller.login, grounds: grounds,
            evidence: record.id.description, until: until)
    }

    /// Where the clients are.
    func clients() throws -> ExitClients {
        let rows = try HandoverStore.ofExit(context.database, region: context.region, record.id)
        let known = Set(rows.map(\.caseID))
        let others = try ExitStore.clients(context.database, region: context.region, record.provider)
            .count { !known.contains($0) }
        return ExitClients(
            moved: rows.count { $0.state == .moved }, named: rows.count { $0.state == .unplaced },
            waiting: rows.count { $0.state != .moved && $0.state != .unplaced } + others)
    }
}

extension ExitDesk {
    /// The procedure with every term and the rule behind it.
    func fields() -> [ReplyField] {
        let procedure = record.procedure
        var fields = [
            ReplyField("exit", record.id), ReplyField("provider", record.provider),
            ReplyField("state", procedure.state.rawValue), ReplyField("grounds", procedure.grounds.rawValue),
            ReplyField("opened_on", procedure.openedOn),
        ]
        if record.joined != record.id { fields.append(ReplyField("joined", record.joined)) }
        if let measure = procedure.measure { fields.append(ReplyField("measure", measure.rawValue)) }
        for (name, day) in [
            ("served_on", procedure.servedOn), ("answer_until", procedure.answerUntil),
            ("rectify_until", procedure.rectifyUntil), ("decide_until", procedure.decideUntil),
            ("appeal_until", procedure.appealUntil), ("rule_until", procedure.ruleUntil),
            ("effective", procedure.effectiveOn), ("bar_until", record.barUntil), ("closed_on", record.closedOn),
        ] {
            if let day { fields.append(ReplyField(name, day)) }
        }
        return fields
    }

    /// A term that was begun with this step: its end, the policy row behind it, and whether its holidays are known.
    func term(_ name: String, _ term: ExitRules.Term, until end: Day?, from start: Day?) -> [ReplyField] {
        guard let end, let start else { return [] }
        let isKnown = !term.isInWorkingDays || context.reference.calendar.isKnown(from: start, to: end)
        return [
            ReplyField("\(name)_until", end), ReplyField("\(name)_rule", "\(term.key)=\(term.length)"),
            ReplyField("\(name)_calendar", isKnown ? "known" : "assumed"),
        ]
    }
}
