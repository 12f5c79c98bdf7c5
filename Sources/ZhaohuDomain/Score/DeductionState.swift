/// Where a deduction stands.
package enum DeductionState: String, LifeCycle {
    /// A veto that a second person has yet to confirm; it does not count. Next: standing, annulled.
    case proposed
    /// Counts; the company may appeal within its term. Next: appealed.
    case standing
    /// Counts, but nothing that it is part of is published before the decision. Next: upheld, annulled.
    case appealed
    /// Counts for good. Final.
    case upheld
    /// Never counts. Final.
    case annulled

    package enum Event: String, CaseIterable, Sendable {
        case confirm, appeal, uphold, annul
    }

    package static let transitions: [Transition<DeductionState>] = [
        Transition(.proposed, .confirm, .standing),
        Transition(.proposed, .annul, .annulled),
        Transition(.standing, .appeal, .appealed),
        Transition(.appealed, .uphold, .upheld),
        Transition(.appealed, .annul, .annulled),
    ]

    package static var forbidden: RefusalRule { .deductionState }

    /// True while its points are taken off.
    package var counts: Bool { self == .standing || self == .appealed || self == .upheld }

    /// The state after the company appeals.
    ///
    /// - Throws: ``RefusalRule/deductionTooLate`` after the term; ``RefusalRule/deductionState``.
    package func appealed(on today: Day, until: Day) throws(Refusal) -> DeductionState {
        let next = try after(.appeal)
        guard today <= until else { throw Refusal(.deductionTooLate, ["until": until.description]) }
        return next
    }

    /// The state after a decision by somebody who had no hand in it before.
    ///
    /// - Throws: ``RefusalRule/scoreSameHand``, ``RefusalRule/deductionState``.
    package func decided(_ event: Event, by decider: String, hands: [String]) throws(Refusal) -> DeductionState {
        let next = try after(event)
        guard !hands.contains(decider) else { throw Refusal(.scoreSameHand, ["user": decider]) }
        return next
    }
}

/// What alone fails a company, whatever its points; confirmed by two people.
package enum VetoGround: String, Sendable, CaseIterable {
    case fraud, abuse
    case concealedDeath = "concealed_death"
    case forgedAssessment = "forged_assessment"
    case subcontracting
}
