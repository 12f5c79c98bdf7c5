package import ZhaohuDomain
package import ZhaohuPostgres

/// Visits that wait for their other half for too long become exceptions, not losses.
package enum OverdueStore {
    /// Opens an exception for each check-out whose check-in did not come, and for each visit that was never closed.
    ///
    /// Each visit gets it once; a half that comes later still completes the visit.
    ///
    /// - Parameters:
    ///   - database: a connection, in a transaction or not: it is one statement.
    ///   - region: the pooling region.
    ///   - now: the time against which the waiting is measured.
    ///   - openHours: how long a visit may be open.
    ///   - lateHours: how long a check-out waits for its check-in.
    /// - Returns: how many exceptions were opened.
    /// - Throws: ``DatabaseError``.
    package static func openExceptions(
        _ database: DatabaseConnection, region: String, now: Instant, openHours: Int, lateHours: Int
    ) throws -> Int {
        try database.query(
            """
            -- OverdueStore.openExceptions
            with overdue as (
                select v.visit, v.day, v.provider,
                    case when v.state = 'open' then 'visit.no_check_out' else 'visit.no_check_in' end as rule
                from visit v
                where v.region = $1 and v.day between $2::timestamptz::date - 31 and $2::timestamptz::date + 1
                    and ((v.state = 'open' and v.began_at < $2::timestamptz - make_interval(hours => $3::int))
                      or (v.state in ('planned', 'missed') and v.began_at is null
                          and v.ended_at < $2::timestamptz - make_interval(hours => $4::int)))),
            flagged as (
                update visit v set flags = v.flags || o.rule from overdue o
                where v.region = $1 and v.day = o.day and v.visit = o.visit and not v.flags @> array[o.rule]
                returning v.visit, v.provider, o.rule)
            insert into visit_exception (region, visit, provider, rule, severity, evidence, opened_at)
            select $1, f.visit, f.provider, f.rule, 'exception', '', $2::timestamptz from flagged f
            on conflict (region, visit, rule) do nothing
            """, [.text(region), SQLValue(now), SQLValue(openHours), SQLValue(lateHours)]
        ).affected
    }
}
