package import ZhaohuDomain
package import ZhaohuPostgres

/// An item of the service catalogue.
package struct ServiceItem: Sendable, Hashable {
    package let code: String
    /// `life_care` or `medical_care`.
    package let itemClass: String
    package let minutes: Int
    /// What a carer must be able to do.
    package let skill: String
}

/// What rarely changes and every command needs: the region, its districts, catalogue, policy and instruments.
package enum ReferenceStore {
    package static func zone(_ database: DatabaseConnection, region: String) throws -> Zone? {
        try database.query(
            "-- ReferenceStore.zone\nselect utc_offset_seconds from region where region = $1", [.text(region)]
        ).first.flatMap { $0.optionalInt(0) }.map { Zone(offsetSeconds: Int($0)) }
    }

    /// District codes with their Chinese names.
    package static func districts(_ database: DatabaseConnection, region: String) throws -> [String: String] {
        let rows = try database.query(
            "-- ReferenceStore.districts\nselect district, name_zh from district where region = $1", [.text(region)])
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.text(0), $0.text(1)) })
    }

    package static func items(_ database: DatabaseConnection, region: String) throws -> [String: ServiceItem] {
        let rows = try database.query(
            "-- ReferenceStore.items\nselect item, class, minutes, skill from service_item where region = $1",
            [.text(region)])
        return Dictionary(
            uniqueKeysWithValues: try rows.map { row in
                let item = ServiceItem(
                    code: row.text(0), itemClass: row.text(1), minutes: Int(try row.int(2)), skill: row.text(3))
                return (item.code, item)
            })
    }

    package static func policy(_ database: DatabaseConnection, region: String) throws -> PolicyBook {
        let rows = try database.query(
            """
            -- ReferenceStore.policy
            select policy, key, value, valid_from, valid_to, source, mark, verified, note from policy where region = $1
            """, [.text(region)])
        return PolicyBook(
            try rows.map { row in
                PolicyRow(
                    id: try row.int(0), key: row.text(1), value: row.text(2),
                    validFrom: row.day(3) ?? Day(number: 0), validTo: row.day(4), source: row.text(5),
                    mark: row.text(6), verified: row.bool(7), note: row.text(8))
            })
    }

    /// The latest loaded document of each instrument: id, hash, JSON text.
    package static func instruments(
        _ database: DatabaseConnection
    ) throws -> [(id: String, hash: String, document: String)] {
        try database.query(
            """
            -- ReferenceStore.instruments
            select distinct on (instrument) instrument, hash, document from instrument
            order by instrument, loaded_at desc
            """
        ).map { ($0.text(0), $0.text(1), $0.text(2)) }
    }

    /// The document that an answer sheet was scored with.
    package static func instrument(_ database: DatabaseConnection, hash: String) throws -> String? {
        try database.query(
            "-- ReferenceStore.instrument\nselect document from instrument where hash = $1", [.text(hash)]
        ).first?.text(0)
    }

    /// Ends the row in force and adds a new one from `policy.validFrom`.
    package static func setPolicy(_ database: DatabaseConnection, region: String, _ policy: PolicyRow) throws -> Int64 {
        try database.query(
            """
            -- ReferenceStore.endPolicy
            update policy set valid_to = $3::date - 1
            where region = $1 and key = $2 and valid_from < $3::date and (valid_to is null or valid_to >= $3::date)
            """, [.text(region), .text(policy.key), SQLValue(policy.validFrom)])
        let rows = try database.query(
            """
            -- ReferenceStore.addPolicy
            insert into policy (region, key, value, valid_from, source, mark, verified, note)
            values ($1, $2, $3, $4, $5, 'D', false, 'set by an administrator') returning policy
            """,
            [
                .text(region), .text(policy.key), .text(policy.value), SQLValue(policy.validFrom), .text(policy.source),
            ])
        return try rows[0].int(0)
    }
}
