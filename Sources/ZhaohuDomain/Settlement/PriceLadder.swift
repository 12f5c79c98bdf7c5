/// The amount of a line on its way from the claim to the payment: claimed, adjusted, approved, paid.
///
/// It only ever goes down, and never below nothing. A line is rejected by lowering it to nothing; the claim goes on.
package struct PriceLadder: Hashable, Sendable {
    package let claimed: Money
    /// By the first review.
    package let adjusted: Money?
    /// By the second review.
    package let approved: Money?
    package let paid: Money?

    package init(claimed: Money, adjusted: Money? = nil, approved: Money? = nil, paid: Money? = nil) {
        self.claimed = claimed
        self.adjusted = adjusted
        self.approved = approved
        self.paid = paid
    }

    /// What stands now: the amount of the latest rung.
    package var standing: Money { paid ?? approved ?? adjusted ?? claimed }

    /// The amounts from the first rung to the last that is there.
    package var rungs: [Money] { [claimed, adjusted, approved, paid].compactMap(\.self) }

    /// The ladder with the amount that a review finds right; a review may correct itself downward again.
    ///
    /// - Throws: ``RefusalRule/settlementUpward`` above what stands or below nothing,
    ///   ``RefusalRule/settlementLinesFixed`` for a step that is no review.
    package func lowered(to amount: Money, in step: SettlementStep) throws(Refusal) -> PriceLadder {
        guard amount >= .zero, amount <= standing else {
            throw Refusal(
                .settlementUpward,
                ["field": "amount", "value": amount.description, "expected": "0.00 to \(standing)"])
        }
        switch step {
        case .firstReview where approved == nil && paid == nil:
            return PriceLadder(claimed: claimed, adjusted: amount)
        case .secondReview where paid == nil:
            return PriceLadder(claimed: claimed, adjusted: adjusted ?? claimed, approved: amount)
        default: throw Refusal(.settlementLinesFixed, ["step": step.rawValue])
        }
    }
}

/// Why a review lowers a line.
package enum AdjustmentReason: String, CaseIterable, Sendable {
    /// Proof is missing or not believed.
    case evidence
    /// Shorter than claimed.
    case duration
    /// Not what the care plan says.
    case plan
    /// Paid or claimed elsewhere already.
    case duplicate
    /// Above what the client is entitled to.
    case entitlement
    /// After the client's death.
    case personDead = "person_dead"
    /// In hospital, suspended, or not entitled for another reason.
    case notEntitled = "not_entitled"
    /// A rule of visits says that it is not paid.
    case rule
    /// Another; the note says which.
    case other
}
