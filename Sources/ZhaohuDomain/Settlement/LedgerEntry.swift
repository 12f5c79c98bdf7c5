/// Where money lies or is owed.
///
/// A debit is positive, a credit negative.
package enum LedgerAccount: String, CaseIterable, Sendable {
    /// What care has cost the fund.
    case fundCare = "fund.care"
    /// The fund's money at the bank.
    case fundBank = "fund.bank"
    /// What the fund has kept of deposits.
    case fundPenalty = "fund.penalty"
    /// What the fund has given up.
    case fundWriteOff = "fund.writeoff"
    /// Approved, owed to a company.
    case providerPayable = "provider.payable"
    /// Kept until the company's work has been scored.
    case providerDeposit = "provider.deposit"
    /// To be paid back to the fund.
    case recoveryReceivable = "recovery.receivable"
}

/// One side of a movement of money.
package struct LedgerLine: Hashable, Sendable {
    package let account: LedgerAccount
    /// The company that it concerns; nil for none.
    package let provider: ProviderID?
    /// Debit positive, credit negative, never nothing.
    package let amount: Money

    package static func debit(_ account: LedgerAccount, _ amount: Money, _ provider: ProviderID?) -> LedgerLine {
        LedgerLine(account: account, provider: provider, amount: amount)
    }

    package static func credit(_ account: LedgerAccount, _ amount: Money, _ provider: ProviderID?) -> LedgerLine {
        LedgerLine(account: account, provider: provider, amount: .zero - amount)
    }
}

/// A movement of money: lines that add up to nothing.
///
/// There is no other kind of entry.
package struct LedgerEntry: Hashable, Sendable {
    /// What happened.
    package enum Kind: String, CaseIterable, Sendable {
        case approve, unapprove, pay, setOff = "set_off"
        case releaseDeposit = "release_deposit"
        case demand, repay, writeOff = "write_off", withdraw
        case allowance
    }

    package let kind: Kind
    /// The settlement, score or recovery behind it, `S12`.
    package let fact: String
    /// At least two, none of them of nothing.
    package let lines: [LedgerLine]

    /// Leaves out lines of nothing.
    ///
    /// - Throws: ``RefusalRule/ledgerUnbalanced`` when the lines do not add up to nothing, or fewer than two are left.
    package init(_ kind: Kind, fact: String, _ lines: [LedgerLine]) throws(Refusal) {
        let moving = lines.filter { $0.amount != .zero }
        let sum = moving.reduce(Money.zero) { $0 + $1.amount }
        guard sum == .zero, moving.count >= 2 else {
            throw Refusal(
                .ledgerUnbalanced,
                ["kind": kind.rawValue, "fact": fact, "lines": String(moving.count), "off": sum.description])
        }
        self.kind = kind
        self.fact = fact
        self.lines = moving
    }
}
