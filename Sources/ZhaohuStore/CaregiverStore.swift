package import ZhaohuDomain
package import ZhaohuPostgres

/// A carer.
package struct CaregiverRecord: Sendable {
    package let id: CaregiverID
    package let provider: ProviderID
    package let name: String
    package let sex: String
    package let skills: [String]
    package let district: String
    package let position: Position
    package let shiftFrom: Int
    package let shiftTo: Int
    /// `active`, `suspended` or `left`.
    package let state: String
    package let languages: [String]

    package init(
        id: CaregiverID, provider: ProviderID, name: String, sex: String, skills: [String], district: String,
        position: Position, shiftFrom: Int, shiftTo: Int, state: String, languages: [String] = []
    ) {
        self.id = id
        self.provider = provider
        self.name = name
        self.sex = sex
        self.skills = skills
        self.district = district
        self.position = position
        self.shiftFrom = shiftFrom
        self.shiftTo = shiftTo
        self.state = state
        self.languages = languages
    }
}

/// Carers.
package enum CaregiverStore {
    private static let select = """
        select caregiver, provider, name, sex, skills, district, latitude, longitude, shift_from, shift_to, state,
            languages
        from caregiver
        """

    /// Adds a carer; `caregiver.id` is ignored.
    package static func add(
        _ database: DatabaseConnection, region: String, _ caregiver: CaregiverRecord
    ) throws -> CaregiverID {
        let rows = try database.query(
            """
            -- CaregiverStore.add
            insert into caregiver (region, provider, name, sex, skills, district, latitude, longitude, shift_from,
                shift_to, languages)
            values ($1, $2, $3, $4, $5::text[], $6, $7, $8, $9, $10, $11::text[]) returning caregiver
            """,
            [
                .text(region), SQLValue(caregiver.provider), .text(caregiver.name), .text(caregiver.sex),
                SQLValue(texts: caregiver.skills), .text(caregiver.district),
                SQLValue(caregiver.position.latitudeMicrodegrees), SQLValue(caregiver.position.longitudeMicrodegrees),
                SQLValue(caregiver.shiftFrom), SQLValue(caregiver.shiftTo), SQLValue(texts: caregiver.languages),
            ])
        return try rows[0].id(0)
    }

    package static func caregiver(
        _ database: DatabaseConnection, region: String, _ id: CaregiverID
    ) throws -> CaregiverRecord? {
        try database.query(
            "-- CaregiverStore.caregiver\n\(select) where region = $1 and caregiver = $2",
            [.text(region), SQLValue(id)]
        ).first.map(decode)
    }

    package static func list(
        _ database: DatabaseConnection, region: String, provider: ProviderID, activeOnly: Bool, limit: Int
    ) throws -> [CaregiverRecord] {
        try database.query(
            """
            -- CaregiverStore.list
            \(select) where region = $1 and provider = $2 and (not $3 or state = 'active') order by caregiver limit $4
            """, [.text(region), SQLValue(provider), SQLValue(activeOnly), SQLValue(limit)]
        ).map(decode)
    }

    package static func setState(
        _ database: DatabaseConnection, region: String, _ id: CaregiverID, _ state: String, from day: Day
    ) throws {
        try database.query(
            """
            -- CaregiverStore.setState
            update caregiver set state = $3, state_from = $4 where region = $1 and caregiver = $2
            """, [.text(region), SQLValue(id), .text(state), SQLValue(day)])
    }

    private static func decode(_ row: Rows.Row) throws -> CaregiverRecord {
        guard let position = row.position(6, 7) else { throw DatabaseError(.decoding, detail: "caregiver") }
        return CaregiverRecord(
            id: try row.id(0), provider: try row.id(1), name: row.text(2), sex: row.text(3), skills: row.texts(4),
            district: row.text(5), position: position, shiftFrom: Int(try row.int(8)), shiftTo: Int(try row.int(9)),
            state: row.text(10), languages: row.texts(11))
    }
}
