package import ZhaohuDomain
package import ZhaohuPostgres

/// A day of a care allowance with its rate.
package struct PaidDay: Sendable {
    package let day: Day
    /// The row of policy behind the rate.
    package let policy: Int64
    package let amount: Money

    package init(day: Day, policy: Int64, amount: Money) {
        self.day = day
        self.policy = policy
        self.amount = amount
    }
}

/// Days of care allowances that were paid, one row a day.
package enum BenefitDayStore {
    /// Pays the days within the conclusion's validity and up to the death that are not paid yet.
    ///
    /// - Returns: how many were paid, and their sum.
    package static func pay(
        _ database: DatabaseConnection, region: String, _ caseID: CaseID, setting: String, grade: String,
        _ days: [PaidDay], deathDayCounts rules: [ChargeRules], _ deed: Deed
    ) throws -> (days: Int, amount: Money) {
        let row = try database.query(
            """
            -- BenefitDayStore.pay
            with rule as (
                select * from unnest($8::date[], $9::date[], $10::boolean[]) as r (from_day, to_day, death_day)),
            paid as (
                insert into benefit_day (region, case_id, day, setting, grade, policy, paid_fen, op, at, actor)
                select $1, k.case_id, t.day, $3, $4, t.policy, t.fen, $11::uuid, $12, $13
                from unnest($5::date[], $6::bigint[], $7::bigint[]) as t (day, policy, fen)
                join care_case k on k.region = $1 and k.case_id = $2
                join person n on n.region = k.region and n.person = k.person
                join rule r on t.day between r.from_day and coalesce(r.to_day, t.day)
                where k.valid_from <= t.day and t.day <= coalesce(k.valid_until, t.day)
                    and (n.died_on is null or t.day < n.died_on or t.day = n.died_on and r.death_day)
                on conflict (region, case_id, day) do nothing returning paid_fen)
            select count(*), coalesce(sum(paid_fen), 0)::bigint from paid
            """,
            [
                .text(region), SQLValue(caseID), .text(setting), .text(grade),
                SQLValue(array: days.map { SQLValue($0.day) }),
                SQLValue(array: days.map { SQLValue($0.policy) }),
                SQLValue(array: days.map { SQLValue($0.amount.fen) }),
                SQLValue(array: rules.map { SQLValue($0.from) }), SQLValue(array: rules.map { SQLValue($0.to) }),
                SQLValue(array: rules.map { SQLValue($0.deathDayCounts) }), .text(deed.op), SQLValue(deed.at),
                .text(deed.actor),
            ])[0]
        return (Int(try row.int(0)), Money(fen: try row.int(1)))
    }
}
