/// Where a company's settlement stands.
package enum SettlementState: String, LifeCycle {
    /// The company has claimed its visits. Next: first_reviewed, returned.
    case claimed
    /// An officer has looked at each line. Next: second_reviewed, returned.
    case firstReviewed = "first_reviewed"
    /// A supervisor has approved it: the fund owes the sum. Next: paid, returned.
    case secondReviewed = "second_reviewed"
    /// The cashier has paid it. Final.
    case paid
    /// Sent back with a reason: its visits are free for another claim. Final.
    case returned

    /// What can happen to a settlement.
    package enum Event: String, CaseIterable, Sendable {
        case reviewed, approved, paid, returned
    }

    package static let transitions: [Transition<SettlementState>] = [
        Transition(.claimed, .reviewed, .firstReviewed),
        Transition(.claimed, .returned, .returned),
        Transition(.firstReviewed, .approved, .secondReviewed),
        Transition(.firstReviewed, .returned, .returned),
        Transition(.secondReviewed, .paid, .paid),
        Transition(.secondReviewed, .returned, .returned),
    ]

    package static var forbidden: RefusalRule { .settlementState }

    /// The step that is due; nil when all is over.
    package var nextStep: SettlementStep? {
        switch self {
        case .claimed: .firstReview
        case .firstReviewed: .secondReview
        case .secondReviewed: .payment
        case .paid, .returned: nil
        }
    }

    /// The step in whose course lines may be lowered now.
    ///
    /// - Throws: ``RefusalRule/settlementLinesFixed`` when no review is under way.
    package func requireReview() throws(Refusal) -> SettlementStep {
        switch self {
        case .claimed: return .firstReview
        case .firstReviewed: return .secondReview
        case .secondReviewed, .paid, .returned:
            throw Refusal(.settlementLinesFixed, ["state": rawValue])
        }
    }
}
