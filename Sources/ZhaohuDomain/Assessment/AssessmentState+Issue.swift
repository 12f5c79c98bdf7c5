/// From when to when a conclusion holds, both days inclusive.
package struct ValidityPeriod: Hashable, Sendable {
    package let from: Day
    package let until: Day

    /// The period of that many months from its first day.
    ///
    /// - Parameters:
    ///   - from: the first day: see ``start(issuedOn:earlierUntil:)``.
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

    /// The first day of a conclusion.
    ///
    /// - Parameters:
    ///   - issuedOn: the day of issue.
    ///   - earlierUntil: the last day of the conclusion that is renewed; nil where none holds, and for one that is replaced
    ///     at once because the person's state changed.
    /// - Returns: the day of issue, or for a renewal the day after the earlier one ends, whichever is later.
    package static func start(issuedOn: Day, earlierUntil: Day?) -> Day {
        guard let earlierUntil else { return issuedOn }
        return max(issuedOn, earlierUntil.advanced(by: 1))
    }

    /// True when the day lies in the period.
    package func contains(_ day: Day) -> Bool { from <= day && day <= until }
}

/// How the days of a public notice are counted; the words of policy `notice.unit`.
package enum NoticeUnit: String, CaseIterable, Sendable {
    case working, calendar

    package static let policyKey = "notice.unit"

    /// What policy says for a day.
    ///
    /// - Throws: ``RefusalRule/policyMissing``, ``RefusalRule/policyMalformed``.
    package init(_ policy: PolicyBook, on day: Day) throws(Refusal) {
        self = try NoticeUnit(word: policy.value(NoticeUnit.policyKey, on: day))
    }

    /// The unit with this word.
    ///
    /// - Throws: ``RefusalRule/policyMalformed``.
    package init(word: String) throws(Refusal) {
        guard let unit = NoticeUnit(rawValue: word) else {
            let expected = NoticeUnit.allCases.map(\.rawValue).joined(separator: "|")
            throw Refusal(.policyMalformed, ["key": NoticeUnit.policyKey, "value": word, "expected": expected])
        }
        self = unit
    }
}

extension AssessmentState {
    /// The conclusion is posted for some days.
    ///
    /// - Parameters:
    ///   - day: the day of posting; the first full day of the notice is the next one.
    ///   - days: how long.
    ///   - unit: whether working days or all days count.
    ///   - allowed: what policy allows.
    ///   - calendar: the region's working days.
    /// - Returns: the state, and the last day of the notice.
    /// - Throws: ``RefusalRule/assessmentState``, ``RefusalRule/noticeDaysOutOfRange``.
    /// - Note: Source: Asm-29 art. 23.
    package func published(
        on day: Day, days: Int, unit: NoticeUnit, allowed: ClosedRange<Int>, calendar: WorkingCalendar
    ) throws(Refusal) -> (state: AssessmentState, until: Deadline) {
        let next = try after(.published)
        guard allowed.contains(days) else {
            throw Refusal(
                .noticeDaysOutOfRange,
                [
                    "days": String(days), "allowed": "\(allowed.lowerBound)..\(allowed.upperBound)",
                    "unit": unit.rawValue,
                ])
        }
        switch unit {
        case .working: return (next, calendar.deadline(days, workingDaysAfter: day))
        case .calendar: return (next, Deadline(day: day.advanced(by: days), isAssumed: false))
        }
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
