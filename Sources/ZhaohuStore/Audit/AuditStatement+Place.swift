/// Where the visits were.
extension AuditStatement {
    static let places = [
        // `greatest` of what is known: an end without a usable position is null and does not count.
        AuditStatement(
            "geo.radius",
            """
            insert into audit_finding (visit, rule, severity, evidence)
            select visit, 'geo.radius', case when worst > geo_warn then 'exception' else 'warn' end,
                concat_ws(' ', case when in_metres > geo_ok then 'in_metres=' || in_metres end,
                    case when out_metres > geo_ok then 'out_metres=' || out_metres end,
                    'limit_metres=' || case when worst > geo_warn then geo_warn else geo_ok end)
            from (
                select m.*, greatest(in_metres, out_metres) as worst from (
                    select v.visit, d.geo_ok, d.geo_warn,
                        case when in_ok then metres_between(in_latitude, in_longitude, latitude, longitude)
                            - greatest(in_accuracy, 0) end as in_metres,
                        case when out_ok then metres_between(out_latitude, out_longitude, latitude, longitude)
                            - greatest(out_accuracy, 0) end as out_metres
                    from audit_visit v join audit_day d using (day)
                    where v.inside
                        and ((in_ok and metres_at_most(in_latitude, in_longitude, latitude, longitude) > d.geo_ok)
                            or (out_ok and metres_at_most(out_latitude, out_longitude, latitude, longitude) > d.geo_ok))
                    ) m) w
            where worst > geo_ok
            """),
        AuditStatement(
            "geo.missing",
            """
            insert into audit_finding (visit, rule, severity, evidence)
            select v.visit, 'geo.missing', 'warn', concat_ws(' ',
                case when in_latitude is null then 'in=none'
                     when not in_ok then format('in_accuracy_metres=%s limit_metres=%s', in_accuracy, d.accuracy) end,
                case when out_latitude is null then 'out=none'
                     when not out_ok then format('out_accuracy_metres=%s limit_metres=%s', out_accuracy, d.accuracy) end)
            from audit_visit v join audit_day d using (day) where v.inside and not (in_ok and out_ok)
            """),
        // The visits before and after; of two that would do, the one before is named.
        AuditStatement(
            "travel.impossible",
            """
            with near as materialized (
                select visit, day, inside, began, ended, latitude, longitude, in_latitude, in_longitude, in_accuracy, in_ok,
                    out_latitude, out_longitude, out_accuracy, out_ok,
                    lag(visit) over o as before_visit, lag(ended) over o as before_ended, lag(day) over o as before_day,
                    lag(coalesce(in_latitude, out_latitude)) over o as before_latitude,
                    lag(coalesce(in_longitude, out_longitude)) over o as before_longitude,
                    lead(visit) over o as after_visit, lead(began) over o as after_began, lead(day) over o as after_day,
                    lead(coalesce(in_latitude, out_latitude)) over o as after_latitude,
                    lead(coalesce(in_longitude, out_longitude)) over o as after_longitude
                from audit_visit where caregiver is not null
                window o as (partition by caregiver order by began, ended, visit)),
            leg as (
                select visit, day, 0 as turn, before_visit as other,
                    floor(extract(epoch from began - before_ended)) as seconds,
                    case when in_ok then in_latitude else latitude end as here_latitude,
                    case when in_ok then in_longitude else longitude end as here_longitude,
                    case when in_ok then greatest(in_accuracy, 0) else 0 end as accuracy,
                    before_latitude as there_latitude, before_longitude as there_longitude
                from near where inside and before_ended <= began and before_day >= day - 1 and before_latitude is not null
                union all
                select visit, day, 1, after_visit, floor(extract(epoch from after_began - ended)),
                    case when out_ok then out_latitude else latitude end,
                    case when out_ok then out_longitude else longitude end,
                    case when out_ok then greatest(out_accuracy, 0) else 0 end, after_latitude, after_longitude
                from near where inside and after_began >= ended and after_day <= day + 1 and after_latitude is not null),
            way as materialized (
                select l.visit, l.day, l.turn, l.other, l.seconds, metres_between(
                    here_latitude, here_longitude, there_latitude, there_longitude) - l.accuracy as metres
                from leg l join audit_day d using (day)
                where metres_at_most(here_latitude, here_longitude, there_latitude, there_longitude)
                    > greatest(d.geo_ok, least(d.city_kmh, d.any_kmh) * seconds / 3.6))
            insert into audit_finding (visit, rule, severity, evidence)
            select distinct on (visit) visit, 'travel.impossible', 'exception',
                format('other=V%s metres=%s seconds=%s limit_kmh=%s', other, metres, seconds, kmh)
            from (
                select w.*, case when metres <= d.city_metres then d.city_kmh else d.any_kmh end as kmh
                from way w join audit_day d using (day) where metres > d.geo_ok) t
            where metres * 3600::bigint > kmh * 1000 * seconds
            order by visit, turn
            """),
    ]
}
