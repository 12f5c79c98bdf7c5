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

/// A letter as it was signed.
package struct CertificateRecord: Sendable {
    package let code: String
    package let assessment: AssessmentID
    package let key: String
    /// What was signed, byte for byte.
    package let payload: String
    /// 64 bytes.
    package let signature: [UInt8]

    package init(code: String, assessment: AssessmentID, key: String, payload: String, signature: [UInt8]) {
        self.code = code
        self.assessment = assessment
        self.key = key
        self.payload = payload
        self.signature = signature
    }
}

/// A letter with all that tells whether it is genuine and what it is worth.
package struct CertificateStanding: Sendable {
    package let letter: CertificateRecord
    /// The public half of the letter's key.
    package let publicKey: [UInt8]
    package let state: AssessmentState
    package let validFrom: Day?
    package let validUntil: Day?
    /// The person of the assessment's case.
    package let person: PersonID
    package let name: String
    package let identityNumber: String
    /// The pooling region's names.
    package let regionZh: String
    package let regionEn: String
}

/// Conclusion letters and the public halves of their keys.
package enum CertificateStore {
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

    package static func add(
        _ database: DatabaseConnection, region: String, _ letter: CertificateRecord, at: Instant
    ) throws {
        try database.query(
            """
            -- CertificateStore.add
            insert into certificate (region, code, assessment, key, payload, signature, issued_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            """,
            [
                .text(region), .text(letter.code), SQLValue(letter.assessment), .text(letter.key),
                .text(letter.payload), SQLValue(bytes: letter.signature), SQLValue(at),
            ])
    }

    /// The letter with this code.
    package static func letter(
        _ database: DatabaseConnection, region: String, code: String
    ) throws -> CertificateStanding? {
        try letter(database, region: region, code: .text(code), assessment: .null)
    }

    /// The letter of an assessment.
    package static func letter(
        _ database: DatabaseConnection, region: String, of assessment: AssessmentID
    ) throws -> CertificateStanding? {
        try letter(database, region: region, code: .null, assessment: SQLValue(assessment))
    }

    private static func letter(
        _ database: DatabaseConnection, region: String, code: SQLValue, assessment: SQLValue
    ) throws -> CertificateStanding? {
        let rows = try database.pipeline([
            Statement(
                """
                -- CertificateStore.letter
                select l.code, l.assessment, l.key, l.payload, l.signature, k.public_key, a.state, a.valid_from,
                    a.valid_until, p.person, p.name, p.id_number, r.name_zh, r.name_en
                from certificate l
                join region r on r.region = l.region
                join certificate_key k on k.region = l.region and k.key = l.key
                join assessment a on a.region = l.region and a.assessment = l.assessment
                join care_case c on c.region = a.region and c.case_id = a.case_id
                join person p on p.region = c.region and p.person = c.person
                where l.region = $1 and (l.code = $2 or l.assessment = $3::bigint)
                """, [.text(region), code, assessment])
        ])
        return try rows[0].first.map { row in
            guard let state = AssessmentState(rawValue: row.text(6)) else {
                throw DatabaseError(.decoding, detail: "certificate")
            }
            return CertificateStanding(
                letter: CertificateRecord(
                    code: row.text(0), assessment: try row.id(1), key: row.text(2), payload: row.text(3),
                    signature: row.rawBytes(4)),
                publicKey: row.rawBytes(5), state: state, validFrom: row.day(7), validUntil: row.day(8),
                person: try row.id(9), name: row.text(10), identityNumber: row.text(11),
                regionZh: row.text(12), regionEn: row.text(13))
        }
    }
}
