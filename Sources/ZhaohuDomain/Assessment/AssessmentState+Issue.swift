/// From when to when a conclusion holds, both days inclusive.
package struct ValidityPeriod: Hashable, Sendable {
    package let from: Day
    package let until: Day

    /// The period of that many months from the day of issue.
    ///
    /// - Parameters:
    ///   - from: the day of issue.
    ///   - months: the term set by policy, at least 1.
    ///   - monthsMax: the longest term that policy allows for the grade; nil when there is no limit.
    /// - Throws: ``RefusalRule/validityTooLong``.
    /// - Note: Source: Asm-29 art. 25: set locally, for severe at most two years.
    package init(from: Day, months: Int, monthsMax: Int? = nil) throws(Refusal) {
        guard months >= 1, months <= monthsMax ?? 1_200 else {
            throw Refusal(.validityTooLong, ["months": String(months), "allowed": "1..\(monthsMax ?? 1_200)"])
        }
        self.from = from
        self.until = from.advanced(byMonths: months).advanced(by: -1)
    }

    /// True when the day lies in the period.
    package func contains(_ day: Day) -> Bool { from <= day && day <= until }
}

extension AssessmentState {
    /// The conclusion is posted for some days.
    ///
    /// - Parameters:
    ///   - day: the day of posting; the first full day of the notice is the next one.
    ///   - days: how long.
    ///   - allowed: what policy allows.
    /// - Returns: the state, and the last day of the notice.
    /// - Throws: ``RefusalRule/assessmentState``, ``RefusalRule/noticeDaysOutOfRange``.
    /// - Note: Source: Asm-29 art. 23.
    package func published(
        on day: Day, days: Int, allowed: ClosedRange<Int>
    ) throws(Refusal) -> (state: AssessmentState, until: Day) {
        let next = try after(.published)
        guard allowed.contains(days) else {
            throw Refusal(
                .noticeDaysOutOfRange,
                ["days": String(days), "allowed": "\(allowed.lowerBound)..\(allowed.upperBound)"])
        }
        return (next, day.advanced(by: days))
    }

    /// The conclusion is issued once its notice is over.
    ///
    /// - Parameters:
    ///   - today: the day of issue.
    ///   - noticeUntil: the last day of the notice; nil for a conclusion that was not posted.
    ///   - grade: the concluded grade; one that gives a benefit must have been posted.
    /// - Returns: `issued`.
    /// - Throws: ``RefusalRule/assessmentState``, ``RefusalRule/noticeRunning`` with the last day as `until`,
    ///   ``RefusalRule/noticeMissing``.
    package func issued(
        on today: Day, noticeUntil: Day?, grade: GradeName
    ) throws(Refusal) -> AssessmentState {
        if self == .concluded, grade.benefit != nil { throw Refusal(.noticeMissing, ["grade": grade.code]) }
        let next = try after(self == .concluded ? .issuedWithoutNotice : .issuedAfterNotice)
        if let noticeUntil, today <= noticeUntil {
            throw Refusal(.noticeRunning, ["until": noticeUntil.description, "today": today.description])
        }
        return next
    }
}
