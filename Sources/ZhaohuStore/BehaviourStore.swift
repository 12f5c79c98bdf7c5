package import ZhaohuDomain
package import ZhaohuPostgres

/// What people do rather than say, by month: worked out a month at a time, all breakdowns at once.
package enum BehaviourStore {
    /// How far back the visit before is looked for, in days.
    package static let lookBackDays = 31

    /// Works a month out anew.
    ///
    /// - Parameters:
    ///   - database: a connection, in a transaction.
    ///   - region: the pooling region.
    ///   - month: its first day.
    ///   - fullVisitPercent: the least share of the planned minutes below which a visit was cut short.
    ///   - now: when; the report tells it.
    /// - Throws: ``DatabaseError``.
    package static func refresh(
        _ database: DatabaseConnection, region: String, month: Day, fullVisitPercent: Int, now: Instant
    ) throws {
        try database.query(
            "-- BehaviourStore.clear\ndelete from behaviour_month where region = $1 and month = $2",
            [.text(region), SQLValue(month)])
        try database.query(
            """
            -- BehaviourStore.refresh
            with \(facts)
            insert into behaviour_month (region, month, breakdown, provider, key, performed, missed, cut_short, followed,
                changed_carer, complaints, upheld, closed, left_early)
            select $1, $2::date, b.breakdown, f.provider, b.key, sum(performed), sum(missed), sum(cut_short),
                sum(followed), sum(changed_carer), sum(complaints), sum(upheld), sum(closed), sum(left_early)
            from fact f cross join lateral (
                select * from (values ('provider', ''), ('caregiver', f.caregiver::text), ('district', f.district),
                    ('street', f.street), ('grade', f.grade), ('setting', f.setting)) as k (breakdown, key)
                union all
                select distinct 'item', split_part(part, ':', 1) from unnest(string_to_array(f.items, ',')) as part
                where f.items <> '') b
            where b.key is not null
            group by b.breakdown, f.provider, b.key
            """,
            [.text(region), SQLValue(month), SQLValue(month.endOfMonth), SQLValue(fullVisitPercent)])
        try database.query(
            """
            -- BehaviourStore.refreshed
            insert into behaviour_refresh (region, month, refreshed_at) values ($1, $2, $3)
            on conflict on constraint behaviour_refresh_pkey do update set refreshed_at = excluded.refreshed_at
            """, [.text(region), SQLValue(month), SQLValue(now)])
    }

    /// The months that must be worked out: never done, changed since, or young enough to change every day and not done
    /// since `since`; the oldest first.
    package static func due(_ database: DatabaseConnection, region: String, today: Day, since: Instant) throws -> [Day]
    {
        try database.query(
            """
            -- BehaviourStore.due
            with visits as (
                select month, sum(visits) as visits from satisfaction_month
                where region = $1 and cell = 'place' and month <= $2::date group by 1),
            known as (
                select month, sum(performed) as performed from behaviour_month
                where region = $1 and breakdown = 'provider' group by 1),
            complained as (
                select distinct date_trunc('month', c.opened_on)::date as month
                from complaint c join behaviour_refresh r on r.region = c.region
                    and r.month = date_trunc('month', c.opened_on)::date
                where c.region = $1 and greatest(c.opened_on, c.closed_on) >= r.refreshed_at::date)
            select m.month from (select month from visits union select month from complained) m
            left join visits v using (month) left join known k using (month)
            left join behaviour_refresh r on r.region = $1 and r.month = m.month
            where r.month is null or coalesce(v.visits, 0) <> coalesce(k.performed, 0)
                or (r.refreshed_at < $3::timestamptz
                    and (m.month >= $4::date or m.month in (select month from complained)))
            order by 1
            """,
            [
                .text(region), SQLValue(today), SQLValue(since),
                SQLValue(today.startOfMonth.advanced(by: -1).startOfMonth),
            ]
        ).compactMap { $0.day(0) }
    }

    /// The counts of the months that a period touches, by the key of the row.
    package static func counts(
        _ database: DatabaseConnection, region: String, from: Day, to: Day, by: SatisfactionBreakdown,
        provider: ProviderID?
    ) throws -> [String: BehaviourCounts] {
        let key =
            switch by {
            case .provider: "provider::text"
            case .month: "to_char(month, 'YYYY-MM')"
            case .none: "'all'::text"
            case .caregiver, .district, .street, .grade, .setting, .item: "key"
            }
        let rows = try database.query(
            """
            -- BehaviourStore.counts
            select \(key), sum(performed), sum(missed), sum(cut_short), sum(followed), sum(changed_carer),
                sum(complaints), sum(upheld), sum(closed), sum(left_early)
            from behaviour_month where region = $1 and breakdown = $2 and month between $3 and $4
                and ($5::bigint is null or provider = $5::bigint)
            group by 1
            """,
            [
                .text(region), .text(by.source.rawValue), SQLValue(from.startOfMonth), SQLValue(to),
                SQLValue(provider),
            ])
        return Dictionary(
            uniqueKeysWithValues: try rows.map { row in
                let values = try (1...BehaviourCounts.names.count).map { Int(try row.int($0)) }
                return (SatisfactionStore.shown(row.text(0), by: by), BehaviourCounts(values))
            })
    }

    /// When the month refreshed longest ago of a period was; nil when one with visits never was.
    package static func refreshedAt(_ database: DatabaseConnection, region: String, from: Day, to: Day) throws
        -> Instant?
    {
        let row = try database.query(
            """
            -- BehaviourStore.refreshedAt
            select (extract(epoch from min(r.refreshed_at)) * 1000000)::bigint,
                count(*) filter (where r.month is null)
            from (select distinct month from satisfaction_month
                where region = $1 and cell = 'place' and month between $2 and $3) m
            left join behaviour_refresh r on r.region = $1 and r.month = m.month
            """, [.text(region), SQLValue(from.startOfMonth), SQLValue(to)])[0]
        return try row.int(1) == 0 ? row.instant(0) : nil
    }

    /// One row for each visit, complaint and leave of the month; $1 region, $2 and $3 its first and last day, $4 percent.
    private static let facts = """
        done as (
            select v.*, coalesce(v.planned_minutes, l.minutes) as minutes,
                lag(v.caregiver) over w as caregiver_before, lag(v.day) over w as day_before
            from visit v left join care_plan l on l.region = v.region and l.plan = v.plan
            where v.region = $1 and v.state = 'done' and v.day between $2::date - \(lookBackDays) and $3::date
            window w as (partition by v.case_id, v.part order by v.began_at, v.visit)),
        fact as (
            select provider, caregiver, district::text, street, grade, setting, items, 1 as performed, 0 as missed,
                coalesce(ended_at - began_at < make_interval(secs => minutes * 60 * $4::int / 100.0), false)::int as cut_short,
                coalesce(day_before >= day - \(lookBackDays), false)::int as followed,
                coalesce(day_before >= day - \(lookBackDays) and caregiver <> caregiver_before, false)::int as changed_carer,
                0 as complaints, 0 as upheld, 0 as closed, 0 as left_early
            from done where day >= $2::date
            union all
            select v.provider, v.caregiver, v.district::text, coalesce(n.street, ''), v.grade, c.setting, v.items,
                0, 1, 0, 0, 0, 0, 0, 0, 0
            from visit v join care_case c on c.region = v.region and c.case_id = v.case_id
            join person n on n.region = c.region and n.person = c.person
            where v.region = $1 and v.state = 'missed' and v.day between $2::date and $3::date
            union all
            select t.provider, t.caregiver, n.district::text, coalesce(n.street, ''), nullif(c.grade, ''), c.setting,
                coalesce(v.items, ''), 0, 0, 0, 0, 0, 1, coalesce(t.upheld, false)::int,
                (t.closed_on is not null)::int, 0
            from complaint t
            left join care_case c on c.region = t.region and c.case_id = t.case_id
            left join person n on n.region = c.region and n.person = c.person
            left join visit_place w on w.region = t.region and w.visit = t.visit
            left join visit v on v.region = w.region and v.day = w.day and v.visit = w.visit
            where t.region = $1 and t.provider is not null and t.opened_on between $2::date and $3::date
            union all
            select p.provider, null, n.district::text, coalesce(n.street, ''), nullif(c.grade, ''), c.setting, '',
                0, 0, 0, 0, 0, 0, 0, 0, 1
            from care_plan p
            cross join lateral (
                select q.provider from care_plan q where q.region = p.region and q.case_id = p.case_id
                    and (q.set_on, q.plan) > (p.set_on, p.plan) order by q.set_on, q.plan limit 1) q
            join care_case c on c.region = p.region and c.case_id = p.case_id
            join person n on n.region = c.region and n.person = c.person
            where p.region = $1 and p.ended_on between $2::date and $3::date and q.provider <> p.provider)
        """
}
