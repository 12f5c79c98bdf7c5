package import ZhaohuDomain
package import ZhaohuPostgres

/// Messages of the outbox after some number, in their order.
package struct OutboxPage: Sendable {
    /// A message as it is stored.
    package struct Entry: Sendable {
        /// Its number within the region.
        package let seq: Int64
        /// As it was written; another version of the program may have known other topics.
        package let topic: String
        package let at: Instant?
        /// Name, value, name, value, ….
        package let fields: [String]
    }

    package let entries: [Entry]
    /// Nothing that was asked for is missing up to this number.
    package let upTo: Int64
    /// The newest number that was taken away; 0 when none was.
    package let removed: Int64
    /// True when nothing more was there after ``upTo``.
    package let isLast: Bool
}

extension OutboxStore {
    /// The newest number and the newest that was taken away.
    package static func head(_ database: DatabaseConnection, region: String) throws -> (seq: Int64, removed: Int64) {
        let rows = try database.query(
            "-- OutboxStore.head\nselect seq, removed from outbox_head where region = $1", [.text(region)])
        return try rows.first.map { (try $0.int(0), try $0.int(1)) } ?? (0, 0)
    }

    /// The newest number of each region that has told something.
    package static func heads(_ database: DatabaseConnection) throws -> [(region: String, seq: Int64)] {
        try database.query("-- OutboxStore.heads\nselect region, seq from outbox_head").map {
            ($0.text(0), try $0.int(1))
        }
    }

    /// Messages of one topic, or of all, with numbers greater than `after`, at most `limit`.
    package static func read(
        _ database: DatabaseConnection, region: String, topic: Topic? = nil, after: Int64, limit: Int
    ) throws -> OutboxPage {
        // Head and messages in one statement, so that both are of the same moment.
        let rows = try database.query(
            """
            -- OutboxStore.read
            select h.seq, h.removed, o.seq, o.topic, (extract(epoch from o.at) * 1000000)::bigint, o.fields
            from outbox_head h left join lateral (
                select seq, topic, at, fields from outbox
                where region = h.region and seq > $2 \(topic == nil ? "" : "and topic = $4") order by seq limit $3
            ) o on true
            where h.region = $1 order by o.seq
            """,
            [.text(region), SQLValue(after), SQLValue(limit)] + (topic.map { [.text($0.description)] } ?? []))
        guard let first = rows.first else { return OutboxPage(entries: [], upTo: after, removed: 0, isLast: true) }
        let entries = try rows.filter { !$0.isNull(2) }.map { row in
            OutboxPage.Entry(seq: try row.int(2), topic: row.text(3), at: row.instant(4), fields: row.texts(5))
        }
        let isLast = entries.count < limit
        let upTo = isLast ? max(after, try first.int(0)) : entries.last?.seq ?? after
        return OutboxPage(entries: entries, upTo: upTo, removed: try first.int(1), isLast: isLast)
    }

    /// Takes away messages that are older than `before`, the oldest first, at most `limit`; how many.
    ///
    /// A message is only taken away with all before it, so that one number tells what is gone.
    package static func remove(
        _ database: DatabaseConnection, region: String, before: Instant, limit: Int = 10_000
    ) throws -> Int {
        try database.query(
            """
            -- OutboxStore.remove
            with head as (
                update outbox_head h set removed = greatest(h.removed, least(h.removed + $3, coalesce(
                    (select o.seq - 1 from outbox o where o.region = $1 and o.at >= $2::timestamptz order by o.seq limit 1),
                    (select max(o.seq) from outbox o where o.region = $1), 0)))
                where h.region = $1 returning removed)
            delete from outbox o using head where o.region = $1 and o.seq <= head.removed
            """, [.text(region), SQLValue(before), SQLValue(limit)]
        ).affected
    }
}
