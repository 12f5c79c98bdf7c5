/// The movements that there are; every command books through one of these.
extension LedgerEntry {
    /// The second review: the fund owes the company the sum.
    package static func approval(_ fact: String, _ provider: ProviderID, _ amount: Money) throws(Refusal) -> LedgerEntry
    {
        try LedgerEntry(
            .approve, fact: fact,
            [.debit(.fundCare, amount, provider), .credit(.providerPayable, amount, provider)])
    }

    /// An approved settlement goes back to the company.
    package static func approvalTakenBack(
        _ fact: String, _ provider: ProviderID, _ amount: Money
    ) throws(Refusal) -> LedgerEntry {
        try LedgerEntry(
            .unapprove, fact: fact,
            [.debit(.providerPayable, amount, provider), .credit(.fundCare, amount, provider)])
    }

    /// The payment: the deposit stays, debts are taken off, the rest goes out.
    package static func payment(
        _ fact: String, _ provider: ProviderID, _ payment: Payment
    ) throws(Refusal) -> LedgerEntry {
        try LedgerEntry(
            .pay, fact: fact,
            [
                .debit(.providerPayable, payment.approved, provider),
                .credit(.providerDeposit, payment.deposit, provider),
                .credit(.recoveryReceivable, payment.setOff, provider),
                .credit(.fundBank, payment.net, provider),
            ])
    }

    /// The deposit is scored: part of it is released (less debts), the rest kept as a penalty.
    package static func release(
        _ fact: String, _ provider: ProviderID, _ release: DepositRelease
    ) throws(Refusal) -> LedgerEntry {
        try LedgerEntry(
            .releaseDeposit, fact: fact,
            [
                .debit(.providerDeposit, release.held, provider),
                .credit(.fundPenalty, release.forfeited, provider),
                .credit(.recoveryReceivable, release.setOff, provider),
                .credit(.fundBank, release.net, provider),
            ])
    }

    /// Money is demanded back: the care was not owed.
    package static func demand(_ fact: String, _ provider: ProviderID?, _ amount: Money) throws(Refusal) -> LedgerEntry
    {
        try LedgerEntry(
            .demand, fact: fact,
            [.debit(.recoveryReceivable, amount, provider), .credit(.fundCare, amount, provider)])
    }

    /// The debtor pays back, all or an instalment.
    package static func repayment(
        _ fact: String, _ provider: ProviderID?, _ amount: Money
    ) throws(Refusal) -> LedgerEntry {
        try LedgerEntry(
            .repay, fact: fact,
            [.debit(.fundBank, amount, provider), .credit(.recoveryReceivable, amount, provider)])
    }

    /// The fund gives up what is open.
    package static func writeOff(
        _ fact: String, _ provider: ProviderID?, _ amount: Money
    ) throws(Refusal) -> LedgerEntry {
        try LedgerEntry(
            .writeOff, fact: fact,
            [.debit(.fundWriteOff, amount, provider), .credit(.recoveryReceivable, amount, provider)])
    }

    /// The demand was wrong: it is taken back, and what was returned already goes out again.
    package static func withdrawal(
        _ fact: String, _ provider: ProviderID?, open: Money, returned: Money
    ) throws(Refusal) -> LedgerEntry {
        try LedgerEntry(
            .withdraw, fact: fact,
            [
                .debit(.fundCare, open + returned, provider), .credit(.recoveryReceivable, open, provider),
                .credit(.fundBank, returned, provider),
            ])
    }

    /// Days of a care allowance are paid to a family.
    package static func allowance(_ fact: String, _ amount: Money) throws(Refusal) -> LedgerEntry {
        try LedgerEntry(.allowance, fact: fact, [.debit(.fundCare, amount, nil), .credit(.fundBank, amount, nil)])
    }
}
