internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// What is due, by the rules of the day.
struct Duties {
    private let context: CommandContext

    init(_ context: CommandContext) {
        self.context = context
    }

    /// The most urgent duty of an assessment, with the days left; empty values when nothing is due.
    func fields(of record: AssessmentRecord?) throws -> [ReplyField] {
        guard let duty = try record.flatMap({ try duties(of: $0).first }) else {
            return [ReplyField("duty", ""), ReplyField("due", ""), ReplyField("days_left", "")]
        }
        return [
            ReplyField("duty", duty.task.rawValue), ReplyField("due", duty.due), ReplyField("days_left", duty.left),
        ]
    }

    /// The duties of a region, the most urgent first.
    ///
    /// - Parameters:
    ///   - duty: only this one, nil for all.
    ///   - within: only what is due within that many working days; nil for all.
    ///   - limit: at most that many.
    /// - Returns: a line for each duty.
    /// - Throws: ``RefusalRule/badValue`` for a duty that there is not.
    func list(duty: String?, within: Int?, limit: Int) throws -> [[ReplyField]] {
        if let duty, AssessmentDuty.Task(rawValue: duty) == nil {
            let known = AssessmentDuty.Task.allCases.map(\.rawValue)
            throw Refusal(
                .badValue,
                [
                    "field": "duty", "value": duty, "expected": known.joined(separator: "|"),
                    "hint": Nearest.match(duty, among: known) ?? "",
                ])
        }
        let window = try context.reference.policy.integer("renewal.window_days", on: context.today)
        let caller = context.caller
        let ownOnly = caller.roles == [.assessor] ? caller.login : nil
        let records = try AssessmentStore.withDuties(
            context.database, region: context.region, endingBy: context.today.advanced(by: window), rater: ownOnly)
        var found: [(record: AssessmentRecord, duty: AssessmentDuty)] = []
        for record in records {
            for due in try duties(of: record)
            where (duty == nil || due.task.rawValue == duty) && (within == nil || due.left <= within ?? 0) {
                found.append((record, due))
            }
        }
        found.sort { ($0.duty.due, $0.record.id.number) < ($1.duty.due, $1.record.id.number) }
        return found.prefix(limit).map { Self.line($0.record, $0.duty) }
    }

    private func duties(of record: AssessmentRecord) throws(Refusal) -> [AssessmentDuty] {
        let dates = AssessmentDates(
            submittedOn: record.submittedOn, acceptedOn: record.acceptedOn, noticeUntil: record.noticeUntil,
            objectedOn: record.objectedOn, validUntil: record.validUntil)
        return try record.state.duties(
            dates, today: context.today, policy: context.reference.policy, calendar: context.reference.calendar)
    }

    private static func line(_ record: AssessmentRecord, _ duty: AssessmentDuty) -> [ReplyField] {
        [
            ReplyField("duty", duty.task.rawValue), ReplyField("assessment", record.id),
            ReplyField("case", record.caseID), ReplyField("state", record.state.rawValue),
            ReplyField("due", duty.due), ReplyField("days_left", duty.left),
            ReplyField("overdue", duty.isOverdue ? "yes" : "no"), ReplyField("role", duty.bearer.rawValue),
            ReplyField("article", duty.article), ReplyField("calendar", duty.isAssumed ? "assumed" : "known"),
        ]
    }
}
