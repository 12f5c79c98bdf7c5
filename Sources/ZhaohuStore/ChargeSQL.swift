internal import ZhaohuDomain
internal import ZhaohuPostgres

/// The one statement by which performed visits become amounts: claims, checks and final accounts all run it.
enum ChargeSQL {
    /// Common tables up to `charge`, one row a candidate.
    ///
    /// Its columns: visit, day, claimed, standing, case_id, caregiver, recorded, counted, minutes, fen, amount, verdict (`held`,
    /// `not_payable`, `person_dead` or empty), cut. Binds 1 to 7 are ``values(_:_:before:)``.
    ///
    /// - Parameter candidates: a select of visit, day, and what a line says that is there already (claimed and standing, or
    ///   nulls): carried through, because a join afterwards would be planned without any idea of how many rows there are.
    /// - Returns: the beginning of a statement.
    static func charges(_ candidates: String) -> String {
        """
        with rule as (
            select * from unnest($2::date[], $3::date[], $4::integer[], $5::integer[], $6::boolean[])
                as r (from_day, to_day, fen, entitlement, death_day)),
        candidate (visit, day, claimed, standing) as materialized (\(candidates)),
        fact as (
            select v.visit, v.day, c.claimed, c.standing, date_trunc('month', v.day)::date as month, v.case_id, v.caregiver, v.began_at,
                floor(extract(epoch from v.ended_at - v.began_at) / 60)::integer as recorded,
                p.minutes as counted, r.fen, r.entitlement,
                case when n.died_on < v.day or (n.died_on = v.day and not r.death_day) then 'person_dead'
                     when not p.payable then 'not_payable'
                     when p.held then 'held'
                     else '' end as verdict
            from candidate c
            join visit v on v.region = $1 and v.day = c.day and v.visit = c.visit
            join visit_payability p on p.region = $1 and p.day = c.day and p.visit = c.visit
            join care_case k on k.region = $1 and k.case_id = v.case_id
            join person n on n.region = $1 and n.person = k.person
            join rule r on v.day between r.from_day and coalesce(r.to_day, v.day)),
        used as (
            select w.case_id, w.month, l.minutes
            from (select distinct case_id, month from fact) w
            cross join lateral (
                select sum(l.minutes) as minutes from settlement_line l
                where l.region = $1 and l.living and l.case_id = w.case_id and l.settlement < $7::bigint
                    and l.day >= w.month and l.day < w.month + interval '1 month') l),
        ordered as (
            select f.*, coalesce(u.minutes, 0) + coalesce(
                sum(f.counted) filter (where f.verdict = '') over (
                    partition by f.case_id, f.month order by f.day, f.began_at, f.visit
                    rows between unbounded preceding and 1 preceding), 0) as used
            from fact f left join used u on u.case_id = f.case_id and u.month = f.month),
        counted as (
            select o.*, case when verdict = '' then greatest(0, least(counted, entitlement - used))::integer else 0 end
                as minutes from ordered o),
        charge as (
            select t.*, (t.minutes::bigint * fen * 2 + 60) / 120 as amount,
                case when verdict <> '' then verdict when t.minutes < counted then 'entitlement'
                     when counted < recorded then 'cut' else '' end as cut
            from counted t)
        """
    }

    /// SHA-256 of rows of visit, minutes and amount, in order of the visits.
    static let digest = """
        encode(sha256(convert_to(coalesce(string_agg(
            visit || ':' || minutes || ':' || amount, ',' order by visit), ''), 'UTF8')), 'hex')
        """

    /// Binds 1 to 7: the region, the rules by day, and the settlement before whose number minutes count as used already.
    static func values(_ region: String, _ rules: [ChargeRules], before: SettlementID?) -> [SQLValue] {
        [
            .text(region), SQLValue(array: rules.map { SQLValue($0.from) }),
            SQLValue(array: rules.map { SQLValue($0.to) }),
            SQLValue(array: rules.map { SQLValue($0.fenPerHour) }),
            SQLValue(array: rules.map { SQLValue($0.entitlementMinutes) }),
            SQLValue(array: rules.map { SQLValue($0.deathDayCounts) }),
            SQLValue(before?.number ?? Int64.max),
        ]
    }
}
