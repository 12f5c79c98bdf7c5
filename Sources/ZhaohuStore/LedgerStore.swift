package import ZhaohuDomain
package import ZhaohuPostgres

/// An entry of the ledger as it was booked.
package struct BookedLine: Sendable {
    package let entry: Int64
    package let day: Day
    package let kind: String
    package let fact: String
    package let account: String
    package let provider: ProviderID?
    /// Debit positive, credit negative.
    package let amount: Money
    package let actor: String
}

/// What lies on an account; the balance is the difference of the two.
package struct AccountBalance: Sendable {
    package let account: String
    package let provider: ProviderID?
    package let debit: Money
    package let credit: Money
}

/// The ledger: entries are added, nothing else; the database refuses what does not add up.
package enum LedgerStore {
    /// Books an entry in the transaction of its fact.
    ///
    /// - Returns: its number.
    @discardableResult
    package static func book(
        _ database: DatabaseConnection, region: String, _ entry: LedgerEntry, _ deed: Deed
    ) throws -> Int64 {
        try database.query(
            """
            -- LedgerStore.book
            with entry as (
                insert into ledger_entry (region, day, kind, fact, op, at, actor)
                values ($1, $2, $3, $4, $5::uuid, $6, $7) returning entry)
            insert into ledger_line (region, entry, line, account, provider, amount_fen)
            select $1, entry.entry, t.line, t.account, t.provider, t.amount
            from entry, unnest($8::text[], $9::bigint[], $10::bigint[]) with ordinality
                as t (account, provider, amount, line)
            returning entry
            """,
            [
                .text(region), SQLValue(deed.day), .text(entry.kind.rawValue), .text(entry.fact), .text(deed.op),
                SQLValue(deed.at), .text(deed.actor), SQLValue(texts: entry.lines.map(\.account.rawValue)),
                SQLValue(array: entry.lines.map { SQLValue($0.provider) }),
                SQLValue(array: entry.lines.map { SQLValue($0.amount.fen) }),
            ])[0].int(0)
    }

    /// The lines of entries after one of them, in their order; nil means any.
    package static func list(
        _ database: DatabaseConnection, region: String, account: String?, provider: ProviderID?, fact: String?,
        from: Day?, to: Day?, after: Int64, limit: Int
    ) throws -> [BookedLine] {
        try database.query(
            """
            -- LedgerStore.list
            select l.entry, e.day, e.kind, e.fact, l.account, l.provider, l.amount_fen, e.actor
            from ledger_line l join ledger_entry e on e.region = l.region and e.entry = l.entry
            where l.region = $1 and ($2::text is null or l.account = $2::text)
                and ($3::bigint is null or l.provider = $3::bigint) and ($4::text is null or e.fact = $4::text)
                and ($5::date is null or e.day >= $5::date) and ($6::date is null or e.day <= $6::date)
                and l.entry > $7
            order by l.entry, l.line limit $8
            """,
            [
                .text(region), SQLValue(account), SQLValue(provider), SQLValue(fact), SQLValue(from), SQLValue(to),
                SQLValue(after), SQLValue(limit),
            ]
        ).map { row in
            guard let day = row.day(1) else { throw DatabaseError(.decoding, detail: "ledger_entry") }
            return BookedLine(
                entry: try row.int(0), day: day, kind: row.text(2), fact: row.text(3), account: row.text(4),
                provider: row.optionalID(5), amount: Money(fen: try row.int(6)), actor: row.text(7))
        }
    }

    /// What lay on each account at the end of a day.
    package static func balances(
        _ database: DatabaseConnection, region: String, account: String?, provider: ProviderID?, on day: Day,
        byProvider: Bool
    ) throws -> [AccountBalance] {
        try database.query(
            """
            -- LedgerStore.balances
            select l.account, case when $5 then l.provider end, sum(l.amount_fen) filter (where l.amount_fen > 0),
                -sum(l.amount_fen) filter (where l.amount_fen < 0)
            from ledger_line l join ledger_entry e on e.region = l.region and e.entry = l.entry
            where l.region = $1 and ($2::text is null or l.account = $2::text)
                and ($3::bigint is null or l.provider = $3::bigint) and e.day <= $4
            group by 1, 2 order by 1, 2
            """,
            [.text(region), SQLValue(account), SQLValue(provider), SQLValue(day), SQLValue(byProvider)]
        ).map {
            AccountBalance(
                account: $0.text(0), provider: $0.optionalID(1), debit: Money(fen: $0.optionalInt(2) ?? 0),
                credit: Money(fen: $0.optionalInt(3) ?? 0))
        }
    }
}
