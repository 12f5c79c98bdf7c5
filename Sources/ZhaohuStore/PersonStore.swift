package import ZhaohuDomain
package import ZhaohuPostgres

/// An insured person, as kept in the one table with personal data.
package struct PersonRecord: Sendable {
    package let id: PersonID
    package let idNumber: String
    package let name: String
    package let sex: String
    package let born: Day
    package let district: String
    package let address: String
    package let position: Position
    package let phone: String
    /// Nine digits, the district's six and three more; nil while not known.
    package let street: String?
    /// Nobody else lives there.
    package let livesAlone: Bool
    package let diedOn: Day?

    package init(
        id: PersonID, idNumber: String, name: String, sex: String, born: Day, district: String, address: String,
        position: Position, phone: String, street: String?, livesAlone: Bool, diedOn: Day?
    ) {
        self.id = id
        self.idNumber = idNumber
        self.name = name
        self.sex = sex
        self.born = born
        self.district = district
        self.address = address
        self.position = position
        self.phone = phone
        self.street = street
        self.livesAlone = livesAlone
        self.diedOn = diedOn
    }
}

/// Insured persons.
package enum PersonStore {
    private static let columns =
        "person, id_number, name, sex, born, district, address, latitude, longitude, phone, died_on, street, lives_alone"

    /// Adds a person; `person.id` is ignored.
    package static func add(_ database: DatabaseConnection, region: String, _ person: PersonRecord) throws -> PersonID {
        let rows = try database.query(
            """
            -- PersonStore.add
            insert into person (region, id_number, name, sex, born, district, address, latitude, longitude, phone,
                street, lives_alone)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning person
            """,
            [
                .text(region), .text(person.idNumber), .text(person.name), .text(person.sex), SQLValue(person.born),
                .text(person.district), .text(person.address), SQLValue(person.position.latitudeMicrodegrees),
                SQLValue(person.position.longitudeMicrodegrees), .text(person.phone), SQLValue(person.street),
                SQLValue(person.livesAlone),
            ])
        return try rows[0].id(0)
    }

    package static func person(
        _ database: DatabaseConnection, region: String, _ id: PersonID, forUpdate: Bool = false
    ) throws -> PersonRecord? {
        try database.query(
            """
            -- PersonStore.person
            select \(columns) from person where region = $1 and person = $2\(forUpdate ? " for update" : "")
            """, [.text(region), SQLValue(id)]
        ).first.map(decode)
    }

    /// By identity number, by name, or by both.
    package static func find(
        _ database: DatabaseConnection, region: String, idNumber: String?, name: String?, limit: Int
    ) throws -> [PersonRecord] {
        try database.query(
            """
            -- PersonStore.find
            select \(columns) from person
            where region = $1 and ($2::text is null or id_number = $2) and ($3::text is null or name = $3)
            order by person limit $4
            """, [.text(region), SQLValue(idNumber), SQLValue(name), SQLValue(limit)]
        ).map(decode)
    }

    /// The streets of a district, by their codes.
    package static func streets(
        _ database: DatabaseConnection, region: String, district: String
    ) throws -> [String] {
        try database.query(
            """
            -- PersonStore.streets
            select street from street where region = $1 and district = $2 order by street
            """, [.text(region), .text(district)]
        ).map { $0.text(0) }
    }

    /// Nil leaves a field as it is; but with another district and no street the street is not known any more.
    package static func update(
        _ database: DatabaseConnection, region: String, _ id: PersonID, district: String?, address: String?,
        position: Position?, phone: String?, street: String?, livesAlone: Bool?
    ) throws {
        try database.query(
            """
            -- PersonStore.update
            update person set district = coalesce($3, district), address = coalesce($4, address),
                latitude = coalesce($5::int, latitude), longitude = coalesce($6::int, longitude),
                phone = coalesce($7, phone), lives_alone = coalesce($9::boolean, lives_alone),
                street = coalesce($8, case when district = coalesce($3, district) then street end)
            where region = $1 and person = $2
            """,
            [
                .text(region), SQLValue(id), SQLValue(district), SQLValue(address),
                SQLValue(position?.latitudeMicrodegrees), SQLValue(position?.longitudeMicrodegrees), SQLValue(phone),
                SQLValue(street), SQLValue(livesAlone),
            ])
    }

    package static func setDied(_ database: DatabaseConnection, region: String, _ id: PersonID, on day: Day) throws {
        try database.query(
            "-- PersonStore.setDied\nupdate person set died_on = $3 where region = $1 and person = $2",
            [.text(region), SQLValue(id), SQLValue(day)])
    }

    private static func decode(_ row: Rows.Row) throws -> PersonRecord {
        guard let born = row.day(4), let position = row.position(7, 8) else {
            throw DatabaseError(.decoding, detail: "person")
        }
        return PersonRecord(
            id: try row.id(0), idNumber: row.text(1), name: row.text(2), sex: row.text(3), born: born,
            district: row.text(5), address: row.text(6), position: position, phone: row.text(9),
            street: row.isNull(11) ? nil : row.text(11), livesAlone: row.bool(12), diedOn: row.day(10))
    }
}
