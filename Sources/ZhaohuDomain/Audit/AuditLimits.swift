/// The limits of an audit that are in force on one day.
package struct AuditLimits: Hashable, Sendable {
    package let day: Day
    package let visit: VisitRules
    /// Two short visits of one carer at one client, closer than this, look like one that was split.
    package let splitGapMinutes: Int
    /// More visits a week than this are looked at where the grade is moderate.
    package let lowGradeVisitsWeek: Int

    /// - Throws: ``RefusalRule/policyMissing``, ``RefusalRule/policyMalformed``.
    package init(policy: PolicyBook, on day: Day) throws(Refusal) {
        self.day = day
        visit = try VisitRules(policy: policy, on: day)
        splitGapMinutes = try policy.integer("audit.split_gap_minutes", on: day)
        lowGradeVisitsWeek = try policy.integer("audit.low_grade.visits_week", on: day)
    }

    /// The limits of each day of a month.
    package static func ofMonth(_ first: Day, policy: PolicyBook) throws(Refusal) -> [AuditLimits] {
        var limits: [AuditLimits] = []
        for number in first.number...first.endOfMonth.number {
            limits.append(try AuditLimits(policy: policy, on: Day(number: number)))
        }
        return limits
    }
}
