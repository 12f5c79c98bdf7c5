package import ZhaohuDomain
package import ZhaohuPostgres

/// The performed visits and the answers of one row of a report.
package struct SatisfactionSum: Sendable, Hashable {
    /// What the row is about: an id, a code, a month, or `all`.
    package let key: String
    package let counts: AnswerCounts

    package init(key: String, counts: AnswerCounts) {
        self.key = key
        self.counts = counts
    }

    package var visits: Int { counts.visits }
    package var rated: Int { counts.rated }
}

/// The sums behind the satisfaction report, and the full scan that they must equal.
package enum SatisfactionStore {
    /// From the sums kept with the facts; `provider` keeps to one company, nil for all.
    ///
    /// Whole months come from the sums, the days at either end from the visits themselves.
    package static func sums(
        _ database: DatabaseConnection, region: String, from: Day, to: Day, by: SatisfactionBreakdown,
        provider: ProviderID?
    ) throws -> [SatisfactionSum] {
        let whole = WholeMonths(from: from, to: to)
        var parts: [String] = []
        var values: [SQLValue] = [.text(region), SQLValue(provider)]
        if let months = whole.months {
            values += [SQLValue(months.lowerBound), SQLValue(months.upperBound), .text(cell(by))]
            parts.append(
                """
                select \(monthKey(by)) as k, visits, s1, s2, s3, s4, s5 from satisfaction_month
                where region = $1 and cell = $5 and month between $3 and $4
                    and ($2::bigint is null or provider = $2::bigint)
                """)
        }
        for days in whole.edges {
            values += [SQLValue(days.lowerBound), SQLValue(days.upperBound)]
            parts.append(scan(by, from: values.count - 1, to: values.count))
        }
        return try database.query(
            """
            -- SatisfactionStore.sums
            select k, sum(visits), sum(s1), sum(s2), sum(s3), sum(s4), sum(s5)
            from (\(parts.joined(separator: " union all "))) t group by 1 order by \(order(by))
            """, values
        ).map { try decode($0, by: by) }
    }

    /// The same by counting visit rows: slow, and what the sums are checked against.
    package static func fullScan(
        _ database: DatabaseConnection, region: String, from: Day, to: Day, by: SatisfactionBreakdown,
        provider: ProviderID?
    ) throws -> [SatisfactionSum] {
        try database.query(
            "-- SatisfactionStore.fullScan\nselect * from (\(scan(by, from: 3, to: 4))) t order by \(order(by))",
            [.text(region), SQLValue(provider), SQLValue(from), SQLValue(to)]
        ).map { try decode($0, by: by) }
    }

    /// Cells of the months that the period touches, and those whose sums differ from the visits.
    package static func differingCells(
        _ database: DatabaseConnection, region: String, from: Day, to: Day
    ) throws -> (cells: Int, differing: Int) {
        let row = try database.query(
            """
            -- SatisfactionStore.differingCells
            with scan as (
                select cell, month, provider, key, visits, s1, s2, s3, s4, s5
                from satisfaction_scan($1, $2::date, $3::date)),
            kept as (
                select cell, month, provider, key, sum(visits) as visits, sum(s1) as s1, sum(s2) as s2,
                    sum(s3) as s3, sum(s4) as s4, sum(s5) as s5
                from satisfaction_month where region = $1 and month between $2::date and $3::date group by 1, 2, 3, 4)
            select count(*), count(*) filter (where
                (coalesce(s.visits, 0), coalesce(s.s1, 0), coalesce(s.s2, 0), coalesce(s.s3, 0), coalesce(s.s4, 0),
                    coalesce(s.s5, 0))
                <> (coalesce(k.visits, 0), coalesce(k.s1, 0), coalesce(k.s2, 0), coalesce(k.s3, 0), coalesce(k.s4, 0),
                    coalesce(k.s5, 0)))
            from scan s full join kept k using (cell, month, provider, key)
            """, [.text(region), SQLValue(from.startOfMonth), SQLValue(to.endOfMonth)])[0]
        return (Int(try row.int(0)), Int(try row.int(1)))
    }

    /// Builds the sums of a region anew from its visits, after a bulk load.
    package static func rebuild(_ database: DatabaseConnection, region: String) throws {
        try database.query(
            "-- SatisfactionStore.clear\ndelete from satisfaction_month where region = $1", [.text(region)])
        try database.query(
            """
            -- SatisfactionStore.rebuild
            insert into satisfaction_month (region, cell, month, provider, key, visits, s1, s2, s3, s4, s5)
            select $1, cell, month, provider, key, visits, s1, s2, s3, s4, s5
            from satisfaction_scan($1, '-infinity', 'infinity')
            """, [.text(region)])
    }

    private static func scan(_ by: SatisfactionBreakdown, from: Int, to: Int) -> String {
        let scores = (1...AnswerCounts.scoreMax).map { "count(*) filter (where v.score = \($0)) as s\($0)" }
        let items =
            by == .item
            ? """
            cross join lateral (select distinct split_part(part, ':', 1) as item
                from unnest(string_to_array(v.items, ',')) as part) i
            """ : ""
        return """
            select \(visitKey(by)) as k, count(*) as visits, \(scores.joined(separator: ", ")) from visit v \(items)
            where v.region = $1 and ($2::bigint is null or v.provider = $2::bigint)
                and v.day between $\(from)::date and $\(to)::date and v.state = 'done' group by 1
            """
    }

    private static func monthKey(_ by: SatisfactionBreakdown) -> String {
        switch by {
        case .provider: "provider::text"
        case .month: "to_char(month, 'YYYY-MM')"
        case .none: "'all'::text"
        case .caregiver, .item: "key"
        case .district: "split_part(key, '|', 1)"
        case .street: "split_part(key, '|', 2)"
        case .grade: "split_part(key, '|', 3)"
        case .setting: "split_part(key, '|', 4)"
        }
    }

    /// The cells that hold a breakdown.
    private static func cell(_ by: SatisfactionBreakdown) -> String {
        switch by {
        case .caregiver: "caregiver"
        case .item: "item"
        case .provider, .month, .none, .district, .street, .grade, .setting: "place"
        }
    }

    private static func visitKey(_ by: SatisfactionBreakdown) -> String {
        switch by {
        case .provider: "v.provider::text"
        case .caregiver: "coalesce(v.caregiver, 0)::text"
        case .district: "v.district::text"
        case .street: "v.street"
        case .grade: "v.grade"
        case .setting: "v.setting"
        case .item: "i.item"
        case .month: "to_char(v.day, 'YYYY-MM')"
        case .none: "'all'::text"
        }
    }

    /// Ids by number, everything else by its text.
    private static func order(_ by: SatisfactionBreakdown) -> String {
        by == .provider || by == .caregiver ? "length(k), k" : "k"
    }

    /// The key as people know it: ids with their letter.
    static func shown(_ key: String, by: SatisfactionBreakdown) -> String {
        switch by {
        case .provider: ProviderID(Int64(key) ?? 0).description
        case .caregiver: CaregiverID(Int64(key) ?? 0).description
        case .district, .street, .grade, .setting, .item, .month, .none: key
        }
    }

    private static func decode(_ row: Rows.Row, by: SatisfactionBreakdown) throws -> SatisfactionSum {
        let scores = try (2...6).map { Int(try row.int($0)) }
        return SatisfactionSum(
            key: shown(row.text(0), by: by), counts: AnswerCounts(visits: Int(try row.int(1)), scores: scores))
    }
}
