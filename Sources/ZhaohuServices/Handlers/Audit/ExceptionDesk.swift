internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// What answering and deciding have in common, for one exception or for many of one cause.
struct ExceptionDesk {
    private let context: CommandContext
    private let answerDays: Int

    init(_ context: CommandContext) throws {
        self.context = context
        answerDays = try context.reference.policy.integer("audit.answer_working_days", on: context.today)
    }

    private var isAgency: Bool { !context.caller.roles.isDisjoint(with: [.officer, .admin]) }

    /// The last day for the company's answer.
    func due(_ row: ExceptionRow) -> Day { due(openedOn: context.zone.day(of: row.openedAt)) }

    private func due(openedOn day: Day) -> Day { context.reference.calendar.day(answerDays, workingDaysAfter: day) }

    /// What was opened before this instant is overdue today.
    func overdueBefore() -> Instant {
        var day = context.today
        while due(openedOn: day) >= context.today { day = day.advanced(by: -1) }
        return context.zone.instant(day.advanced(by: 1), minute: 0)
    }

    /// What the fund would pay for the visit.
    func stake(_ row: ExceptionRow) -> Money {
        let price = (try? context.reference.policy.integer("schedule.fund_fen_per_hour", on: row.day)) ?? 0
        return VisitPrice.of(minutes: row.minutes, fenPerHour: price)
    }

    func hearing(_ row: ExceptionRow) -> Hearing {
        Hearing(due: due(row), parties: row.answeredBy.isEmpty ? [] : [row.answeredBy])
    }

    /// What is asked for: the company's reason, or the agency's decision.
    enum Request {
        case answer(ExceptionReason)
        case decision(ExceptionResolution)
    }

    /// Reads `reason` and `resolution`, of which one is needed; only the agency decides.
    func request() throws -> Request {
        if let code = context.arguments.text("resolution") {
            guard isAgency else { throw Refusal(.denied, ["field": "resolution", "value": code, "roles": "officer"]) }
            let known = try AuditRuleStore.resolutions(context.database, region: context.region)
                .filter { $0.key != ExceptionResolution.tolerated }
            guard let resolution = known[code] else { throw unknown("resolution", code, known.keys.sorted()) }
            return .decision(resolution)
        }
        let code = try context.required("reason", context.arguments.text("reason"))
        let known = try AuditRuleStore.reasons(context.database, region: context.region)
        guard let reason = known[code] else { throw unknown("reason", code, known.keys.sorted()) }
        return .answer(reason)
    }

    private func unknown(_ field: String, _ value: String, _ known: [String]) -> Refusal {
        Refusal(
            .badValue,
            [
                "field": field, "value": value,
                "expected": Nearest.match(value, among: known) ?? known.joined(separator: ","),
            ])
    }

    /// The state that follows, or why not.
    func next(_ row: ExceptionRow, _ request: Request) throws(Refusal) -> ExceptionState {
        switch request {
        case .answer: return try row.state.after(.answered)
        case .decision:
            guard row.state == .open || row.state == .answered else { return try row.state.after(.decided) }
            let isLapsed = try hearing(row).requireDecision(
                by: context.caller.login, isAnswered: row.state == .answered, on: context.today)
            return try row.state.after(isLapsed ? .lapsed : .decided)
        }
    }

    /// Refuses a reason that cannot explain a finding of the rule.
    func check(_ request: Request, rule id: String, on day: Day) throws {
        guard case .answer(let reason) = request else { return }
        let rules = try AuditRuleStore.rules(context.database, region: context.region, on: day)
        guard let rule = rules.first(where: { $0.id == id }), !rule.reasons.contains(reason.kind) else { return }
        throw Refusal(
            .exceptionReason,
            ["field": "reason", "value": reason.code, "rule_id": id, "kinds": rule.reasons.joined(separator: ",")])
    }

    /// Writes the answer or the decision to exceptions.
    func write(_ rows: [ExceptionRow], _ request: Request, minutes: Int? = nil) throws {
        let note = context.arguments.text("note") ?? ""
        switch request {
        case .answer(let reason):
            try ExceptionStore.answer(
                context.database, region: context.region, rows.map(\.id), reason: reason.code, words: note,
                by: context.caller.login, at: context.now)
        case .decision(let resolution):
            try ExceptionStore.decide(
                context.database, region: context.region, rows.map(\.id), resolution: resolution.code, grounds: note,
                minutes: minutes, by: context.caller.login, at: context.now)
        }
    }
}
