/// Something that somebody owes an assessment by a day.
package struct AssessmentDuty: Hashable, Sendable {
    /// What is owed; the words on the wire.
    package enum Task: String, CaseIterable, Sendable {
        /// Tell the applicant whether the application is accepted.
        case acceptance
        /// Deliver the conclusion: all steps from the acceptance to the letter.
        case delivery
        /// Issue the letter once the public notice is over.
        case issue
        /// Order the repeat after an objection.
        case orderRepeat = "order_repeat"
        /// Assess anew before the validity ends.
        case renewal
    }

    /// Whose turn it is; the words of the roles.
    package enum Bearer: String, CaseIterable, Sendable {
        case officer, assessor, expert, supervisor
    }

    package let task: Task
    package let bearer: Bearer
    /// The last day to do it in time.
    package let due: Day
    /// Working days left: 0 on the due day, negative when working days have passed since.
    package let left: Int
    /// True from the day after the due day on, also over a weekend.
    package let isOverdue: Bool
    /// True when the holidays of a year between the start and the due day or today are not known yet.
    package let isAssumed: Bool
    /// Where it is written, empty for a rule of our own.
    package let article: String
}

/// The days of an assessment from which its duties follow; nil while not reached.
package struct AssessmentDates: Hashable, Sendable {
    package let submittedOn: Day?
    package let acceptedOn: Day?
    package let noticeUntil: Day?
    package let objectedOn: Day?
    package let validUntil: Day?

    package init(
        submittedOn: Day? = nil, acceptedOn: Day? = nil, noticeUntil: Day? = nil, objectedOn: Day? = nil,
        validUntil: Day? = nil
    ) {
        self.submittedOn = submittedOn
        self.acceptedOn = acceptedOn
        self.noticeUntil = noticeUntil
        self.objectedOn = objectedOn
        self.validUntil = validUntil
    }
}
