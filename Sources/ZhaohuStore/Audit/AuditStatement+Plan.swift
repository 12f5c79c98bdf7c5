/// What was given, against the plan.
extension AuditStatement {
    static let plans = [
        // In the order of time, so that what is over the plan is the later visit. A look at the sums first: few are over.
        AuditStatement(
            "freq.cap",
            """
            with text as (select distinct items from audit_visit where items <> ''),
            given as (
                select t.items, split_part(e, ':', 1) as item, split_part(e, ':', 2)::integer as n
                from text t cross join unnest(string_to_array(t.items, ',')) e),
            done as materialized (
                select v.visit, v.case_id, v.began, v.inside, g.item, g.n,
                    i.count * case when v.pair then 2 else 1 end as cap, i.per,
                    case i.per when 'day' then v.day else date_trunc('week', v.day)::date end as period
                from audit_visit v join given g using (items)
                join care_plan_item i on i.region = $1 and i.plan = v.plan and i.item = g.item),
            over_full as (
                select case_id, item, per, period from done group by case_id, item, per, period having sum(n) > min(cap)),
            counted as (
                select d.*, sum(n) over (partition by case_id, item, per, period order by began, visit) as so_far
                from done d join over_full using (case_id, item, per, period))
            insert into audit_finding (visit, rule, severity, evidence)
            select visit, 'freq.cap', 'not_payable',
                string_agg(format('item=%s done=%s cap=%s per=%s', item, so_far, cap, per), ' ' order by item)
            from counted where inside and so_far > cap group by visit
            """),
        AuditStatement(
            "plan.items",
            """
            with given as (
                select distinct items, plan from audit_visit where inside and items <> '' and plan is not null),
            extra as (
                select g.items, g.plan, string_agg(split_part(e, ':', 1), ',' order by e) as not_planned
                from given g cross join unnest(string_to_array(g.items, ',')) e
                where not exists (
                    select 1 from care_plan_item i
                    where i.region = $1 and i.plan = g.plan and i.item = split_part(e, ':', 1))
                group by g.items, g.plan)
            insert into audit_finding (visit, rule, severity, evidence)
            select v.visit, 'plan.items', 'exception', 'items=' || x.not_planned
            from audit_visit v join extra x using (items, plan) where v.inside
            """),
        AuditStatement(
            "plan.frequency",
            """
            with counted as (
                select visit, day, inside, row_number() over (
                    partition by case_id, date_trunc('week', day) order by began, visit) as so_far
                from audit_visit where grade = 'moderate')
            insert into audit_finding (visit, rule, severity, evidence)
            select visit, 'plan.frequency', 'exception', format('grade=moderate visits=%s limit_week=%s', so_far, low_week)
            from counted join audit_day using (day) where inside and so_far > low_week
            """),
        AuditStatement(
            "phantom.visit",
            """
            insert into audit_finding (visit, rule, severity, evidence)
            select visit, 'phantom.visit', 'exception', 'position=none rating=none' from audit_visit
            where inside and not in_ok and not out_ok and score is null
            """),
    ]
}
