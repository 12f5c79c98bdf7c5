/// When the visits were and how long they took.
extension AuditStatement {
    static let times = [
        AuditStatement(
            "time.start",
            """
            insert into audit_finding (visit, rule, severity, evidence)
            select v.visit, 'time.start', 'warn', format('off_seconds=%s limit_minutes=%s',
                floor(extract(epoch from began - planned_from)), d.start_minutes)
            from audit_visit v join audit_day d using (day)
            where v.inside and abs(extract(epoch from began - planned_from)) > d.start_minutes * 60
            """),
        AuditStatement(
            "time.min",
            """
            insert into audit_finding (visit, rule, severity, evidence)
            select visit, 'time.min', case when is_unpaid then 'not_payable' else 'warn' end,
                format('minutes=%s planned=%s limit_percent=%s', minutes, planned_minutes,
                    case when is_unpaid then min_pay else min_warn end)
            from (
                select v.visit, minutes, planned_minutes, d.min_pay, d.min_warn,
                    minutes * 100 < planned_minutes * d.min_pay as is_unpaid
                from audit_visit v join audit_day d using (day)
                where v.inside and minutes * 100 < planned_minutes * d.min_warn) t
            """),
        AuditStatement(
            "time.max",
            """
            insert into audit_finding (visit, rule, severity, evidence)
            select v.visit, 'time.max', 'warn', case when minutes * 100 > planned_minutes * d.max_percent
                then format('minutes=%s planned=%s limit_percent=%s', minutes, planned_minutes, d.max_percent)
                else format('minutes=%s limit_hours=%s', minutes, d.open_hours) end
            from audit_visit v join audit_day d using (day)
            where v.inside and (minutes * 100 > planned_minutes * d.max_percent or minutes > d.open_hours * 60)
            """),
        // The judgement at record time is the only one that knows when a record came.
        AuditStatement(
            "late.entry",
            """
            insert into audit_finding (visit, rule, severity, evidence)
            select visit, 'late.entry', 'warn', 'recorded=late' from audit_visit
            where inside and flags @> array['late.entry']
            """),
        // Two short visits with one kind of service, one after the other, where one of the whole length was planned.
        AuditStatement(
            "split.billing",
            """
            with near as (
                select visit, day, inside, items, began, minutes, planned_minutes, lag(visit) over o as before_visit,
                    lag(ended) over o as before_ended, lag(items) over o as before_items,
                    lag(minutes) over o as before_minutes
                from audit_visit where not pair window o as (partition by case_id, caregiver order by began, ended, visit))
            insert into audit_finding (visit, rule, severity, evidence)
            select visit, 'split.billing', 'exception', format('other=V%s gap_minutes=%s', before_visit,
                floor(extract(epoch from began - before_ended) / 60))
            from near join audit_day d using (day)
            where inside and before_ended <= began and began < before_ended + make_interval(mins => d.split_minutes)
                and minutes < planned_minutes and before_minutes < planned_minutes
                and exists (
                    select 1 from unnest(string_to_array(items, ',')) a
                    join unnest(string_to_array(before_items, ',')) b on split_part(a, ':', 1) = split_part(b, ':', 1))
            """),
    ]
}
