/// Visits that cannot be together, clients who were not entitled, carers who were not to come.
extension AuditStatement {
    /// Visits of one carer, or at one client, that run at the same time.
    ///
    /// Each visit is compared with the latest end before it and the next begin after it, so a crowded day costs no more
    /// than a sort; only for what was found are the others looked up.
    private static func overlap(_ rule: String, of column: String, where condition: String) -> AuditStatement {
        AuditStatement(
            rule,
            """
            with near as (
                select visit, inside, \(column), began, ended,
                    max(ended) over (partition by \(column) order by began, ended, visit
                        rows between unbounded preceding and 1 preceding) > began as after_another,
                    lead(began) over (partition by \(column) order by began, ended, visit) < ended as before_another
                from audit_visit where \(condition))
            insert into audit_finding (visit, rule, severity, evidence)
            select v.visit, '\(rule)', 'exception', 'other=' || o.others
            from near v
            cross join lateral (
                select string_agg('V' || visit, ',' order by visit) as others from (
                    select o.visit from audit_visit o
                    where o.\(column) = v.\(column) and o.visit <> v.visit and o.began < v.ended and v.began < o.ended
                        and o.began > v.began - interval '25 hours' and \(condition)
                    order by o.visit limit 8) t) o
            where v.inside and (after_another or before_another)
            """)
    }

    static let conflicts = [
        overlap("overlap.worker", of: "caregiver", where: "caregiver is not null"),
        overlap("overlap.client", of: "case_id", where: "not pair"),
        // What was known later counts as well: a death, an end of the case, a conclusion that was taken back.
        AuditStatement(
            "state.conflict",
            """
            with over as (
                select case_id, max((at at time zone 'UTC' + make_interval(secs => $2::int))::date) as day
                from case_event where region = $1 and state in ('expired', 'closed') group by case_id)
            insert into audit_finding (visit, rule, severity, evidence)
            select visit, 'state.conflict', 'not_payable', evidence from (
                select v.visit, concat_ws(' ',
                    case when v.day > v.died_on then 'reason=person_dead days_after=' || v.day - v.died_on end,
                    case when v.died_on is null and (c.state not in ('effective', 'expired', 'closed')
                        or (c.state <> 'effective' and v.day > o.day)) then 'reason=case_state state=' || c.state end,
                    case when v.day < c.valid_from then 'reason=not_yet_valid valid_from=' || c.valid_from end,
                    case when v.day > c.valid_until then 'reason=expired valid_until=' || c.valid_until end,
                    case when v.plan is null then 'reason=plan_not_confirmed' end) as evidence
                from audit_visit v join care_case c on c.region = $1 and c.case_id = v.case_id
                left join over o on o.case_id = v.case_id where v.inside) t
            where evidence <> ''
            """),
        // A state without a day says nothing about the past.
        AuditStatement(
            "worker.conflict",
            """
            with given as (select distinct items from audit_visit where inside and items <> ''),
            needed as (
                select g.items, array_agg(distinct s.skill) as skills
                from given g cross join unnest(string_to_array(g.items, ',')) e
                join service_item s on s.region = $1 and s.item = split_part(e, ':', 1) group by g.items),
            frozen as (
                select provider, to_state, at, lead(at) over (partition by provider order by seq) as until
                from provider_event where region = $1)
            insert into audit_finding (visit, rule, severity, evidence)
            select visit, 'worker.conflict', 'not_payable', evidence from (
                select v.visit, concat_ws(' ',
                    case when g.state <> 'active' and v.day >= g.state_from
                        then 'reason=caregiver_state state=' || g.state end,
                    case when g.provider <> v.provider then 'reason=not_on_roster' end,
                    case when not n.skills <@ g.skills then 'reason=skill_missing skill=' || (
                        select string_agg(s, ',' order by s) from unnest(n.skills) s where s <> all (g.skills)) end,
                    case when f.to_state is not null then 'reason=provider_frozen state=' || f.to_state end) as evidence
                from audit_visit v join caregiver g on g.region = $1 and g.caregiver = v.caregiver
                left join needed n on n.items = v.items
                left join frozen f on v.planned_from is null and f.provider = v.provider
                    and f.to_state in ('suspended', 'exited', 'barred') and v.began >= f.at
                    and v.began < coalesce(f.until, 'infinity')
                where v.inside) t
            where evidence <> ''
            """),
        // Of a carer without any certificate nothing is known: the region may not have entered them.
        AuditStatement(
            "worker.certificate",
            """
            insert into audit_finding (visit, rule, severity, evidence)
            select v.visit, 'worker.certificate', 'not_payable',
                concat_ws(' ', 'certificates=' || count(*), 'valid_until=' || max(c.valid_until))
            from audit_visit v join caregiver_certificate c on c.region = $1 and c.caregiver = v.caregiver
            where v.inside group by v.visit, v.day
            having bool_and(v.day < c.valid_from or v.day > coalesce(c.valid_until, 'infinity'))
            """),
        AuditStatement(
            "duplicate.benefit",
            """
            insert into audit_finding (visit, rule, severity, evidence)
            select v.visit, 'duplicate.benefit', 'exception', 'setting=' || min(c.setting)
            from audit_visit v
            join care_case c on c.region = $1 and c.person = v.person and c.case_id <> v.case_id and c.setting <> 'home'
                and v.day between c.valid_from and c.valid_until and c.state in ('effective', 'expired', 'closed')
            where v.inside group by v.visit
            """),
        AuditStatement(
            "hospital.conflict",
            """
            insert into audit_finding (visit, rule, severity, evidence)
            select v.visit, 'hospital.conflict', 'exception', 'missed=V' || min(m.visit)
            from visit m join audit_visit v on v.case_id = m.case_id and v.day = m.day
            where m.region = $1 and m.state = 'missed' and m.reason = 'in_hospital'
                and m.day between (select min(day) from audit_day) and (select max(day) from audit_day) and v.inside
            group by v.visit
            """),
    ]
}
