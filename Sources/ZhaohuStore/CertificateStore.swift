package import ZhaohuDomain
package import ZhaohuPostgres

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

/// Conclusion letters.
package enum CertificateStore {
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
