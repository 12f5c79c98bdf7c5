package import ZhaohuDomain
package import ZhaohuPostgres

/// One row of the journal: what was asked under an op, and what was answered.
package struct JournalEntry: Sendable {
    package let op: String
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
        op: String, verb: String, actor: String, device: String, at: Instant?, received: Instant,
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
        /// Lower-case hexadecimal SHA-256.
        package let digest: String
        package let accepted: Bool
        package let verdict: String
    }

    /// Looks an op up, and keeps the same op of another session waiting until this transaction ends.
    package static func claim(_ database: DatabaseConnection, region: String, op: String) throws -> Stored? {
        try database.query(
            "-- JournalStore.claim\nselect pg_advisory_xact_lock(hashtextextended($1, 0))", [.text(op)])
        return try stored(database, region: region, op: op)
    }

    /// Looks an op up.
    package static func stored(_ database: DatabaseConnection, region: String, op: String) throws -> Stored? {
        try database.query(
            """
            -- JournalStore.stored
            select encode(digest, 'hex'), accepted, verdict from journal where region = $1 and op = $2::uuid
            """, [.text(region), .text(op)]
        ).first.map { Stored(digest: $0.text(0), accepted: $0.bool(1), verdict: $0.text(2)) }
    }

    /// Writes rows; an op that is there already is left as it is.
    ///
    /// - Returns: how many were new.
    @discardableResult
    package static func insert(_ database: DatabaseConnection, region: String, _ entries: [JournalEntry]) throws -> Int {
        let columns: [[SQLValue]] = [
            entries.map { .text($0.op) }, entries.map { .text($0.verb) }, entries.map { .text($0.actor) },
            entries.map { .text($0.device) }, entries.map { SQLValue($0.at) }, entries.map { SQLValue($0.received) },
            entries.map { SQLValue($0.skewMilliseconds) }, entries.map { SQLValue(bytes: $0.digest) },
            entries.map { .text($0.body) }, entries.map { SQLValue($0.accepted) }, entries.map { .text($0.verdict) },
        ]
        return try database.query(
            """
            -- JournalStore.insert
            insert into journal (region, op, verb, actor, device, at, recv, skew_ms, digest, body, accepted, verdict)
            select $1, t.* from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[],
                $7::timestamptz[], $8::int[], $9::bytea[], $10::text[], $11::boolean[], $12::text[]) as t
            on conflict on constraint journal_pkey do nothing
            """, [.text(region)] + columns.map { SQLValue(array: $0) }
        ).affected
    }
}
