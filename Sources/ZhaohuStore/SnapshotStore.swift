package import ZhaohuDomain
package import ZhaohuPostgres

/// The frozen facts of a report.
package struct ReportSnapshot: Sendable {
    package let id: SnapshotID
    package let from: Day
    package let to: Day
    /// The document; empty in a list.
    package let facts: String
    /// Of the document, hexadecimal.
    package let sha256: String
    package let madeAt: Instant
    package let madeBy: String

    package init(id: SnapshotID, from: Day, to: Day, facts: String, sha256: String, madeAt: Instant, madeBy: String) {
        self.id = id
        self.from = from
        self.to = to
        self.facts = facts
        self.sha256 = sha256
        self.madeAt = madeAt
        self.madeBy = madeBy
    }
}

/// Frozen facts of reports; rows are only ever added.
package enum SnapshotStore {
    /// Keeps a snapshot; `snapshot.id` is ignored.
    package static func add(
        _ database: DatabaseConnection, region: String, _ snapshot: ReportSnapshot, op: String
    ) throws -> SnapshotID {
        try database.query(
            """
            -- SnapshotStore.add
            insert into report_snapshot (region, from_day, to_day, facts, sha256, op, made_at, made_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8) returning snapshot
            """,
            [
                .text(region), SQLValue(snapshot.from), SQLValue(snapshot.to), .text(snapshot.facts),
                .text(snapshot.sha256), .text(op), SQLValue(snapshot.madeAt), .text(snapshot.madeBy),
            ])[0].id(0)
    }

    package static func snapshot(
        _ database: DatabaseConnection, region: String, _ id: SnapshotID
    ) throws -> ReportSnapshot? {
        try database.query(
            """
            -- SnapshotStore.snapshot
            select snapshot, from_day, to_day, facts, sha256, (extract(epoch from made_at) * 1000000)::bigint, made_by
            from report_snapshot where region = $1 and snapshot = $2
            """, [.text(region), SQLValue(id)]
        ).first.map(decode)
    }

    /// Newest first, without the facts.
    package static func list(_ database: DatabaseConnection, region: String, limit: Int) throws -> [ReportSnapshot] {
        try database.query(
            """
            -- SnapshotStore.list
            select snapshot, from_day, to_day, '', sha256, (extract(epoch from made_at) * 1000000)::bigint, made_by
            from report_snapshot where region = $1 order by snapshot desc limit $2
            """, [.text(region), SQLValue(limit)]
        ).map(decode)
    }

    private static func decode(_ row: Rows.Row) throws -> ReportSnapshot {
        guard let from = row.day(1), let to = row.day(2), let madeAt = row.instant(5) else {
            throw DatabaseError(.decoding, detail: "report snapshot")
        }
        return ReportSnapshot(
            id: try row.id(0), from: from, to: to, facts: row.text(3), sha256: row.text(4), madeAt: madeAt,
            madeBy: row.text(6))
    }
}
