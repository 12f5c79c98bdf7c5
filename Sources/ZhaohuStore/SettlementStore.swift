package import ZhaohuDomain
package import ZhaohuPostgres

/// Settlements of visits, from the claim to the payment.
package enum SettlementStore {
    /// Makes claims of a region wait for each other until the transaction ends: how much of a client's month is left for one
    /// company depends on what another one has claimed.
    package static func lockClaims(_ database: DatabaseConnection, region: String) throws {
        try database.query(
            "-- SettlementStore.lockClaims\nselect pg_advisory_xact_lock(hashtext('settlement.claim'), $1::integer)",
            [.text(region)])
    }

    /// Claims the payable visits of a month that are in no living settlement, and those of the months before it that were
    /// claimed already without them.
    ///
    /// - Parameters:
    ///   - database: a connection in a transaction that holds ``lockClaims(_:region:)``.
    ///   - region: the pooling region.
    ///   - provider: the company.
    ///   - month: the first day of the month.
    ///   - lateFrom: the first day of the months from which late visits are still claimed.
    ///   - rules: prices by day.
    ///   - at: now.
    /// - Returns: the new settlement; nil when there is nothing to claim.
    /// - Throws: ``DatabaseError``.
    package static func claim(
        _ database: DatabaseConnection, region: String, provider: ProviderID, month: Day, lateFrom: Day,
        rules: [ChargeRules], at: Instant
    ) throws -> SettlementID? {
        let id = try database.query(
            """
            -- SettlementStore.open
            insert into settlement (region, provider, month, state, lines, held, refused, claimed_fen, digest, claimed_at)
            values ($1, $2, $3, 'claimed', 0, 0, 0, 0, '', $4) returning settlement
            """, [.text(region), SQLValue(provider), SQLValue(month), SQLValue(at)])[0].id(0, SettlementKind.self)
        let lines = try database.query(
            """
            -- SettlementStore.claim
            \(ChargeSQL.charges(
                """
                select v.visit, v.day, null::bigint, null::bigint from visit v
                where v.region = $1 and v.provider = $8 and v.state = 'done' and v.day between $10 and $11
                    and (v.day >= $9 or date_trunc('month', v.day)::date in (
                        select s.month from settlement s
                        where s.region = $1 and s.provider = $8 and s.state <> 'returned'))
                    and not exists (select from settlement_line l
                        where l.region = $1 and l.visit = v.visit and l.living)
                """)),
            line as (
                insert into settlement_line (region, settlement, visit, day, case_id, caregiver, recorded, minutes,
                    fen_per_hour, cut, late, claimed_fen)
                select $1, $7, visit, day, case_id, caregiver, recorded, minutes, fen, cut, day < $9, amount
                from charge where verdict = '' returning visit),
            sums as (
                select count(*) filter (where verdict = '') as lines, count(*) filter (where verdict = 'held') as held,
                    count(*) filter (where verdict not in ('', 'held')) as refused,
                    coalesce(sum(amount) filter (where verdict = ''), 0) as amount from charge),
            digest as (select \(ChargeSQL.digest) as digest from charge where verdict = '')
            update settlement s set lines = sums.lines, held = sums.held, refused = sums.refused,
                claimed_fen = sums.amount, digest = digest.digest
            from sums, digest where s.region = $1 and s.settlement = $7 returning s.lines
            """,
            ChargeSQL.values(region, rules, before: id) + [
                SQLValue(provider), SQLValue(month), SQLValue(lateFrom), SQLValue(month.endOfMonth),
            ])[0].int(0)
        return lines == 0 ? nil : id
    }

    package static func settlement(
        _ database: DatabaseConnection, region: String, _ id: SettlementID, forUpdate: Bool = false
    ) throws -> SettlementRecord? {
        if forUpdate {
            // By itself, so that the steps read below are those that the lock has waited for.
            try database.query(
                "-- SettlementStore.lock\nselect 1 from settlement where region = $1 and settlement = $2 for update",
                [.text(region), SQLValue(id)])
        }
        return try database.query(
            """
            -- SettlementStore.settlement
            select \(SettlementRecord.columns) from settlement s where s.region = $1 and s.settlement = $2
            """, [.text(region), SQLValue(id)]
        ).first.map { try SettlementRecord($0) }
    }

    /// The newest first; nil means any.
    package static func list(
        _ database: DatabaseConnection, region: String, provider: ProviderID?, state: String?, month: Day?, limit: Int
    ) throws -> [SettlementRecord] {
        try database.query(
            """
            -- SettlementStore.list
            select \(SettlementRecord.columns) from settlement s
            where s.region = $1 and ($2::bigint is null or s.provider = $2::bigint)
                and ($3::text is null or s.state = $3::text) and ($4::date is null or s.month = $4::date)
            order by s.settlement desc limit $5
            """,
            [.text(region), SQLValue(provider), SQLValue(state), SQLValue(month), SQLValue(limit)]
        ).map { try SettlementRecord($0) }
    }

    /// Lines in order of visits, after one of them.
    ///
    /// `show`: all, lowered, rejected, cut or late.
    package static func lines(
        _ database: DatabaseConnection, region: String, _ id: SettlementID, show: String, after: VisitID?, limit: Int
    ) throws -> [SettlementLine] {
        try database.query(
            """
            -- SettlementStore.lines
            select \(SettlementLine.columns) from settlement_line l
            where l.region = $1 and l.settlement = $2 and l.visit > $3
                and case $4::text
                    when 'lowered' then coalesce(l.approved_fen, l.adjusted_fen, l.claimed_fen) < l.claimed_fen
                    when 'rejected' then l.claimed_fen > 0
                        and coalesce(l.approved_fen, l.adjusted_fen, l.claimed_fen) = 0
                    when 'cut' then l.cut <> ''
                    when 'late' then l.late
                    else true end
            order by l.visit limit $5
            """,
            [.text(region), SQLValue(id), SQLValue(after?.number ?? 0), .text(show), SQLValue(limit)]
        ).map { try SettlementLine($0) }
    }

    package static func line(
        _ database: DatabaseConnection, region: String, _ id: SettlementID, _ visit: VisitID
    ) throws -> SettlementLine? {
        try database.query(
            """
            -- SettlementStore.line
            select \(SettlementLine.columns) from settlement_line l
            where l.region = $1 and l.settlement = $2 and l.visit = $3
            """, [.text(region), SQLValue(id), SQLValue(visit)]
        ).first.map { try SettlementLine($0) }
    }
}
