package import ZhaohuDomain
package import ZhaohuPostgres

/// A home-service company.
package struct ProviderRecord: Sendable {
    package let id: ProviderID
    package let name: String
    package let district: String
    package let position: Position
    package let state: ProviderState
    package let stateFrom: Day
    /// The last day of care of a company whose exit is decided.
    package let leavesOn: Day?
    /// Active carers.
    package let carers: Int
    /// Cases in force whose plan names the company.
    package let clients: Int
}

/// Companies and the steps of their standing.
package enum ProviderStore {
    private static let select = """
        select p.provider, p.name, p.district, p.latitude, p.longitude, p.state, p.state_from,
            (select count(*) from caregiver g where g.region = p.region and g.provider = p.provider
                and g.state = 'active'),
            (select count(*) from care_case c where c.region = p.region and c.provider = p.provider
                and c.state = 'effective'), p.leaves_on
        from provider p
        """

    package static func add(
        _ database: DatabaseConnection, region: String, name: String, district: String, position: Position, on day: Day
    ) throws -> ProviderID {
        let rows = try database.query(
            """
            -- ProviderStore.add
            insert into provider (region, name, district, latitude, longitude, state_from)
            values ($1, $2, $3, $4, $5, $6) returning provider
            """,
            [
                .text(region), .text(name), .text(district), SQLValue(position.latitudeMicrodegrees),
                SQLValue(position.longitudeMicrodegrees), SQLValue(day),
            ])
        return try rows[0].id(0)
    }

    package static func provider(
        _ database: DatabaseConnection, region: String, _ id: ProviderID, forUpdate: Bool = false
    ) throws -> ProviderRecord? {
        try database.query(
            "-- ProviderStore.provider\n\(select) where p.region = $1 and p.provider = $2\(forUpdate ? " for update of p" : "")",
            [.text(region), SQLValue(id)]
        ).first.map(decode)
    }

    package static func list(_ database: DatabaseConnection, region: String) throws -> [ProviderRecord] {
        try database.query("-- ProviderStore.list\n\(select) where p.region = $1 order by p.provider", [.text(region)])
            .map(decode)
    }

    /// Puts a company into a state, and says who, why and with what proof.
    package static func setState(
        _ database: DatabaseConnection, region: String, _ id: ProviderID, from: ProviderState, to: ProviderState,
        op: String, at: Instant, on day: Day, actor: String, grounds: String, evidence: String, until: Day?
    ) throws {
        try database.query(
            "-- ProviderStore.setState\nupdate provider set state = $3, state_from = $4 where region = $1 and provider = $2",
            [.text(region), SQLValue(id), .text(to.rawValue), SQLValue(day)])
        try database.query(
            """
            -- ProviderStore.addEvent
            insert into provider_event (region, provider, op, at, actor, from_state, to_state, grounds, evidence, until)
            values ($1, $2, $3::uuid, $4, $5, $6, $7, $8, $9, $10)
            """,
            [
                .text(region), SQLValue(id), .text(op), SQLValue(at), .text(actor), .text(from.rawValue),
                .text(to.rawValue), .text(grounds), .text(evidence), SQLValue(until),
            ])
    }

    /// One row a step: at, actor, from, to, grounds, evidence, until.
    package static func history(
        _ database: DatabaseConnection, region: String, _ id: ProviderID
    ) throws -> [(at: Instant?, texts: [String])] {
        try database.query(
            """
            -- ProviderStore.history
            select (extract(epoch from at) * 1000000)::bigint, actor, from_state, to_state, grounds, evidence,
                coalesce(until::text, '')
            from provider_event where region = $1 and provider = $2 order by seq
            """, [.text(region), SQLValue(id)]
        ).map { row in (row.instant(0), (1...6).map { row.text($0) }) }
    }

    /// Takes the carers off visits planned after a day, so that none is left hanging on a company that is gone.
    ///
    /// - Returns: how many planned visits lost their carer.
    package static func freezeVisits(
        _ database: DatabaseConnection, region: String, _ id: ProviderID, after day: Day
    ) throws -> Int {
        try database.query(
            """
            -- ProviderStore.freezeVisits
            update visit set state = 'unplaced', caregiver = null, reason = 'provider_exit'
            where region = $1 and provider = $2 and state = 'planned' and day > $3
            """, [.text(region), SQLValue(id), SQLValue(day)]
        ).affected
    }

    private static func decode(_ row: Rows.Row) throws -> ProviderRecord {
        guard let position = row.position(3, 4), let state = ProviderState(rawValue: row.text(5)), let from = row.day(6)
        else { throw DatabaseError(.decoding, detail: "provider") }
        return ProviderRecord(
            id: try row.id(0), name: row.text(1), district: row.text(2), position: position, state: state,
            stateFrom: from, leavesOn: row.day(9), carers: Int(try row.int(7)), clients: Int(try row.int(8)))
    }
}
