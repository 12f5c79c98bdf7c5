package import ZhaohuPostgres

/// Whole files of insured persons.
extension PersonStore {
    /// The key that keeps a person from being registered twice.
    package static let idNumberKey = "person_id_number"

    /// Seconds within which the server must have ended a COPY after its last row: the foreign keys of all rows are
    /// looked at then, some minutes for ten million on a small machine.
    private static let copyEndSeconds = 7_200

    /// Copies rows in COPY text form in the caller's transaction, and returns how many the server took.
    ///
    /// The columns are a list from our own code, in the order of the cells, never from outside.
    package static func copy(
        _ database: DatabaseConnection, columns: String, _ write: (_ send: ([UInt8]) throws -> Void) throws -> Void
    ) throws -> Int {
        try database.copyIn("copy person (\(columns)) from stdin", endSeconds: copyEndSeconds, write)
    }

    /// Those of the identity numbers that are registered in the region.
    package static func registered(
        _ database: DatabaseConnection, region: String, among numbers: [String]
    ) throws -> Set<String> {
        let rows = try database.query(
            """
            -- PersonStore.registered
            select id_number from person where region = $1 and id_number = any($2::text[])
            """, [.text(region), SQLValue(texts: numbers)])
        return Set(rows.map { $0.text(0) })
    }

    /// Fresh statistics after many rows were added.
    package static func analyze(_ database: DatabaseConnection) throws {
        try database.script("analyze person")
    }
}
