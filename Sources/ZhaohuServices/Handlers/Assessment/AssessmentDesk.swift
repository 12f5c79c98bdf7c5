internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// The assessment that a command names, with its raters, their sheets and the instrument that they point to.
struct AssessmentDesk {
    let context: CommandContext
    let record: AssessmentRecord
    /// Those who visit.
    let raters: [RaterRecord]
    /// The third expert, if one was asked.
    let tieBreaker: RaterRecord?
    private let document: Instrument?

    /// With `forUpdate` the case is locked first, then the assessment: everybody takes them in this order.
    init(_ context: CommandContext, forUpdate: Bool = true) throws {
        let id = try context.target("assessment", AssessmentKind.self)
        var record = try context.found(
            AssessmentStore.assessment(context.database, region: context.region, id), "assessment", id)
        if forUpdate {
            _ = try Procedure(context).loadedCase(record.caseID)
            record = try context.found(
                AssessmentStore.assessment(context.database, region: context.region, id, forUpdate: true),
                "assessment", id)
        }
        try self.init(context, record)
    }

    init(_ context: CommandContext, _ record: AssessmentRecord) throws {
        self.context = context
        self.record = record
        let all = try RaterStore.raters(context.database, region: context.region, record.id)
        raters = all.filter { !$0.breaksTies }
        tieBreaker = all.first(where: \.breaksTies)
        document =
            try record.instrumentHash.isEmpty
            ? nil : context.reference.instrument(hash: record.instrumentHash, context.database)
    }

    /// The raters, as the rules see them.
    ///
    /// - Throws: ``RefusalRule/assessmentState`` while none are named.
    func panel() throws(Refusal) -> RaterPanel {
        guard !raters.isEmpty else { throw notNamed }
        return try RaterPanel(
            raters.map { RaterPanel.Rater($0.login, isExpert: $0.isExpert, institution: $0.institution) })
    }

    /// The instrument of the sheets.
    ///
    /// - Throws: ``RefusalRule/assessmentState`` while none is chosen.
    func instrument() throws(Refusal) -> Instrument {
        guard let document else { throw notNamed }
        return document
    }

    /// Refuses what needs a conclusion while not both experts have given theirs.
    ///
    /// - Throws: ``RefusalRule/secondExpertMissing``.
    func requireSecondExpert() throws {
        guard record.state == .scored else { return }
        let opinions = try RaterStore.opinions(context.database, region: context.region, record.id)
        throw Refusal(
            .secondExpertMissing,
            [
                "assessment": record.id.description, "concluded_by": opinions.map(\.expert).joined(separator: ","),
                "possible": "ASSESS.CONCLUDE",
            ])
    }

    /// Those who visit, and the third expert behind them.
    var everybody: [RaterRecord] { raters + (tieBreaker.map { [$0] } ?? []) }

    /// Raters whose sheet is locked.
    var submitted: Set<String> { Set(raters.filter(\.isSubmitted).map(\.login)) }

    /// True when every rater has locked the sheet: from now on they may see each other's.
    var isUnblinded: Bool { !raters.isEmpty && raters.allSatisfy(\.isSubmitted) }

    /// The latest answers of every rater, by login.
    func sheets() throws -> [String: AnswerSheet] {
        try RaterStore.sheets(context.database, region: context.region, record.id)
    }

    /// The day as of which all sheets of this assessment are scored: that of the visit.
    var scoringDay: Day { record.startedAt.map { context.zone.day(of: $0) } ?? context.today }

    /// The dated cut-offs of the instrument on the day of the visit.
    func cutoffs() throws(Refusal) -> [String: Int] {
        try instrument().cutoffs(context.reference.policy, on: scoringDay)
    }

    /// The policy rows behind them.
    func cutoffRows() throws(Refusal) -> [PolicyRow] {
        try instrument().cutoffRows(context.reference.policy, on: scoringDay)
    }

    /// A grade by its number or by its name.
    func grade(_ text: String) throws(Refusal) -> GradeName {
        let instrument = try instrument()
        if let number = Int(text), let grade = instrument.grade(number: number) { return grade }
        return try instrument.grade(code: text)
    }

    func reply(_ fields: [ReplyField]) -> Reply {
        .record([ReplyField("assessment", record.id)] + fields)
    }

    private var notNamed: Refusal {
        Refusal(.assessmentState, ["state": record.state.rawValue, "possible": "ASSESS.ASSIGN"])
    }
}

/// Cut-offs as they are kept beside a locked sheet: `barthel.severe.max=40,barthel.moderate.max=50`.
enum CutoffText {
    static func text(_ rows: [PolicyRow]) -> String {
        rows.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    }

    static func values(_ text: String) -> [String: Int] {
        let pairs = text.split(separator: ",").compactMap { pair -> (String, Int)? in
            let parts = pair.split(separator: "=")
            guard parts.count == 2, let value = Int(parts[1]) else { return nil }
            return (String(parts[0]), value)
        }
        return Dictionary(pairs) { first, _ in first }
    }
}
