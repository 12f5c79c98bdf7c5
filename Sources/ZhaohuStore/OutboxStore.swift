package import ZhaohuDomain
package import ZhaohuPostgres

/// A message that a terminal is to be told.
package struct OutboxMessage: Sendable {
    package let topic: Topic
    /// In the order in which they are told; names as on the wire, no personal data.
    package let fields: [(name: String, value: String)]

    package init(_ topic: Topic, _ fields: [(name: String, value: String)]) {
        self.topic = topic
        self.fields = fields
    }
}

/// Messages to terminals, written in the transaction of their cause and read by number.
///
/// The numbers of a region have no gaps, and messages become visible in their order; see the migration for why.
package enum OutboxStore {
    /// The channel of NOTIFY by which readers are woken; its payload is the region.
    package static let channel = "zhaohu_outbox"
    /// How long a message is kept: longer than a terminal is away that does not read everything anew anyway.
    package static let keptDays = 14

    /// Tells one message; see ``append(_:region:at:_:)``.
    @discardableResult
    package static func append(
        _ database: DatabaseConnection, region: String, topic: Topic, at: Instant,
        fields: [(name: String, value: String)]
    ) throws -> Int64 {
        try append(database, region: region, at: at, [OutboxMessage(topic, fields)])
    }

    /// Tells messages: they get their numbers now and are sent once the transaction has committed.
    ///
    /// Call it once and last in a transaction: others that tell something in the region wait from here until the commit.
    ///
    /// - Parameters:
    ///   - database: a connection in the transaction of the cause.
    ///   - region: the pooling region.
    ///   - at: when the cause happened by the server's clock.
    ///   - messages: in the order in which they are to be told; none is allowed.
    /// - Returns: the number of the last message, 0 when there was none.
    /// - Throws: ``DatabaseError``.
    @discardableResult
    package static func append(
        _ database: DatabaseConnection, region: String, at: Instant, _ messages: [OutboxMessage]
    ) throws -> Int64 {
        guard !messages.isEmpty else { return 0 }
        let fields = messages.map { SQLValue(texts: $0.fields.flatMap { [$0.name, $0.value] }) }
        return try database.query(
            """
            -- OutboxStore.append
            with head as (
                insert into outbox_head as h (region, seq) values ($1, cardinality($2::text[]))
                on conflict (region) do update set seq = h.seq + excluded.seq
                returning seq - cardinality($2::text[]) as before),
            told as (
                insert into outbox (region, seq, topic, at, fields)
                select $1, head.before + t.ord, t.topic, $4::timestamptz, t.fields::text[]
                from head, unnest($2::text[], $3::text[]) with ordinality as t (topic, fields, ord)
                returning seq)
            select max(seq), pg_notify('\(channel)', $1) from told
            """,
            [.text(region), SQLValue(texts: messages.map(\.topic.description)), SQLValue(array: fields), SQLValue(at)]
        )[0].int(0)
    }
}
