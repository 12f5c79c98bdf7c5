package import ZhaohuDomain
package import ZhaohuPostgres

/// Money that should not have been paid, and who owes it.
package struct RecoveryRecord: Sendable {
    package let id: RecoveryID
    /// The company; nil where the family owes.
    package let provider: ProviderID?
    package let person: PersonID
    /// `death` or `correction`.
    package let reason: String
    package let state: RecoveryState
    package let stage: RecoveryStage
    package let from: Day
    package let to: Day
    package let lines: Int
    package let balance: RecoveryBalance
    package let foundOn: Day
    /// The last day for an objection; nil before the notice.
    package let objectUntil: Day?
    package let proposedBy: String

    static let columns = """
        r.recovery, case when r.debtor = 'provider' then r.number end, r.person, r.reason, r.state, r.stage, r.from_day,
        r.to_day, (select count(*) from recovery_line l where l.region = r.region and l.recovery = r.recovery),
        r.amount_fen, r.returned_fen, r.found_on, r.object_until, r.proposed_by
        """

    init(_ row: Rows.Row) throws {
        guard let state = RecoveryState(rawValue: row.text(4)), let stage = RecoveryStage(rawValue: row.text(5)),
            let from = row.day(6), let to = row.day(7), let foundOn = row.day(11)
        else { throw DatabaseError(.decoding, detail: "recovery") }
        id = try row.id(0)
        provider = row.optionalID(1)
        person = try row.id(2)
        reason = row.text(3)
        self.state = state
        self.stage = stage
        self.from = from
        self.to = to
        lines = Int(try row.int(8))
        balance = RecoveryBalance(amount: Money(fen: try row.int(9)), returned: Money(fen: try row.int(10)))
        self.foundOn = foundOn
        objectUntil = row.day(12)
        proposedBy = row.text(13)
    }
}

/// A visit or a day that is demanded back.
package struct RecoveryLine: Sendable {
    package let caseID: CaseID
    package let day: Day
    package let visit: VisitID?
    package let settlement: SettlementID?
    package let amount: Money
}

/// Recoveries: found by the facts, carried on by the desk.
package enum RecoveryStore {
    package static func recovery(
        _ database: DatabaseConnection, region: String, _ id: RecoveryID, forUpdate: Bool = false
    ) throws -> RecoveryRecord? {
        try database.query(
            """
            -- RecoveryStore.recovery
            select \(RecoveryRecord.columns) from recovery r
            where r.region = $1 and r.recovery = $2\(forUpdate ? " for update of r" : "")
            """, [.text(region), SQLValue(id)]
        ).first.map { try RecoveryRecord($0) }
    }

    /// The newest first; nil means any.
    ///
    /// `open` keeps to those that have not ended.
    package static func list(
        _ database: DatabaseConnection, region: String, provider: ProviderID?, person: PersonID?, state: String?,
        limit: Int
    ) throws -> [RecoveryRecord] {
        try database.query(
            """
            -- RecoveryStore.list
            select \(RecoveryRecord.columns) from recovery r
            where r.region = $1 and ($2::bigint is null or r.debtor = 'provider' and r.number = $2::bigint)
                and ($3::bigint is null or r.person = $3::bigint)
                and ($4::text is null or r.state = $4::text
                    or $4::text = 'open' and r.state not in ('settled', 'written_off', 'dismissed'))
            order by r.recovery desc limit $5
            """, [.text(region), SQLValue(provider), SQLValue(person), SQLValue(state), SQLValue(limit)]
        ).map { try RecoveryRecord($0) }
    }

    package static func lines(
        _ database: DatabaseConnection, region: String, _ id: RecoveryID
    ) throws -> [RecoveryLine] {
        try database.query(
            """
            -- RecoveryStore.lines
            select case_id, day, visit, settlement, amount_fen from recovery_line
            where region = $1 and recovery = $2 order by line
            """, [.text(region), SQLValue(id)]
        ).map { row in
            guard let day = row.day(1) else { throw DatabaseError(.decoding, detail: "recovery_line") }
            return RecoveryLine(
                caseID: try row.id(0), day: day, visit: row.optionalID(2), settlement: row.optionalID(3),
                amount: Money(fen: try row.int(4)))
        }
    }

    /// Moves a recovery on and writes the step down.
    package static func move(
        _ database: DatabaseConnection, region: String, _ id: RecoveryID, _ event: String, to state: RecoveryState,
        stage: RecoveryStage? = nil, objectUntil: Day? = nil, proposedBy: String? = nil,
        returning amount: Money = .zero,
        note: String = "", _ deed: Deed
    ) throws {
        try database.query(
            """
            -- RecoveryStore.move
            update recovery set state = $3, stage = coalesce($4, stage), object_until = coalesce($5, object_until),
                proposed_by = coalesce($6, proposed_by), returned_fen = returned_fen + $7
            where region = $1 and recovery = $2
            """,
            [
                .text(region), SQLValue(id), .text(state.rawValue), SQLValue(stage?.rawValue), SQLValue(objectUntil),
                SQLValue(proposedBy), SQLValue(amount.fen),
            ])
        try database.query(
            """
            -- RecoveryStore.addStep
            insert into recovery_step (region, recovery, event, state, amount_fen, op, at, actor, note)
            values ($1, $2, $3, $4, $5, $6::uuid, $7, $8, $9)
            """,
            [
                .text(region), SQLValue(id), .text(event), .text(state.rawValue), SQLValue(amount.fen), .text(deed.op),
                SQLValue(deed.at), .text(deed.actor), .text(note),
            ])
    }

    /// What a company owes now, the oldest first: due, or noticed with the days for an objection over.
    ///
    /// The rows stay locked until the transaction ends.
    package static func owed(
        _ database: DatabaseConnection, region: String, by provider: ProviderID, on day: Day
    ) throws -> [RecoveryRecord] {
        try database.query(
            """
            -- RecoveryStore.owed
            select \(RecoveryRecord.columns) from recovery r
            where r.region = $1 and r.debtor = 'provider' and r.number = $2
                and (r.state = 'due' or r.state = 'noticed' and r.object_until < $3)
            order by r.recovery for update of r
            """, [.text(region), SQLValue(provider), SQLValue(day)]
        ).map { try RecoveryRecord($0) }
    }
}
