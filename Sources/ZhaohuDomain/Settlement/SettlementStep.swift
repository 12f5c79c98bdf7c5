/// One of the four steps of a settlement; each is taken by somebody else.
///
/// - Note: Source: Ops-22 art. 28: claim 申报, first review 初审, second review 复核, payment 拨付.
package enum SettlementStep: String, CaseIterable, Sendable {
    case claim
    case firstReview = "first_review"
    case secondReview = "second_review"
    case payment
}

/// Who has done which step of one settlement so far.
package struct SettlementHands: Hashable, Sendable {
    /// One step taken by a login.
    package struct Hand: Hashable, Sendable {
        package let step: SettlementStep
        package let login: String

        package init(_ step: SettlementStep, _ login: String) {
            self.step = step
            self.login = login
        }
    }

    /// In the order in which they were taken; a step may have several, such as each change of a line.
    package let hands: [Hand]

    package init(_ hands: [Hand]) {
        self.hands = hands
    }

    /// Refuses a login that has had a hand in another step, whatever its roles are.
    ///
    /// - Throws: ``RefusalRule/settlementSameHand`` with the step, the login, and who did which step before.
    package func require(_ login: String, for step: SettlementStep) throws(Refusal) {
        guard let other = hands.first(where: { $0.login == login && $0.step != step }) else { return }
        var told: [String] = []
        for hand in hands {
            let text = "\(hand.step.rawValue):\(hand.login)"
            if !told.contains(text) { told.append(text) }
        }
        throw Refusal(
            .settlementSameHand,
            [
                "step": step.rawValue, "login": login, "did": other.step.rawValue,
                "hands": told.joined(separator: ","),
            ])
    }
}
