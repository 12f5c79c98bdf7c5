package import ZhaohuDomain
internal import ZhaohuPostgres

/// A company's claim for a month and what became of it.
package struct SettlementRecord: Sendable {
    package let id: SettlementID
    package let provider: ProviderID
    /// The first day of the month.
    package let month: Day
    package let state: SettlementState
    package let lines: Int
    /// Visits of the month that could not be claimed when it was: for an open exception, and as not payable.
    package let held: Int
    package let refused: Int
    /// Sums of the lines.
    package let ladder: PriceLadder
    package let deposit: Money
    package let setOff: Money
    package let digest: String
    /// Who took which step.
    package let hands: SettlementHands

    static let columns = """
        s.settlement, s.provider, s.month, s.state, s.lines, s.held, s.refused, s.claimed_fen, s.adjusted_fen,
        s.approved_fen, s.paid_fen, s.deposit_fen, s.set_off_fen, s.digest,
        (select array_agg(h.step || ' ' || h.actor order by h.seq) from settlement_step h
         where h.region = s.region and h.settlement = s.settlement)
        """

    init(_ row: Rows.Row) throws {
        guard let month = row.day(2), let state = SettlementState(rawValue: row.text(3)) else {
            throw DatabaseError(.decoding, detail: "settlement")
        }
        id = try row.id(0)
        provider = try row.id(1)
        self.month = month
        self.state = state
        lines = Int(try row.int(4))
        held = Int(try row.int(5))
        refused = Int(try row.int(6))
        ladder = try Self.ladder(row, 7)
        deposit = Money(fen: try row.int(11))
        setOff = Money(fen: try row.int(12))
        digest = row.text(13)
        hands = SettlementHands(
            row.texts(14).compactMap { text in
                let words = text.split(separator: " ", maxSplits: 1).map(String.init)
                return SettlementStep(rawValue: words[0]).map { .init($0, words.count > 1 ? words[1] : "") }
            })
    }

    /// Four columns: claimed, adjusted, approved, paid.
    static func ladder(_ row: Rows.Row, _ first: Int) throws -> PriceLadder {
        func rung(_ column: Int) -> Money? { row.optionalInt(column).map { Money(fen: $0) } }
        return PriceLadder(
            claimed: Money(fen: try row.int(first)), adjusted: rung(first + 1), approved: rung(first + 2),
            paid: rung(first + 3))
    }
}

/// A visit in a settlement.
package struct SettlementLine: Sendable {
    package let visit: VisitID
    package let day: Day
    package let caseID: CaseID
    package let caregiver: CaregiverID?
    /// Minutes from check-in to check-out, and those that the fund pays.
    package let recorded: Int
    package let minutes: Int
    /// `cut`, `entitlement` or empty.
    package let cut: String
    /// Its month was claimed before it was recorded or cleared.
    package let isLate: Bool
    package let ladder: PriceLadder
    /// Reason and note of the first and of the second review; empty where they left it.
    package let reasons: [String]

    static let columns = """
        l.visit, l.day, l.case_id, l.caregiver, l.recorded, l.minutes, l.cut, l.late, l.claimed_fen, l.adjusted_fen,
        l.approved_fen, l.paid_fen, l.adjusted_for, l.adjusted_note, l.approved_for, l.approved_note
        """

    init(_ row: Rows.Row) throws {
        guard let day = row.day(1) else { throw DatabaseError(.decoding, detail: "settlement_line") }
        visit = try row.id(0)
        self.day = day
        caseID = try row.id(2)
        caregiver = row.optionalID(3)
        recorded = Int(try row.int(4))
        minutes = Int(try row.int(5))
        cut = row.text(6)
        isLate = row.bool(7)
        ladder = try SettlementRecord.ladder(row, 8)
        reasons = [row.text(12), row.text(13), row.text(14), row.text(15)]
    }
}

/// A line that does not say what the facts say now.
package struct SettlementDifference: Sendable {
    package let visit: VisitID
    /// What the line says, and what the facts say.
    package let standing: Money
    package let facts: Money
    /// `held`, `not_payable`, `person_dead`, `cut`, `entitlement` or empty.
    package let reason: String

    /// More would be paid than the facts allow.
    package var isTooHigh: Bool { standing > facts }
}

/// What the facts say about a settlement now.
package struct SettlementCheck: Sendable {
    package let digest: String
    /// Differences of the amounts claimed or standing from the facts; at most as many as asked for.
    package let differences: [SettlementDifference]
    /// How many lines stand higher than the facts say.
    package let tooHigh: Int
    package let differing: Int
    /// The sum of the lines' claims equals the settlement's, and the ledger's entries equal what was approved and paid.
    package let isBooked: Bool
}
