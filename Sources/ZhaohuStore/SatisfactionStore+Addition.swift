package import ZhaohuDomain
package import ZhaohuPostgres

/// One visit's or rating's addition to the sums.
package struct SatisfactionChange: Sendable {
    package let day: Day
    package let provider: ProviderID
    package let district: String
    package let grade: String
    package let caregiver: CaregiverID
    package let visits: Int
    package let rated: Int
    package let satisfied: Int

    package init(
        day: Day, provider: ProviderID, district: String, grade: String, caregiver: CaregiverID, visits: Int = 0,
        rated: Int = 0, satisfied: Int = 0
    ) {
        self.day = day
        self.provider = provider
        self.district = district
        self.grade = grade
        self.caregiver = caregiver
        self.visits = visits
        self.rated = rated
        self.satisfied = satisfied
    }
}

/// What a batch adds.
extension SatisfactionStore {
    /// Adds to the sums.
    ///
    /// Each writer has a `shard` of its own, so no two of them ever wait for the same row; a report adds the shards up.
    /// There is one change per visit or rating; those of one cell are added up here.
    package static func additions(region: String, shard: Int, _ changes: [SatisfactionChange]) -> [Statement] {
        var days: [DayCell: Sums] = [:]
        var months: [MonthCell: Sums] = [:]
        for change in changes {
            let day = DayCell(
                day: change.day, provider: change.provider, district: change.district, grade: change.grade)
            days[day, default: Sums()].add(change)
            months[MonthCell(month: change.day.startOfMonth, caregiver: change.caregiver), default: Sums()].add(change)
        }
        return [
            addition(region, shard, days.map { (cell: $0.key, sums: $0.value) }),
            addition(region, shard, months.map { (cell: $0.key, sums: $0.value) }),
        ]
    }

    private struct DayCell: Hashable {
        let day: Day
        let provider: ProviderID
        let district: String
        let grade: String
    }

    private struct MonthCell: Hashable {
        let month: Day
        let caregiver: CaregiverID
    }

    private struct Sums {
        var visits = 0
        var rated = 0
        var satisfied = 0

        mutating func add(_ change: SatisfactionChange) {
            visits += change.visits
            rated += change.rated
            satisfied += change.satisfied
        }
    }

    private static func addition(
        _ region: String, _ shard: Int, _ cells: [(cell: DayCell, sums: Sums)]
    ) -> Statement {
        Statement(
            """
            -- SatisfactionStore.addDays
            insert into satisfaction_day as s (region, shard, day, provider, district, grade, visits, rated, satisfied)
            select $1, $2::smallint, t.* from unnest($3::date[], $4::bigint[], $5::text[], $6::text[], $7::int[],
                $8::int[], $9::int[]) as t
            on conflict on constraint satisfaction_day_pkey do update set visits = s.visits + excluded.visits,
                rated = s.rated + excluded.rated, satisfied = s.satisfied + excluded.satisfied
            """,
            [
                .text(region), SQLValue(shard), BinaryArray.days(cells, \.cell.day),
                BinaryArray.ids(cells, \.cell.provider), BinaryArray.texts(cells, \.cell.district),
                BinaryArray.texts(cells, \.cell.grade), BinaryArray.column(.int4, cells, \.sums.visits),
                BinaryArray.column(.int4, cells, \.sums.rated), BinaryArray.column(.int4, cells, \.sums.satisfied),
            ])
    }

    private static func addition(
        _ region: String, _ shard: Int, _ cells: [(cell: MonthCell, sums: Sums)]
    ) -> Statement {
        Statement(
            """
            -- SatisfactionStore.addMonths
            insert into satisfaction_caregiver_month as s (region, shard, month, caregiver, visits, rated, satisfied)
            select $1, $2::smallint, t.* from unnest($3::date[], $4::bigint[], $5::int[], $6::int[], $7::int[]) as t
            on conflict on constraint satisfaction_caregiver_month_pkey do update
                set visits = s.visits + excluded.visits, rated = s.rated + excluded.rated,
                    satisfied = s.satisfied + excluded.satisfied
            """,
            [
                .text(region), SQLValue(shard), BinaryArray.days(cells, \.cell.month),
                BinaryArray.ids(cells, \.cell.caregiver), BinaryArray.column(.int4, cells, \.sums.visits),
                BinaryArray.column(.int4, cells, \.sums.rated), BinaryArray.column(.int4, cells, \.sums.satisfied),
            ])
    }
}
