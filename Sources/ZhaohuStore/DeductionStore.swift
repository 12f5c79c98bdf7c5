package import ZhaohuDomain
package import ZhaohuPostgres

/// Points taken off, or a veto.
package struct DeductionRecord: Sendable {
    package let id: DeductionID
    package let provider: ProviderID
    package let rule: String
    package let fact: String
    package let pointsTenths: Int
    package let veto: VetoGround?
    package let grounds: String
    package let evidence: String
    package let factDay: Day
    package let state: DeductionState
    package let madeBy: String
    package let madeOn: Day
    package let confirmedBy: String
    package let appealUntil: Day?
    package let appeal: String
    package let appealedBy: String
    package let decision: String
    package let decidedBy: String
}

/// A deduction to be made.
package struct NewDeduction: Sendable {
    package let provider: ProviderID
    package let rule: String
    package let fact: String
    /// 0 for a veto.
    package let pointsTenths: Int
    package let veto: VetoGround?
    package let grounds: String
    package let evidence: String
    package let factDay: Day
    package let state: DeductionState
    /// Nil while a veto is not confirmed.
    package let appealUntil: Day?

    package init(
        provider: ProviderID, rule: String, fact: String, pointsTenths: Int, veto: VetoGround?, grounds: String,
        evidence: String, factDay: Day, state: DeductionState, appealUntil: Day?
    ) {
        self.provider = provider
        self.rule = rule
        self.fact = fact
        self.pointsTenths = pointsTenths
        self.veto = veto
        self.grounds = grounds
        self.evidence = evidence
        self.factDay = factDay
        self.state = state
        self.appealUntil = appealUntil
    }
}

/// Deductions: made, confirmed, appealed, decided; none is ever deleted.
package enum DeductionStore {
    private static let select = """
        select deduction, provider, rule, fact, points_tenths, veto, grounds, evidence, fact_day, state, made_by, made_on,
            confirmed_by, appeal_until, appeal, appealed_by, decision, decided_by
        from deduction
        """

    package static func add(
        _ database: DatabaseConnection, region: String, _ deduction: NewDeduction, on day: Day, by actor: String,
        op: String
    ) throws -> DeductionID {
        try database.query(
            """
            -- DeductionStore.add
            insert into deduction (region, provider, rule, fact, points_tenths, veto, grounds, evidence, fact_day,
                state, appeal_until, made_on, made_by, op)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::uuid) returning deduction
            """,
            [
                .text(region), SQLValue(deduction.provider), .text(deduction.rule), .text(deduction.fact),
                SQLValue(deduction.pointsTenths), .text(deduction.veto?.rawValue ?? ""), .text(deduction.grounds),
                .text(deduction.evidence), SQLValue(deduction.factDay), .text(deduction.state.rawValue),
                SQLValue(deduction.appealUntil), SQLValue(day), .text(actor), .text(op),
            ])[0].id(0)
    }

    package static func deduction(
        _ database: DatabaseConnection, region: String, _ id: DeductionID
    ) throws -> DeductionRecord? {
        try database.query(
            "-- DeductionStore.deduction\n\(select) where region = $1 and deduction = $2 for update",
            [.text(region), SQLValue(id)]
        ).first.map(decode)
    }

    /// In the order in which they were made; those of facts from one day to another, nil for any.
    package static func list(
        _ database: DatabaseConnection, region: String, provider: ProviderID?, from: Day?, to: Day?, limit: Int
    ) throws -> [DeductionRecord] {
        try database.query(
            """
            -- DeductionStore.list
            \(select) where region = $1 and ($2::bigint is null or provider = $2::bigint)
                and ($3::date is null or fact_day >= $3::date) and ($4::date is null or fact_day <= $4::date)
            order by deduction limit $5
            """, [.text(region), SQLValue(provider), SQLValue(from), SQLValue(to), SQLValue(limit)]
        ).map(decode)
    }

    package static func confirm(
        _ database: DatabaseConnection, region: String, _ id: DeductionID, by actor: String, appealUntil: Day
    ) throws {
        try database.query(
            """
            -- DeductionStore.confirm
            update deduction set state = 'standing', confirmed_by = $3, appeal_until = $4
            where region = $1 and deduction = $2
            """, [.text(region), SQLValue(id), .text(actor), SQLValue(appealUntil)])
    }

    package static func appeal(
        _ database: DatabaseConnection, region: String, _ id: DeductionID, text: String, by actor: String, on day: Day
    ) throws {
        try database.query(
            """
            -- DeductionStore.appeal
            update deduction set state = 'appealed', appeal = $3, appealed_by = $4, appealed_on = $5
            where region = $1 and deduction = $2
            """, [.text(region), SQLValue(id), .text(text), .text(actor), SQLValue(day)])
    }

    package static func decide(
        _ database: DatabaseConnection, region: String, _ id: DeductionID, _ state: DeductionState, decision: String,
        by actor: String, on day: Day
    ) throws {
        try database.query(
            """
            -- DeductionStore.decide
            update deduction set state = $3, decision = $4, decided_by = $5, decided_on = $6
            where region = $1 and deduction = $2
            """,
            [
                .text(region), SQLValue(id), .text(state.rawValue), .text(decision), .text(actor), SQLValue(day),
            ])
    }

    private static func decode(_ row: Rows.Row) throws -> DeductionRecord {
        guard let factDay = row.day(8), let state = DeductionState(rawValue: row.text(9)), let madeOn = row.day(11)
        else { throw DatabaseError(.decoding, detail: "deduction") }
        return DeductionRecord(
            id: try row.id(0), provider: try row.id(1), rule: row.text(2), fact: row.text(3),
            pointsTenths: Int(try row.int(4)), veto: VetoGround(rawValue: row.text(5)), grounds: row.text(6),
            evidence: row.text(7), factDay: factDay, state: state, madeBy: row.text(10), madeOn: madeOn,
            confirmedBy: row.text(12), appealUntil: row.day(13), appeal: row.text(14), appealedBy: row.text(15),
            decision: row.text(16), decidedBy: row.text(17))
    }
}
