/// One entry of the credit list (失信名单): who, why, from when until when.
///
/// The last day belongs to it. An entry past its last day stays for ever and is in force no longer.
package struct CreditEntry: Hashable, Sendable {
    package let subject: CreditSubject
    /// What it stands for: `dishonesty`, or `bar` for a bar against coming back.
    package let kind: String
    package let grounds: String
    package let from: Day
    /// Nil: without end until it is lifted.
    package let until: Day?
    package let liftedOn: Day?
    package let state: CreditState

    package init(
        _ subject: CreditSubject, kind: String, grounds: String, from: Day, until: Day?, liftedOn: Day? = nil,
        state: CreditState = .listed
    ) {
        self.subject = subject
        self.kind = kind
        self.grounds = grounds
        self.from = from
        self.until = until
        self.liftedOn = liftedOn
        self.state = state
    }

    /// True on the days on which it is held against its subject: from the first to the last, before it was lifted.
    package func isActive(on day: Day) -> Bool {
        from <= day && until.map { day <= $0 } ?? true && liftedOn.map { day < $0 } ?? true
    }

    /// The last day of an entry.
    ///
    /// - Parameters:
    ///   - from: the first day.
    ///   - years: one for the first entry, three for a repeated one (dated policy).
    /// - Returns: the day before the anniversary.
    package static func lastDay(from: Day, years: Int) -> Day { from.advanced(byYears: years).advanced(by: -1) }

    /// The state after rehabilitation is asked for.
    ///
    /// - Parameters:
    ///   - day: today.
    ///   - months: how long an entry stands before anybody may ask (dated policy); 0 where the entry was a mistake.
    /// - Returns: the state applied.
    /// - Throws: ``RefusalRule/creditTooEarly`` with the first day, ``RefusalRule/creditEnded``,
    ///   ``RefusalRule/creditState``.
    package func applied(on day: Day, afterMonths months: Int) throws(Refusal) -> CreditState {
        let next = try state.after(.apply)
        guard isActive(on: day) else {
            throw Refusal(.creditEnded, ["until": until?.description ?? "", "day": day.description])
        }
        let earliest = from.advanced(byMonths: months)
        guard day >= earliest else { throw Refusal(.creditTooEarly, ["earliest": earliest.description]) }
        return next
    }

    /// The state after one of two deciders speaks.
    ///
    /// - Parameters:
    ///   - approves: for or against.
    ///   - decider: who speaks; neither the applicant nor the first decider.
    ///   - applicant: who asked.
    ///   - first: who approved first; empty before.
    /// - Returns: approved once, lifted, or listed again.
    /// - Throws: ``RefusalRule/creditSameHand``, ``RefusalRule/creditState``.
    package func decided(
        approves: Bool, by decider: String, applicant: String, first: String
    ) throws(Refusal) -> CreditState {
        let next = try state.after(approves ? .approve : .refuse)
        guard decider != applicant, decider != first else { throw Refusal(.creditSameHand, ["user": decider]) }
        return next
    }
}
