package import ZhaohuDomain
package import ZhaohuPostgres

/// A client whom a carer's terminal has to forget.
package struct TerminalOrder: Sendable, Hashable {
    package let caseID: CaseID
    /// Where the client is now.
    package let provider: ProviderID
    /// The first day there.
    package let from: Day
}

/// What terminals of leaving companies have to forget.
package enum TerminalOrderStore {
    /// The open orders of a carer; those told for the first time keep this moment.
    package static func tell(
        _ database: DatabaseConnection, region: String, caregiver: CaregiverID, at: Instant
    ) throws -> [TerminalOrder] {
        try database.query(
            """
            -- TerminalOrderStore.tell
            update terminal_order set told_at = coalesce(told_at, $3)
            where region = $1 and caregiver = $2 and done_at is null returning case_id, provider, from_day
            """, [.text(region), SQLValue(caregiver), SQLValue(at)]
        ).map { TerminalOrder(caseID: try $0.id(0), provider: try $0.id(1), from: $0.day(2) ?? Day(number: 0)) }
            .sorted { $0.caseID < $1.caseID }
    }

    /// The terminal has forgotten these clients, or all of its orders; returns how many.
    package static func done(
        _ database: DatabaseConnection, region: String, caregiver: CaregiverID, cases: [CaseID], device: String,
        at: Instant
    ) throws -> Int {
        try database.query(
            """
            -- TerminalOrderStore.done
            update terminal_order set told_at = coalesce(told_at, $4), done_at = $4, device = $5
            where region = $1 and caregiver = $2 and done_at is null
                and (cardinality($3::bigint[]) = 0 or case_id = any($3::bigint[]))
            """, [.text(region), SQLValue(caregiver), SQLValue(ids: cases), SQLValue(at), .text(device)]
        ).affected
    }

    /// Orders of a procedure: all, told, done.
    package static func count(
        _ database: DatabaseConnection, region: String, _ exit: ExitID
    ) throws -> (all: Int, told: Int, done: Int) {
        let row = try database.query(
            """
            -- TerminalOrderStore.count
            select count(*), count(told_at), count(done_at) from terminal_order where region = $1 and exit = $2
            """, [.text(region), SQLValue(exit)])[0]
        return (Int(try row.int(0)), Int(try row.int(1)), Int(try row.int(2)))
    }

    /// The carers with orders of a procedure, for the push.
    package static func carers(
        _ database: DatabaseConnection, region: String, _ exit: ExitID
    ) throws -> [(caregiver: CaregiverID, cases: [CaseID])] {
        let rows = try database.query(
            """
            -- TerminalOrderStore.carers
            select caregiver, case_id from terminal_order where region = $1 and exit = $2 and done_at is null
            order by caregiver, case_id
            """, [.text(region), SQLValue(exit)])
        let pairs: [(CaregiverID, CaseID)] = try rows.map { (try $0.id(0), try $0.id(1)) }
        return Dictionary(grouping: pairs, by: \.0).map { ($0.key, $0.value.map(\.1)) }
            .sorted { $0.caregiver < $1.caregiver }
    }
}
