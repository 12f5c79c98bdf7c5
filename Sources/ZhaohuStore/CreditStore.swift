package import ZhaohuDomain
package import ZhaohuPostgres

/// An entry of the credit list with its number and who had a hand in it.
package struct CreditRecord: Sendable {
    package let id: CreditID
    package let entry: CreditEntry
    package let actor: String
    /// `rehabilitated` or `mistake`; empty while nobody has asked.
    package let basis: String
    package let appliedBy: String
    package let approvedBy: String
}

/// The credit list: entries end by their date and are never deleted.
package enum CreditStore {
    static let select = """
        select credit, subject, number, kind, grounds, from_day, until_day, lifted_on, state, actor, basis, applied_by,
            approved_by
        from credit_entry
        """

    /// Puts somebody on the list.
    ///
    /// - Returns: the number of the entry.
    package static func add(
        _ database: DatabaseConnection, region: String, _ entry: CreditEntry, op: String, actor: String
    ) throws -> CreditID {
        try database.query(
            """
            -- CreditStore.add
            insert into credit_entry (region, subject, number, kind, grounds, from_day, until_day, op, actor, state)
            values ($1, $2, $3, $4, $5, $6, $7, $8::uuid, $9, $10) returning credit
            """,
            [
                .text(region), .text(entry.subject.kind.rawValue), SQLValue(entry.subject.number), .text(entry.kind),
                .text(entry.grounds), SQLValue(entry.from), SQLValue(entry.until), .text(op), .text(actor),
                .text(entry.state.rawValue),
            ])[0].id(0)
    }

    /// The entries in force against a subject on a day, the one that lasts longest first; of one kind where it is given.
    package static func active(
        _ database: DatabaseConnection, region: String, subject: CreditSubject, on day: Day, kind: String? = nil
    ) throws -> [CreditRecord] {
        try database.query(
            """
            -- CreditStore.active
            \(select) where region = $1 and subject = $2 and number = $3 and from_day <= $4
                and (until_day is null or until_day >= $4) and (lifted_on is null or lifted_on > $4)
                and ($5::text is null or kind = $5) order by until_day desc nulls first, credit
            """,
            [
                .text(region), .text(subject.kind.rawValue), SQLValue(subject.number), SQLValue(day),
                SQLValue(kind),
            ]
        ).map(decode)
    }

    package static func entry(
        _ database: DatabaseConnection, region: String, _ id: CreditID, forUpdate: Bool = false
    ) throws -> CreditRecord? {
        try database.query(
            "-- CreditStore.entry\n\(select) where region = $1 and credit = $2\(forUpdate ? " for update" : "")",
            [.text(region), SQLValue(id)]
        ).first.map(decode)
    }

    static func decode(_ row: Rows.Row) throws -> CreditRecord {
        guard let subject = CreditSubject.Kind(rawValue: row.text(1)), let from = row.day(5),
            let state = CreditState(rawValue: row.text(8))
        else { throw DatabaseError(.decoding, detail: "credit") }
        return CreditRecord(
            id: try row.id(0),
            entry: CreditEntry(
                CreditSubject(subject, try row.int(2)), kind: row.text(3), grounds: row.text(4), from: from,
                until: row.day(6), liftedOn: row.day(7), state: state),
            actor: row.text(9), basis: row.text(10), appliedBy: row.text(11), approvedBy: row.text(12))
    }
}
