package import ZhaohuDomain
package import ZhaohuPostgres

/// A key that letters are signed with; the table has its public half.
package struct CertificateKeyRecord: Sendable {
    package let key: String
    /// 32 bytes.
    package let publicKey: [UInt8]
    package let madeAt: Instant
    package let retiredAt: Instant?
    /// Letters signed with it.
    package let letters: Int

    package init(key: String, publicKey: [UInt8], madeAt: Instant, retiredAt: Instant? = nil, letters: Int = 0) {
        self.key = key
        self.publicKey = publicKey
        self.madeAt = madeAt
        self.retiredAt = retiredAt
        self.letters = letters
    }
}

/// The public halves of the keys that letters are signed with.
extension CertificateStore {
    /// All keys of a region, the newest first.
    package static func keys(_ database: DatabaseConnection, region: String) throws -> [CertificateKeyRecord] {
        let rows = try database.pipeline([
            Statement(
                """
                -- CertificateStore.keys
                select k.key, k.public_key, k.made_at, k.retired_at,
                    (select count(*) from certificate c where c.region = k.region and c.key = k.key)
                from certificate_key k where k.region = $1 order by k.made_at desc, k.key
                """, [.text(region)])
        ])
        return try rows[0].map { row in
            guard let made = row.instant(2) else { throw DatabaseError(.decoding, detail: "certificate_key") }
            return CertificateKeyRecord(
                key: row.text(0), publicKey: row.rawBytes(1), madeAt: made, retiredAt: row.instant(3),
                letters: Int(try row.int(4)))
        }
    }

    /// Of these keys the ones that any region has, retired or not.
    package static func known(_ database: DatabaseConnection, among keys: [String]) throws -> Set<String> {
        let rows = try database.query(
            "-- CertificateStore.known\nselect distinct key from certificate_key where key = any($1::text[])",
            [SQLValue(texts: keys)])
        return Set(rows.map { $0.text(0) })
    }

    /// Lets one transaction at a time look for a region's key, and make one where there is none.
    package static func lockKeys(_ database: DatabaseConnection, region: String) throws {
        try database.query(
            "-- CertificateStore.lockKeys\nselect pg_advisory_xact_lock(hashtextextended('certificate_key' || $1, 0))",
            [.text(region)])
    }

    package static func addKey(
        _ database: DatabaseConnection, region: String, _ key: String, publicKey: [UInt8], at: Instant
    ) throws {
        try database.query(
            """
            -- CertificateStore.addKey
            insert into certificate_key (region, key, public_key, made_at) values ($1, $2, $3, $4)
            """, [.text(region), .text(key), SQLValue(bytes: publicKey), SQLValue(at)])
    }

    /// No new letter is signed with these keys; old ones stay verifiable.
    package static func retire(
        _ database: DatabaseConnection, region: String, _ keys: [String], at: Instant
    ) throws {
        try database.query(
            """
            -- CertificateStore.retire
            update certificate_key set retired_at = $3
            where region = $1 and key = any($2::text[]) and retired_at is null
            """, [.text(region), SQLValue(texts: keys), SQLValue(at)])
    }
}
