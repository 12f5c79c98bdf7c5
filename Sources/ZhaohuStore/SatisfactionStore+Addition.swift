internal import ZhaohuDomain
package import ZhaohuPostgres

/// One visit's or rating's addition to the sums.
package struct SatisfactionChange: Sendable {
    /// As it is stored, with the street and the setting as of its day.
    package let visit: VisitRow
    /// Nil when the visit was performed; 1 to 5 when it was rated so.
    package let score: Int?

    package init(visit: VisitRow, score: Int? = nil) {
        self.visit = visit
        self.score = score
    }

    /// The cells of the visit: its place, its carer, and each of its service items.
    fileprivate var cells: [(name: String, key: String)] {
        let items = Set(visit.items.split(separator: ",").map { $0.prefix { $0 != ":" } })
        return [
            ("place", "\(visit.district)|\(visit.street)|\(visit.grade)|\(visit.setting)"),
            ("caregiver", String(visit.caregiver?.number ?? 0)),
        ] + items.map { ("item", String($0)) }
    }
}

/// What a batch adds.
extension SatisfactionStore {
    /// Adds to the sums.
    ///
    /// Each writer has a `shard` of its own, so no two of them ever wait for the same row; a report adds the shards up.
    /// There is one change per visit or rating; those of one cell are added up here.
    package static func addition(region: String, shard: Int, _ changes: [SatisfactionChange]) -> Statement {
        var sums: [Cell: AnswerCounts] = [:]
        for change in changes {
            let month = change.visit.day.startOfMonth
            for (name, key) in change.cells {
                let cell = Cell(name: name, month: month, provider: change.visit.provider, key: key)
                if let score = change.score {
                    sums[cell, default: AnswerCounts()].scores[score - 1] += 1
                } else {
                    sums[cell, default: AnswerCounts()].visits += 1
                }
            }
        }
        // In the order of the index, so that cells side by side are touched together.
        let cells = sums.map { (cell: $0.key, counts: $0.value) }
            .sorted { ($0.cell.name, $0.cell.provider, $0.cell.key) < ($1.cell.name, $1.cell.provider, $1.cell.key) }
        return Statement(
            """
            -- SatisfactionStore.addition
            insert into satisfaction_month as s (region, shard, cell, month, provider, key, visits, s1, s2, s3, s4, s5)
            select $1, $2::smallint, t.* from unnest($3::text[], $4::date[], $5::bigint[], $6::text[], $7::int[],
                $8::int[], $9::int[], $10::int[], $11::int[], $12::int[]) as t
            on conflict on constraint satisfaction_month_pkey do update set visits = s.visits + excluded.visits,
                s1 = s.s1 + excluded.s1, s2 = s.s2 + excluded.s2, s3 = s.s3 + excluded.s3, s4 = s.s4 + excluded.s4,
                s5 = s.s5 + excluded.s5
            """,
            [
                .text(region), SQLValue(shard), BinaryArray.texts(cells, \.cell.name),
                BinaryArray.days(cells, \.cell.month), BinaryArray.ids(cells, \.cell.provider),
                BinaryArray.texts(cells, \.cell.key), BinaryArray.column(.int4, cells, \.counts.visits),
            ]
                + (0..<AnswerCounts.scoreMax).map { score in
                    BinaryArray.column(.int4, cells) { $0.counts.scores[score] }
                })
    }

    private struct Cell: Hashable {
        let name: String
        let month: Day
        let provider: ProviderID
        let key: String
    }
}
