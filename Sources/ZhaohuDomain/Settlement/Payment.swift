/// How an approved sum is paid: a deposit is kept, debts are taken off, the rest goes out.
package struct Payment: Hashable, Sendable {
    package let approved: Money
    package let deposit: Money
    /// Taken off for open recoveries.
    package let setOff: Money
    /// What leaves the bank; never negative.
    package var net: Money { approved - deposit - setOff }

    /// - Parameters:
    ///   - approved: the sum of the lines, 0 or more.
    ///   - depositPercent: the share kept, 0 to 100, rounded half up to the fen.
    ///   - debt: what the company owes; at most what is left after the deposit is taken.
    package init(approved: Money, depositPercent: Int, debt: Money) {
        self.approved = approved
        deposit = Share.percent(depositPercent, of: approved)
        setOff = max(.zero, min(debt, approved - deposit))
    }
}

/// What becomes of a deposit when the company's work has been scored.
package struct DepositRelease: Hashable, Sendable {
    package let held: Money
    package let released: Money
    /// Taken off what is released, for open recoveries.
    package let setOff: Money
    /// Kept by the fund as a penalty.
    package var forfeited: Money { held - released }
    /// What leaves the bank.
    package var net: Money { released - setOff }

    /// - Parameters:
    ///   - held: what was kept for the months of the score.
    ///   - releasePercent: the share that goes back, 0 to 100, rounded half up to the fen.
    ///   - debt: what the company owes.
    package init(held: Money, releasePercent: Int, debt: Money) {
        self.held = held
        released = Share.percent(releasePercent, of: held)
        setOff = max(.zero, min(debt, released))
    }

    /// The share of the deposit that a score gives back.
    ///
    /// - Note: Source: Prov-21 ties pay to appraisal; the shares are policy `deposit.release_percent.<band>`.
    /// - Throws: ``RefusalRule/policyMissing``, ``RefusalRule/policyMalformed``, ``RefusalRule/depositNotScored`` for a
    ///   score without a band.
    package static func percent(
        band: String, isVetoed: Bool, policy: PolicyBook, on day: Day
    ) throws(Refusal) -> Int {
        guard !band.isEmpty else { throw Refusal(.depositNotScored, ["field": "score", "band": "none"]) }
        return try policy.integer("deposit.release_percent.\(isVetoed ? "failing" : band)", on: day)
    }
}

private enum Share {
    /// Half up to the fen.
    static func percent(_ percent: Int, of amount: Money) -> Money {
        Money(fen: (amount.fen * Int64(percent) * 2 + 100) / 200)
    }
}
