package import ZhaohuDomain
package import ZhaohuPostgres

/// One row of the journal: what was asked under an op, and what was answered.
package struct JournalEntry: Sendable {
    package let op: OperationID
    package let verb: String
    package let actor: String
    package let device: String
    /// The device's clock, where the command carries one.
    package let at: Instant?
    package let received: Instant
    package let skewMilliseconds: Int?
    /// SHA-256 of the whole command.
    package let digest: [UInt8]
    /// The command without personal data.
    package let body: String
    package let accepted: Bool
    /// The reply, as one line that can be read back with its types.
    package let verdict: String

    package init(
        op: OperationID, verb: String, actor: String, device: String, at: Instant?, received: Instant,
        skewMilliseconds: Int?, digest: [UInt8], body: String, accepted: Bool, verdict: String
    ) {
        self.op = op
        self.verb = verb
        self.actor = actor
        self.device = device
        self.at = at
        self.received = received
        self.skewMilliseconds = skewMilliseconds
        self.digest = digest
        self.body = body
        self.accepted = accepted
        self.verdict = verdict
    }
}

/// The journal: idempotency, audit trail and receipts in one table.
package enum JournalStore {
    /// What was stored under an op.
    package struct Stored: Sendable, Hashable {
        /// SHA-256.
        package let digest: [UInt8]
        package let accepted: Bool
        package let verdict: String

        package init(digest: [UInt8], accepted: Bool, verdict: String) {
            self.digest = digest
            self.accepted = accepted
            self.verdict = verdict
        }
    }

    /// A row as it is shown to people.
    package struct Shown: Sendable {
        package let op: String
        package let verb: String
        package let actor: String
        package let device: String
        package let at: Instant?
        package let received: Instant?
        package let accepted: Bool
        package let body: String
        package let verdict: String
    }

    package static func entry(_ database: DatabaseConnection, region: String, op: String) throws -> Shown? {
        try database.query(
            "-- JournalStore.entry\n\(shownColumns) where region = $1 and op = $2::uuid", [.text(region), .text(op)]
        ).first.map(shown)
    }

    /// The latest rows; nil means any.
    package static func list(
        _ database: DatabaseConnection, region: String, actor: String?, verb: String?, limit: Int
    ) throws -> [Shown] {
        try database.query(
            """
            -- JournalStore.list
            \(shownColumns) where region = $1 and ($2::text is null or actor = $2) and ($3::text is null or verb = $3)
            order by op desc limit $4
            """, [.text(region), SQLValue(actor), SQLValue(verb), SQLValue(limit)]
        ).map(shown)
    }

    private static let shownColumns = """
        select op, verb, actor, device, (extract(epoch from at) * 1000000)::bigint,
            (extract(epoch from recv) * 1000000)::bigint, accepted, body, verdict from journal
        """

    private static func shown(_ row: Rows.Row) -> Shown {
        Shown(
            op: row.text(0), verb: row.text(1), actor: row.text(2), device: row.text(3), at: row.instant(4),
            received: row.instant(5), accepted: row.bool(6), body: row.text(7), verdict: row.text(8))
    }

    /// Looks an op up, and keeps the same op of another session waiting until this transaction ends.
    package static func claim(_ database: DatabaseConnection, region: String, op: OperationID) throws -> Stored? {
        try database.query(
            "-- JournalStore.claim\nselect pg_advisory_xact_lock(hashtextextended($1, 0))", [.text(op.description)])
        return try stored(database, region: region, op: op)
    }

    /// Looks an op up.
    package static func stored(_ database: DatabaseConnection, region: String, op: OperationID) throws -> Stored? {
        let question = Statement(
            """
            -- JournalStore.stored
            select digest, accepted, verdict from journal where region = $1 and op = $2::uuid
            """, [.text(region), .text(op.description)])
        return try database.pipeline([question])[0].first.map { stored($0, at: 0) }
    }

    /// Digest, accepted and verdict from a row in binary format.
    static func stored(_ row: Rows.Row, at first: Int) -> Stored {
        Stored(digest: row.rawBytes(first), accepted: row.bool(first + 1), verdict: row.text(first + 2))
    }

    /// Writes rows; an op that is there already violates `journal_pkey`, so that the whole transaction is undone.
    package static func insertion(region: String, _ entries: [JournalEntry]) -> Statement {
        Statement(
            """
            -- JournalStore.insertion
            insert into journal (region, op, verb, actor, device, at, recv, skew_ms, digest, body, accepted, verdict)
            select $1, t.* from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[],
                $7::timestamptz[], $8::int[], $9::bytea[], $10::text[], $11::boolean[], $12::text[]) as t
            """,
            [
                .text(region), BinaryArray.ops(entries, \.op), BinaryArray.texts(entries, \.verb),
                BinaryArray.texts(entries, \.actor), BinaryArray.texts(entries, \.device),
                BinaryArray.instants(entries, \.at), BinaryArray.instants(entries, \.received),
                BinaryArray.column(.int4, entries, \.skewMilliseconds), BinaryArray.bytes(entries, \.digest),
                BinaryArray.texts(entries, \.body), BinaryArray.bools(entries, \.accepted),
                BinaryArray.texts(entries, \.verdict),
            ])
    }
}
