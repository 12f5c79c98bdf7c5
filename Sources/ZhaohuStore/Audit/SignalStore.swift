package import ZhaohuDomain
package import ZhaohuPostgres

/// A signal as it is stored.
package struct SignalRow: Sendable {
    package let id: SignalID
    package let rule: String
    package let caregiver: CaregiverID
    package let provider: ProviderID
    package let from: Day
    package let to: Day
    package let n: Int
    package let p: Double
    package let q: Double
    package let evidence: String
    package let state: SignalState
    package let openedBy: String
    package let replyDue: Day
    package let reply: String
    package let repliedBy: String
    package let finding: String
    package let grounds: String
}

/// Which signals; nil means any.
package struct SignalFilter: Sendable {
    package var signal: SignalID?
    package var provider: ProviderID?
    package var caregiver: CaregiverID?
    package var rule: String?
    package var state: SignalState?
    package var limit = 50

    package init() {}
}

/// Signals, the replies to them and what was found.
package enum SignalStore {
    /// Adds those that are not there yet of the carer, the rule and the period; returns how many.
    package static func add(
        _ database: DatabaseConnection, region: String, _ signals: [SignalRules.Result], from: Day, to: Day,
        replyDue: Day, by login: String, at: Instant
    ) throws -> Int {
        func column(_ value: (SignalRules.Result) -> SQLValue) -> SQLValue { SQLValue(array: signals.map(value)) }
        return try database.query(
            """
            -- SignalStore.add
            insert into audit_signal (region, rule, subject, number, provider, from_day, to_day, n, p, q, evidence,
                opened_at, opened_by, reply_due)
            select $1, t.rule, 'caregiver', t.caregiver, t.provider, $2::date, $3::date, t.n, t.p, t.q, t.evidence,
                $4::timestamptz, $5, $6::date
            from unnest($7::text[], $8::bigint[], $9::bigint[], $10::int[], $11::float8[], $12::float8[], $13::text[])
                as t (rule, caregiver, provider, n, p, q, evidence)
            on conflict on constraint audit_signal_once do nothing
            """,
            [
                .text(region), SQLValue(from), SQLValue(to), SQLValue(at), .text(login), SQLValue(replyDue),
                column { .text($0.rule) }, column { SQLValue($0.caregiver) }, column { SQLValue($0.provider) },
                column { SQLValue($0.n) }, column { .text("\($0.p)") }, column { .text("\($0.q)") },
                column { .text($0.evidence) },
            ]
        ).affected
    }

    /// The newest first.
    package static func list(
        _ database: DatabaseConnection, region: String, _ filter: SignalFilter, forUpdate: Bool = false
    ) throws -> [SignalRow] {
        var conditions = ["region = $1", "subject = 'caregiver'"]
        var values: [SQLValue] = [.text(region), SQLValue(filter.limit)]
        func add(_ column: String, _ value: SQLValue?) {
            guard let value else { return }
            values.append(value)
            conditions.append("\(column) = $\(values.count)")
        }
        add("signal", filter.signal.map { SQLValue($0) })
        add("provider", filter.provider.map { SQLValue($0) })
        add("number", filter.caregiver.map { SQLValue($0) })
        add("rule", filter.rule.map { .text($0) })
        add("state", filter.state.map { .text($0.rawValue) })
        return try database.query(
            """
            -- SignalStore.list
            select signal, rule, number, provider, from_day, to_day, n, p::text, q::text, evidence, state, opened_by,
                reply_due, reply, replied_by, finding, grounds
            from audit_signal where \(conditions.joined(separator: " and "))
            order by signal desc limit $2\(forUpdate ? " for update" : "")
            """, values
        ).map(decode)
    }

    /// One signal, locked.
    package static func signal(
        _ database: DatabaseConnection, region: String, _ id: SignalID
    ) throws -> SignalRow? {
        var filter = SignalFilter()
        filter.signal = id
        return try list(database, region: region, filter, forUpdate: true).first
    }

    package static func reply(
        _ database: DatabaseConnection, region: String, _ id: SignalID, words: String, by login: String, at: Instant
    ) throws {
        try database.query(
            """
            -- SignalStore.reply
            update audit_signal set reply = $3, replied_by = $4, replied_at = $5 where region = $1 and signal = $2
            """, [.text(region), SQLValue(id), .text(words), .text(login), SQLValue(at)])
    }

    package static func decide(
        _ database: DatabaseConnection, region: String, _ id: SignalID, finding: String, grounds: String,
        by login: String, at: Instant
    ) throws {
        try database.query(
            """
            -- SignalStore.decide
            update audit_signal set finding = $3, grounds = $4, decided_by = $5, decided_at = $6
            where region = $1 and signal = $2
            """, [.text(region), SQLValue(id), .text(finding), .text(grounds), .text(login), SQLValue(at)])
    }

    private static func decode(_ row: Rows.Row) throws -> SignalRow {
        guard let from = row.day(4), let to = row.day(5), let due = row.day(12),
            let state = SignalState(rawValue: row.text(10))
        else { throw DatabaseError(.decoding, detail: "signal") }
        return SignalRow(
            id: try row.id(0), rule: row.text(1), caregiver: try row.id(2), provider: try row.id(3), from: from, to: to,
            n: Int(try row.int(6)), p: Double(row.text(7)) ?? 1, q: Double(row.text(8)) ?? 1, evidence: row.text(9),
            state: state, openedBy: row.text(11), replyDue: due, reply: row.text(13), repliedBy: row.text(14),
            finding: row.text(15), grounds: row.text(16))
    }
}
