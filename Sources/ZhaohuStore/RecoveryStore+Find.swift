package import ZhaohuDomain
package import ZhaohuPostgres

extension RecoveryStore {
    /// Makes a recovery for each debtor and person whose paid rows should not have been paid.
    ///
    /// They are visits and days after the death, and visits that a later decision has made not payable. Amounts are what was
    /// paid for each row, to the fen.
    ///
    /// - Parameters:
    ///   - database: a connection in a transaction that holds ``SettlementStore/lockClaims(_:region:)``.
    ///   - region: the pooling region.
    ///   - person: only of this person; nil for all.
    ///   - from: only rows of days from this one on.
    ///   - rules: whether the day of death counts, by day.
    ///   - deed: who finds them.
    /// - Returns: the new recoveries.
    /// - Throws: ``DatabaseError``.
    package static func find(
        _ database: DatabaseConnection, region: String, person: PersonID?, from: Day, rules: [ChargeRules], _ deed: Deed
    ) throws -> [RecoveryRecord] {
        // Stands in the text only where it is asked for, so that one person's rows are found by their index.
        let ofPerson = person == nil ? "$2::bigint is null" : "k.person = $2"
        return try database.query(
            """
            -- RecoveryStore.find
            with rule as (
                select * from unnest($4::date[], $5::date[], $6::boolean[]) as r (from_day, to_day, death_day)),
            wrong as (
                select 'provider' as debtor, s.provider as number, k.person, l.case_id, l.day, l.visit, l.settlement,
                    l.paid_fen as amount,
                    case when n.died_on < l.day or (n.died_on = l.day and not r.death_day) then 'death'
                        else 'correction' end as reason
                from settlement_line l
                join settlement s on s.region = l.region and s.settlement = l.settlement
                join care_case k on k.region = l.region and k.case_id = l.case_id
                join person n on n.region = k.region and n.person = k.person
                join rule r on l.day between r.from_day and coalesce(r.to_day, l.day)
                join visit_payability p on p.region = l.region and p.day = l.day and p.visit = l.visit
                where l.region = $1 and l.living and l.paid_fen > 0 and l.day >= $3
                    and \(ofPerson)
                    and (n.died_on < l.day or (n.died_on = l.day and not r.death_day) or not p.payable)
                    and not exists (select from recovery_line c where c.region = l.region and c.visit = l.visit)
                union all
                select 'family', k.person, k.person, d.case_id, d.day, null, null, d.paid_fen, 'death'
                from benefit_day d
                join care_case k on k.region = d.region and k.case_id = d.case_id
                join person n on n.region = k.region and n.person = k.person
                join rule r on d.day between r.from_day and coalesce(r.to_day, d.day)
                where d.region = $1 and d.day >= $3 and \(ofPerson)
                    and (n.died_on < d.day or (n.died_on = d.day and not r.death_day))
                    and not exists (select from recovery_line c where c.region = d.region and c.case_id = d.case_id
                        and c.day = d.day and c.visit is null)),
            made as (
                insert into recovery (region, debtor, number, person, reason, state, from_day, to_day, amount_fen, found_on)
                select $1, debtor, number, person, reason, 'found', min(day), max(day), sum(amount), $7 from wrong
                group by debtor, number, person, reason order by debtor desc, number, person, reason
                returning recovery, debtor, number, person, reason),
            line as (
                insert into recovery_line (region, recovery, line, case_id, day, visit, settlement, amount_fen)
                select $1, m.recovery, row_number() over (partition by m.recovery order by w.day, w.visit), w.case_id,
                    w.day, w.visit, w.settlement, w.amount
                from wrong w join made m using (debtor, number, person, reason)),
            step as (
                insert into recovery_step (region, recovery, event, state, op, at, actor)
                select $1, recovery, 'found', 'found', $8::uuid, $9, $10 from made)
            select recovery from made order by recovery
            """,
            [
                .text(region), SQLValue(person), SQLValue(from), SQLValue(array: rules.map { SQLValue($0.from) }),
                SQLValue(array: rules.map { SQLValue($0.to) }),
                SQLValue(array: rules.map { SQLValue($0.deathDayCounts) }),
                SQLValue(deed.day), .text(deed.op), SQLValue(deed.at), .text(deed.actor),
            ]
        ).compactMap { try recovery(database, region: region, try $0.id(0)) }
    }
}
