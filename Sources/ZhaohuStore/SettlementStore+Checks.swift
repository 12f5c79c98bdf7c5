package import ZhaohuDomain
package import ZhaohuPostgres

/// What the facts say about settlements now.
extension SettlementStore {
    /// Works a settlement out again from the visits, and compares.
    package static func check(
        _ database: DatabaseConnection, region: String, _ id: SettlementID, rules: [ChargeRules], limit: Int
    ) throws -> SettlementCheck {
        let rows = try database.query(
            """
            -- SettlementStore.check
            \(ChargeSQL.charges(
                """
                select l.visit, l.day, l.claimed_fen, coalesce(l.paid_fen, l.approved_fen, l.adjusted_fen, l.claimed_fen)
                from settlement_line l where l.region = $1 and l.settlement = $7
                """)),
            differing as (select * from charge where standing > amount or claimed < amount),
            total as (
                select \(ChargeSQL.digest) as digest, count(*) filter (where standing > amount) as high,
                    count(*) filter (where standing > amount or claimed < amount) as differing, count(*) as found
                from charge),
            -- Lines whose visit is no longer what it was (moved to a day without a price, not performed after all).
            line as (select count(*) as lines from settlement_line where region = $1 and settlement = $7)
            select t.digest, t.high + lines - found, t.differing + lines - found, d.visit, d.standing, d.amount, d.cut
            from total t cross join line
            left join lateral (select * from differing order by visit limit $8) d on true
            """, ChargeSQL.values(region, rules, before: id) + [SQLValue(limit)])
        return SettlementCheck(
            digest: rows[0].text(0),
            differences: try rows.filter { !$0.isNull(3) }.map {
                SettlementDifference(
                    visit: try $0.id(3), standing: Money(fen: try $0.int(4)), facts: Money(fen: try $0.int(5)),
                    reason: $0.text(6))
            },
            tooHigh: Int(try rows[0].int(1)), differing: Int(try rows[0].int(2)),
            isBooked: try isBooked(database, region: region, id))
    }

    /// True when sums, lines and ledger say the same.
    private static func isBooked(_ database: DatabaseConnection, region: String, _ id: SettlementID) throws -> Bool {
        try database.query(
            """
            -- SettlementStore.isBooked
            with line as (
                select count(*) as lines, sum(claimed_fen) as claimed, sum(approved_fen) as approved, sum(paid_fen) as paid
                from settlement_line where region = $1 and settlement = $2),
            booked as (
                select coalesce(sum(l.amount_fen) filter (where l.account = 'fund.care'), 0) as care,
                    coalesce(-sum(l.amount_fen) filter (where l.account <> 'fund.care' and e.kind = 'pay'
                        and l.account <> 'provider.payable'), 0) as paid,
                    coalesce(-sum(l.amount_fen) filter (where l.account = 'provider.deposit'), 0) as deposit
                from ledger_entry e join ledger_line l on l.region = e.region and l.entry = e.entry
                where e.region = $1 and e.fact = $3)
            select line.lines = s.lines and line.claimed = s.claimed_fen
                and booked.care = case when s.state = 'returned' then 0 else coalesce(s.approved_fen, 0) end
                and coalesce(line.approved, 0) = coalesce(s.approved_fen, 0)
                and booked.paid = coalesce(line.paid, 0) and booked.deposit = s.deposit_fen
            from settlement s, line, booked where s.region = $1 and s.settlement = $2
            """, [.text(region), SQLValue(id), .text(id.description)]
        ).first?.bool(0) ?? false
    }

    /// What a company and the fund still owe each other, from all settlements, visits, deposits and recoveries.
    package static func finalAccount(
        _ database: DatabaseConnection, region: String, provider: ProviderID
    ) throws -> FinalAccount {
        let rules = try ChargeRules.periods(try ReferenceStore.policy(database, region: region))
        let row = try database.query(
            """
            -- SettlementStore.finalAccount
            \(ChargeSQL.charges(
                """
                select v.visit, v.day, null::bigint, null::bigint from visit v
                where v.region = $1 and v.provider = $8 and v.state = 'done' and not exists (
                    select from settlement_line l where l.region = $1 and l.visit = v.visit and l.living)
                """))
            select
                (select coalesce(sum(coalesce(l.approved_fen, l.adjusted_fen, l.claimed_fen)), 0)
                    from settlement s join settlement_line l on l.region = s.region and l.settlement = s.settlement
                    where s.region = $1 and s.provider = $8 and s.state in ('claimed', 'first_reviewed')),
                (select coalesce(sum(approved_fen), 0) from settlement where region = $1 and provider = $8
                    and state = 'second_reviewed'),
                (select coalesce(sum(paid_fen), 0) from settlement where region = $1 and provider = $8),
                (select coalesce(sum(deposit_fen), 0) from settlement where region = $1 and provider = $8
                    and deposit_score is null),
                (select coalesce(sum(amount_fen - returned_fen), 0) from recovery where region = $1
                    and debtor = 'provider' and number = $8
                    and state in ('found', 'noticed', 'objected', 'due', 'write_off_proposed')),
                count(*) filter (where verdict = ''), coalesce(sum(amount), 0), count(*) filter (where verdict = 'held')
            from charge
            """, ChargeSQL.values(region, rules, before: nil) + [SQLValue(provider)])[0]
        var account = FinalAccount()
        account.claimed = Money(fen: try row.int(0))
        account.approved = Money(fen: try row.int(1))
        account.paid = Money(fen: try row.int(2))
        account.depositHeld = Money(fen: try row.int(3))
        account.openRecoveries = Money(fen: try row.int(4))
        account.unsettledVisits = Int(try row.int(5))
        account.unsettled = Money(fen: try row.int(6))
        account.heldVisits = Int(try row.int(7))
        return account
    }
}
