package import ZhaohuDomain
package import ZhaohuPostgres

/// Who does something, when, under which op.
package struct Deed: Sendable {
    package let op: String
    package let at: Instant
    package let day: Day
    package let actor: String

    package init(op: String, at: Instant, day: Day, actor: String) {
        self.op = op
        self.at = at
        self.day = day
        self.actor = actor
    }
}

/// The steps after the claim; the caller holds the settlement's lock.
extension SettlementStore {
    /// Writes down a step, or a change of a line in the course of it.
    package static func addStep(
        _ database: DatabaseConnection, region: String, _ id: SettlementID, _ step: SettlementStep, event: String,
        note: String = "", _ deed: Deed
    ) throws {
        try database.query(
            """
            -- SettlementStore.addStep
            insert into settlement_step (region, settlement, step, event, op, at, actor, note)
            values ($1, $2, $3, $4, $5::uuid, $6, $7, $8)
            """,
            [
                .text(region), SQLValue(id), .text(step.rawValue), .text(event), .text(deed.op), SQLValue(deed.at),
                .text(deed.actor), .text(note),
            ])
    }

    /// Writes the rung that a review has set.
    package static func lower(
        _ database: DatabaseConnection, region: String, _ id: SettlementID, _ visit: VisitID, to ladder: PriceLadder,
        in step: SettlementStep, reason: AdjustmentReason, note: String
    ) throws {
        let rung = step == .firstReview ? "adjusted" : "approved"
        try database.query(
            """
            -- SettlementStore.lower
            update settlement_line set \(rung)_fen = $4, \(rung)_for = $5, \(rung)_note = $6
            where region = $1 and settlement = $2 and visit = $3
            """,
            [
                .text(region), SQLValue(id), SQLValue(visit), SQLValue(ladder.standing.fen), .text(reason.rawValue),
                .text(note),
            ])
    }

    /// Ends the first review: lines that it left stand as claimed.
    ///
    /// - Returns: the sum.
    package static func review(_ database: DatabaseConnection, region: String, _ id: SettlementID) throws -> Money {
        try finish(database, region: region, id, "adjusted", "claimed", .firstReviewed)
    }

    /// Ends the second review: lines that it left stand as adjusted.
    ///
    /// - Returns: the sum.
    package static func approve(_ database: DatabaseConnection, region: String, _ id: SettlementID) throws -> Money {
        try finish(database, region: region, id, "approved", "adjusted", .secondReviewed)
    }

    /// Pays each line as approved, and keeps what was held back and taken off.
    package static func pay(
        _ database: DatabaseConnection, region: String, _ id: SettlementID, _ payment: Payment
    ) throws {
        _ = try finish(database, region: region, id, "paid", "approved", .paid)
        try database.query(
            """
            -- SettlementStore.pay
            update settlement set deposit_fen = $3, set_off_fen = $4 where region = $1 and settlement = $2
            """, [.text(region), SQLValue(id), SQLValue(payment.deposit.fen), SQLValue(payment.setOff.fen)])
    }

    private static func finish(
        _ database: DatabaseConnection, region: String, _ id: SettlementID, _ rung: String, _ before: String,
        _ state: SettlementState
    ) throws -> Money {
        Money(
            fen: try database.query(
                """
                -- SettlementStore.finish
                with line as (
                    update settlement_line set \(rung)_fen = coalesce(\(rung)_fen, \(before)_fen)
                    where region = $1 and settlement = $2 returning \(rung)_fen)
                update settlement set state = $3, \(rung)_fen = (select coalesce(sum(\(rung)_fen), 0) from line)
                where region = $1 and settlement = $2 returning \(rung)_fen
                """, [.text(region), SQLValue(id), .text(state.rawValue)])[0].int(0))
    }

    /// Sends it back: its visits may be claimed again.
    package static func sendBack(_ database: DatabaseConnection, region: String, _ id: SettlementID) throws {
        try database.query(
            "-- SettlementStore.free\nupdate settlement_line set living = false where region = $1 and settlement = $2",
            [.text(region), SQLValue(id)])
        try database.query(
            "-- SettlementStore.sendBack\nupdate settlement set state = 'returned' where region = $1 and settlement = $2",
            [.text(region), SQLValue(id)])
    }
}
