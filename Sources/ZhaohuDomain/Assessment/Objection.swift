/// An objection to a conclusion, which leads to a repeat assessment by others.
///
/// - Note: Source: Asm-29 art. 27; the term after delivery is local policy, `objection.window_working_days`.
package enum Objection {
    /// Who objects; the words of the database.
    package enum Party: String, CaseIterable, Sendable {
        case applicant, agent
        /// Anybody who read the public notice.
        case `public`
    }

    /// The last day on which somebody may object, as far as it is known.
    ///
    /// Applicants and their agents may object until some working days after delivery, the public until the notice ends.
    ///
    /// - Returns: nil while the letter is not out, for an applicant or agent; nil for the public where nothing was posted.
    package static func lastDay(
        for party: Party, noticeUntil: Day?, issuedOn: Day?, windowWorkingDays: Int, calendar: WorkingCalendar
    ) -> Deadline? {
        switch party {
        case .public: noticeUntil.map { Deadline(day: $0, isAssumed: false) }
        case .applicant, .agent: issuedOn.map { calendar.deadline(windowWorkingDays, workingDaysAfter: $0) }
        }
    }
}

extension AssessmentState {
    /// Somebody objects to the conclusion.
    ///
    /// - Parameters:
    ///   - party: who objects.
    ///   - purpose: why this assessment was made; a repeat has no further objection.
    ///   - today: the day of the objection.
    ///   - noticeUntil: the last day of the public notice, nil where nothing was posted.
    ///   - issuedOn: the day of delivery, nil before it.
    ///   - windowWorkingDays: policy `objection.window_working_days`.
    ///   - calendar: the region's working days.
    /// - Returns: `objected`.
    /// - Throws: ``RefusalRule/assessmentState``, ``RefusalRule/repeatIsFinal``, ``RefusalRule/objectionLate`` with the
    ///   last day as `until`.
    package func objected(
        by party: Objection.Party, purpose: AssessmentPurpose, on today: Day, noticeUntil: Day?, issuedOn: Day?,
        windowWorkingDays: Int, calendar: WorkingCalendar
    ) throws(Refusal) -> AssessmentState {
        let next = try after(.objected)
        guard purpose != .repeat else { throw Refusal(.repeatIsFinal, ["state": rawValue]) }
        let last = Objection.lastDay(
            for: party, noticeUntil: noticeUntil, issuedOn: issuedOn, windowWorkingDays: windowWorkingDays,
            calendar: calendar)
        if let last, today > last.day {
            throw Refusal(
                .objectionLate,
                ["by": party.rawValue, "until": last.day.description, "today": today.description])
        }
        return next
    }
}
