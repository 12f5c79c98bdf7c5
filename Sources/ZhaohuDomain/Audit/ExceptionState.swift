/// Where an exception of a visit stands.
package enum ExceptionState: String, LifeCycle {
    /// Waits for the company's answer. Next: answered, resolved, tolerated.
    case open
    /// The company gave its reason. Next: answered again, resolved.
    case answered
    /// Decided. Final.
    case resolved
    /// Within the carer's allowance of weak proof. Next: open, when the facts are counted anew and it was used up.
    case tolerated
    /// A warning that asks nothing of anybody. Final.
    case noted

    /// What can happen to an exception.
    package enum Event: String, CaseIterable, Sendable {
        case answered, decided
        /// Decided without an answer, after its deadline.
        case lapsed
        case tolerated, exhausted
    }

    package static let transitions: [Transition<ExceptionState>] = [
        Transition(.open, .answered, .answered),
        Transition(.open, .lapsed, .resolved),
        Transition(.open, .tolerated, .tolerated),
        Transition(.answered, .answered, .answered),
        Transition(.answered, .decided, .resolved),
        Transition(.tolerated, .exhausted, .open),
    ]

    package static var forbidden: RefusalRule { .exceptionState }
}

/// Where a signal stands.
package enum SignalState: String, LifeCycle {
    /// Waits for the reply of the company or the carer. Next: replied, decided.
    case open
    /// The other side was heard. Next: replied again, decided.
    case replied
    /// A person found something, or nothing. Final.
    case decided

    /// What can happen to a signal.
    package enum Event: String, CaseIterable, Sendable {
        case replied, decided
        /// Decided without a reply, after its deadline.
        case lapsed
    }

    package static let transitions: [Transition<SignalState>] = [
        Transition(.open, .replied, .replied),
        Transition(.open, .lapsed, .decided),
        Transition(.replied, .replied, .replied),
        Transition(.replied, .decided, .decided),
    ]

    package static var forbidden: RefusalRule { .signalState }
}

/// The right to be heard before a decision: who spoke, who may not decide, and until when to wait.
///
/// - Note: Source: Ops-22 art. 28 (steps by different people); SC-735 (statement and defence before a measure).
package struct Hearing: Hashable, Sendable {
    /// The last day on which the answer is waited for.
    package let due: Day
    /// The logins that cannot decide: who answered, and who opened it by hand.
    package let parties: Set<String>

    package init(due: Day, parties: Set<String>) {
        self.due = due
        self.parties = parties
    }

    /// True when the deadline has passed.
    package func isOverdue(on day: Day) -> Bool { day > due }

    /// Refuses a decision by one of the parties, and one before the answer or its deadline.
    ///
    /// - Returns: true when it is decided without an answer.
    /// - Throws: ``RefusalRule/hearingSameLogin``, ``RefusalRule/hearingPending``.
    package func requireDecision(by login: String, isAnswered: Bool, on day: Day) throws(Refusal) -> Bool {
        guard !parties.contains(login) else { throw Refusal(.hearingSameLogin, ["login": login]) }
        guard isAnswered || isOverdue(on: day) else { throw Refusal(.hearingPending, ["until": due.description]) }
        return !isAnswered
    }
}
