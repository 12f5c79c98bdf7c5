extension AssessmentState {
    /// What is owed in this state, the most urgent first; nothing where the next step is the applicant's or nobody's.
    ///
    /// A term is the one in force on the day it began, so that a later change of policy moves no deadline.
    ///
    /// - Throws: ``RefusalRule/policyMissing``, ``RefusalRule/policyMalformed``, ``RefusalRule/beyondCeiling``.
    package func duties(
        _ dates: AssessmentDates, today: Day, policy: PolicyBook, calendar: WorkingCalendar
    ) throws(Refusal) -> [AssessmentDuty] {
        let clock = DutyClock(today: today, policy: policy, calendar: calendar)
        var duties: [AssessmentDuty?] = []
        switch self {
        case .submitted:
            duties = [
                try clock.duty(
                    .acceptance, .officer, "acceptance.feedback_working_days", after: dates.submittedOn,
                    article: "Ops-22 art. 7")
            ]
        case .accepted, .concluded:
            duties = [try clock.delivery(.officer, dates)]
        case .scheduled, .onSite:
            duties = [try clock.delivery(.assessor, dates)]
        case .scored:
            duties = [try clock.delivery(.expert, dates)]
        case .publicNotice:
            duties = [try clock.delivery(.officer, dates), clock.issue(dates.noticeUntil)]
        case .objected:
            duties = [
                try clock.duty(
                    .orderRepeat, .supervisor, "objection.handle_working_days", after: dates.objectedOn,
                    article: "Asm-29 art. 27")
            ]
        case .effective:
            duties = [try clock.renewal(dates.validUntil)]
        case .draft, .returned, .refused, .reassessing, .issued, .expired, .superseded, .revoked:
            break
        }
        return duties.compactMap { $0 }.sorted { $0.due < $1.due }
    }
}

/// Turns terms into duties as of a day.
private struct DutyClock {
    let today: Day
    let policy: PolicyBook
    let calendar: WorkingCalendar

    /// Due some working days after a day; nil when that day is not known.
    func duty(
        _ task: AssessmentDuty.Task, _ bearer: AssessmentDuty.Bearer, _ key: String, after start: Day?, article: String
    ) throws(Refusal) -> AssessmentDuty? {
        guard let start else { return nil }
        let days = try policy.term(key, on: start)
        return made(task, bearer, due: calendar.day(days, workingDaysAfter: start), since: start, article)
    }

    func delivery(_ bearer: AssessmentDuty.Bearer, _ dates: AssessmentDates) throws(Refusal) -> AssessmentDuty? {
        try duty(
            .delivery, bearer, "conclusion.delivery_working_days", after: dates.acceptedOn,
            article: "Asm-29 art. 26, Ops-22 art. 8")
    }

    /// The first working day on which the letter may go out.
    func issue(_ noticeUntil: Day?) -> AssessmentDuty? {
        noticeUntil.map {
            made(.issue, .officer, due: calendar.day(1, workingDaysAfter: $0), since: $0, "Asm-29 art. 23")
        }
    }

    /// Only while the end is near; before that there is nothing to do.
    func renewal(_ validUntil: Day?) throws(Refusal) -> AssessmentDuty? {
        guard let validUntil else { return nil }
        let window = try policy.integer("renewal.window_days", on: today)
        guard today >= validUntil.advanced(by: -window) else { return nil }
        return made(.renewal, .officer, due: validUntil, since: today, "Asm-29 art. 30")
    }

    private func made(
        _ task: AssessmentDuty.Task, _ bearer: AssessmentDuty.Bearer, due: Day, since start: Day, _ article: String
    ) -> AssessmentDuty {
        AssessmentDuty(
            task: task, bearer: bearer, due: due, left: calendar.workingDays(from: today, to: due),
            isOverdue: today > due,
            isAssumed: !calendar.isKnown(from: min(start, today), to: max(due, today)), article: article)
    }
}
