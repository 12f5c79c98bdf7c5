package import ZhaohuDomain
package import ZhaohuPostgres

/// How many visits were performed, rated, and rated 4 or 5.
package struct SatisfactionSum: Sendable, Hashable {
    /// What the row is about: an id, a district, a month, or `all`.
    package let key: String
    package let visits: Int
    package let rated: Int
    package let satisfied: Int

    package init(key: String, visits: Int, rated: Int, satisfied: Int) {
        self.key = key
        self.visits = visits
        self.rated = rated
        self.satisfied = satisfied
    }
}

/// The breakdowns of the satisfaction report.
package enum SatisfactionBreakdown: String, Sendable, CaseIterable {
    case provider, district, month, caregiver, none
}

/// The sums behind the satisfaction report, and the full scan that they must equal.
package enum SatisfactionStore {
    /// Satisfied is 4 or 5 of 5; the statements below say the same.
    package static func isSatisfied(score: Int) -> Bool { score >= 4 }

    /// From the sums kept with the facts; `provider` keeps to one company, nil for all.
    package static func sums(
        _ database: DatabaseConnection, region: String, from: Day, to: Day, by: SatisfactionBreakdown,
        provider: ProviderID?
    ) throws -> [SatisfactionSum] {
        if by == .caregiver {
            return try caregiverSums(database, region: region, from: from, to: to, provider: provider)
        }
        return try database.query(
            """
            -- SatisfactionStore.sums
            select \(key(by)), sum(visits), sum(rated), sum(satisfied) from satisfaction_day
            where region = $1 and day between $2 and $3 and ($4::bigint is null or provider = $4::bigint)
            group by 1 order by 1
            """, [.text(region), SQLValue(from), SQLValue(to), SQLValue(provider)]
        ).map { try decode($0, by: by) }
    }

    /// The same by counting visit rows: slow, and what the sums are checked against.
    package static func fullScan(
        _ database: DatabaseConnection, region: String, from: Day, to: Day, by: SatisfactionBreakdown,
        provider: ProviderID?
    ) throws -> [SatisfactionSum] {
        try database.query(
            """
            -- SatisfactionStore.fullScan
            select \(by == .caregiver ? "coalesce(caregiver, 0)" : key(by)), count(*), count(score),
                count(*) filter (where score >= 4)
            from visit where region = $1 and day between $2 and $3 and state = 'done'
                and ($4::bigint is null or provider = $4::bigint)
            group by 1 order by 1
            """, [.text(region), SQLValue(from), SQLValue(to), SQLValue(provider)]
        ).map { try decode($0, by: by) }
    }

    /// Cells whose sums differ from the visits: of day, company, district and grade, and of the carers' whole months.
    package static func differingCells(
        _ database: DatabaseConnection, region: String, from: Day, to: Day
    ) throws -> (cells: Int, differing: Int) {
        let days = try database.query(
            """
            -- SatisfactionStore.differingDays
            with scan as (
                select day, provider, district, grade, count(*) as visits, count(score) as rated,
                    count(*) filter (where score >= 4) as satisfied
                from visit where region = $1 and day between $2 and $3 and state = 'done' group by 1, 2, 3, 4),
            kept as (
                select day, provider, district, grade, sum(visits) as visits, sum(rated) as rated,
                    sum(satisfied) as satisfied
                from satisfaction_day where region = $1 and day between $2 and $3 group by 1, 2, 3, 4)
            select count(*), count(*) filter (where
                (coalesce(s.visits, 0), coalesce(s.rated, 0), coalesce(s.satisfied, 0))
                <> (coalesce(k.visits, 0), coalesce(k.rated, 0), coalesce(k.satisfied, 0)))
            from scan s full join kept k using (day, provider, district, grade)
            """, [.text(region), SQLValue(from), SQLValue(to)])[0]
        let whole = wholeMonths(from: from, to: to)
        let months = try database.query(
            """
            -- SatisfactionStore.differingMonths
            with scan as (
                select date_trunc('month', day)::date as month, caregiver, count(*) as visits, count(score) as rated,
                    count(*) filter (where score >= 4) as satisfied
                from visit where region = $1 and day between $2 and $3 and state = 'done' group by 1, 2),
            kept as (
                select month, caregiver, sum(visits) as visits, sum(rated) as rated, sum(satisfied) as satisfied
                from satisfaction_caregiver_month where region = $1 and month between $2 and $3 group by 1, 2)
            select count(*), count(*) filter (where
                (coalesce(s.visits, 0), coalesce(s.rated, 0), coalesce(s.satisfied, 0))
                <> (coalesce(k.visits, 0), coalesce(k.rated, 0), coalesce(k.satisfied, 0)))
            from scan s full join kept k using (month, caregiver)
            """, [.text(region), SQLValue(whole.first), SQLValue(whole.last)])[0]
        return (Int(try days.int(0) + months.int(0)), Int(try days.int(1) + months.int(1)))
    }

    /// The first and the last day of the whole months of a period; the last is before the first when there are none.
    private static func wholeMonths(from: Day, to: Day) -> (first: Day, last: Day) {
        (
            from == from.startOfMonth ? from : from.endOfMonth.advanced(by: 1),
            to == to.endOfMonth ? to : to.startOfMonth.advanced(by: -1)
        )
    }

    /// Builds both tables of sums of a region anew from its visits, after a bulk load.
    package static func rebuild(_ database: DatabaseConnection, region: String) throws {
        try database.query("delete from satisfaction_day where region = $1", [.text(region)])
        try database.query("delete from satisfaction_caregiver_month where region = $1", [.text(region)])
        try database.query(
            """
            -- SatisfactionStore.rebuildDays
            insert into satisfaction_day (region, day, provider, district, grade, visits, rated, satisfied)
            select region, day, provider, district, grade, count(*), count(score), count(*) filter (where score >= 4)
            from visit where region = $1 and state = 'done' group by 1, 2, 3, 4, 5
            """, [.text(region)])
        try database.query(
            """
            -- SatisfactionStore.rebuildMonths
            insert into satisfaction_caregiver_month (region, month, caregiver, visits, rated, satisfied)
            select region, date_trunc('month', day)::date, caregiver, count(*), count(score),
                count(*) filter (where score >= 4)
            from visit where region = $1 and state = 'done' group by 1, 2, 3
            """, [.text(region)])
    }

    /// Whole months from the month's sums, the days at either end from the visits themselves.
    private static func caregiverSums(
        _ database: DatabaseConnection, region: String, from: Day, to: Day, provider: ProviderID?
    ) throws -> [SatisfactionSum] {
        let whole = wholeMonths(from: from, to: to)
        return try database.query(
            """
            -- SatisfactionStore.caregiverSums
            select t.caregiver, sum(t.visits), sum(t.rated), sum(t.satisfied) from (
                select caregiver, visits, rated, satisfied from satisfaction_caregiver_month
                where region = $1 and month between $4 and $5
                union all
                select caregiver, count(*), count(score), count(*) filter (where score >= 4) from visit
                where region = $1 and state = 'done' and day between $2 and $3 and not day between $4 and $5
                group by 1) t
            where $6::bigint is null or exists (select 1 from caregiver g where g.region = $1
                and g.caregiver = t.caregiver and g.provider = $6::bigint)
            group by 1 order by 1
            """,
            [
                .text(region), SQLValue(from), SQLValue(to), SQLValue(whole.first), SQLValue(whole.last),
                SQLValue(provider),
            ]
        ).map { try decode($0, by: .caregiver) }
    }

    private static func key(_ by: SatisfactionBreakdown) -> String {
        switch by {
        case .provider: "provider"
        case .district: "district"
        case .month: "to_char(day, 'YYYY-MM')"
        case .caregiver: "caregiver"
        case .none: "'all'::text"
        }
    }

    private static func decode(_ row: Rows.Row, by: SatisfactionBreakdown) throws -> SatisfactionSum {
        let key =
            switch by {
            case .provider: ProviderID(try row.int(0)).description
            case .caregiver: CaregiverID(try row.int(0)).description
            case .district, .month, .none: row.text(0)
            }
        return SatisfactionSum(
            key: key, visits: Int(try row.int(1)), rated: Int(try row.int(2)), satisfied: Int(try row.int(3)))
    }
}
