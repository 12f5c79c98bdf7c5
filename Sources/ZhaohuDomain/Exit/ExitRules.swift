/// The dated terms of the procedure.
package struct ExitRules: Hashable, Sendable {
    /// One term: how long, counted how, and which policy row says so.
    package struct Term: Hashable, Sendable {
        package let key: String
        package let length: Int
        /// False: days of the calendar.
        package let isInWorkingDays: Bool

        package init(key: String, length: Int, isInWorkingDays: Bool) {
            self.key = key
            self.length = length
            self.isInWorkingDays = isInWorkingDays
        }
    }

    /// In which the company may answer the notice.
    package let answer: Term
    /// In which it may put things right.
    package let rectification: Term
    /// In which the agency is to decide, from the end of those.
    package let decision: Term
    /// In which the company may appeal against the decision.
    package let appeal: Term
    /// In which the appeal is to be ruled on.
    package let ruling: Term
    /// From the decision, or the company's own notice, to the last day of care at the earliest.
    package let handover: Term
    /// From the company's own notice to the last day of care at the earliest.
    package let notice: Term

    /// The terms in force on a day; the unit is in the key's name.
    ///
    /// - Throws: ``RefusalRule/policyMissing``, ``RefusalRule/policyMalformed``.
    package init(_ policy: PolicyBook, on day: Day) throws(Refusal) {
        func term(_ key: String) throws(Refusal) -> Term {
            Term(
                key: key, length: try policy.integer(key, on: day), isInWorkingDays: key.hasSuffix("_working_days"))
        }
        answer = try term("exit.answer_working_days")
        rectification = try term("exit.rectify_working_days")
        decision = try term("exit.decision_working_days")
        appeal = try term("exit.appeal_working_days")
        ruling = try term("exit.ruling_working_days")
        handover = try term("provider.handover_days")
        notice = try term("exit.notice_days")
    }

    /// The last day of a term that begins on the day after `start`.
    package func end(of term: Term, after start: Day, _ calendar: WorkingCalendar) -> Day {
        term.isInWorkingDays
            ? calendar.day(term.length, workingDaysAfter: start) : start.advanced(by: term.length)
    }
}
