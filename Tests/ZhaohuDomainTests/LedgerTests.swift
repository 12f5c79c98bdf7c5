import Testing
import ZhaohuDomain

/// Movements of money: what is paid, kept, taken off, given back and given up.
@Suite("Ledger")
struct LedgerTests {
    private let company = ProviderID(9)

    @Test("an entry that does not add up cannot be made, nor one with fewer than two lines")
    func unbalanced() {
        let ten = Money(fen: 1_000)
        let wrong: [[LedgerLine]] = [
            [], [.debit(.fundCare, ten, company)],
            [.debit(.fundCare, ten, company), .credit(.providerPayable, Money(fen: 999), company)],
            [.debit(.fundCare, .zero, company), .credit(.fundBank, .zero, company)],
        ]
        for lines in wrong {
            let refused = refusal { () throws(Refusal) in try LedgerEntry(.approve, fact: "S1", lines) }
            #expect(refused?.rule == .ledgerUnbalanced)
        }
    }

    @Test(
        "five per cent is kept, half up to the fen",
        arguments: [(100_000, 5_000), (10, 1), (9, 0), (30, 2), (29, 1), (0, 0)] as [(Int64, Int64)])
    func deposit(_ row: (Int64, Int64)) {
        let payment = Payment(approved: Money(fen: row.0), depositPercent: 5, debt: .zero)
        #expect(payment.deposit.fen == row.1)
        #expect(payment.net.fen == row.0 - row.1)
    }

    @Test("debts are taken off what is left after the deposit, never more than that")
    func setOff() {
        let small = Payment(approved: Money(fen: 1_000), depositPercent: 5, debt: Money(fen: 300))
        #expect(small.setOff.fen == 300 && small.net.fen == 650)
        let large = Payment(approved: Money(fen: 1_000), depositPercent: 5, debt: Money(fen: 9_000))
        #expect(large.setOff.fen == 950 && large.net == .zero)
        let release = DepositRelease(held: Money(fen: 101), releasePercent: 50, debt: Money(fen: 60))
        #expect(release.released.fen == 51 && release.forfeited.fen == 50)
        #expect(release.setOff.fen == 51 && release.net == .zero)
    }

    @Test(
        "every movement adds up, and after all of them each account says what the rows say",
        arguments: 0..<40 as Range<UInt64>)
    func accounts(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var entries: [LedgerEntry] = []
        var approved = Money.zero, kept = Money.zero, debt = Money.zero, paidOut = Money.zero
        for number in 1...30 {
            let amount = Money(fen: Int64.random(in: 1...5_000_000, using: &random))
            let fact = "S\(number)"
            if Bool.random(using: &random) {
                let demanded = Money(fen: Int64.random(in: 1...1_000_000, using: &random))
                entries.append(try .demand("R\(number)", company, demanded))
                debt = debt + demanded
                approved = approved - demanded
            }
            let payment = Payment(approved: amount, depositPercent: 5, debt: debt)
            entries.append(try .approval(fact, company, amount))
            entries.append(try .payment(fact, company, payment))
            debt = debt - payment.setOff
            kept = kept + payment.deposit
            approved = approved + amount
            paidOut = paidOut + payment.net
        }
        var sums: [LedgerAccount: Money] = [:]
        for entry in entries {
            #expect(entry.lines.reduce(Money.zero) { $0 + $1.amount } == .zero)
            for line in entry.lines {
                sums[line.account, default: .zero] = sums[line.account, default: .zero] + line.amount
            }
        }
        #expect(sums[.fundCare] == approved)
        #expect(sums[.providerPayable] == .zero)
        #expect(sums[.providerDeposit, default: .zero] == .zero - kept)
        #expect(sums[.recoveryReceivable, default: .zero] == debt)
        #expect(sums[.fundBank, default: .zero] == .zero - paidOut)
    }

    @Test("what comes back is at most what is open; a recovery rises step by step to the court")
    func recovery() throws {
        var balance = RecoveryBalance(amount: Money(fen: 100), returned: .zero)
        balance = try balance.receiving(Money(fen: 40))
        #expect(balance.open.fen == 60)
        for wrong in [0, -1, 61] as [Int64] {
            let refused = refusal { () throws(Refusal) in try balance.receiving(Money(fen: wrong)) }
            #expect(refused?.rule == .recoveryAmount && refused?["expected"] == "0.01 to 0.60")
        }
        #expect(try balance.receiving(Money(fen: 60)).open == .zero)
        #expect(try RecoveryStage.recover.raised() == .administrative)
        #expect(try RecoveryStage.administrative.raised() == .judicial)
        #expect(refusal { () throws(Refusal) in try RecoveryStage.judicial.raised() }?.rule == .recoveryTop)
    }

    @Test("a demand taken back gives everything back, and what is given up is still in the books")
    func corrections() throws {
        let demand = try LedgerEntry.demand("R1", company, Money(fen: 100))
        let back = try LedgerEntry.withdrawal("R1", company, open: Money(fen: 70), returned: Money(fen: 30))
        let repaid = try LedgerEntry.repayment("R1", company, Money(fen: 30))
        var sums: [LedgerAccount: Int64] = [:]
        for line in (demand.lines + repaid.lines + back.lines) { sums[line.account, default: 0] += line.amount.fen }
        #expect(sums.values.allSatisfy { $0 == 0 })
        let gone = try LedgerEntry.writeOff("R1", company, Money(fen: 100))
        #expect(gone.lines.first { $0.account == .fundWriteOff }?.amount.fen == 100)
    }
}
