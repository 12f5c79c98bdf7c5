package import ZhaohuDomain
package import ZhaohuPostgres

/// Rules, reasons and resolutions as the region has them.
package enum AuditRuleStore {
    /// Adds the rows that the region does not have yet; what was changed there stays.
    package static func add(
        _ database: DatabaseConnection, region: String, rules: [AuditRule], reasons: [ExceptionReason],
        resolutions: [ExceptionResolution]
    ) throws {
        for rule in rules { try add(database, region: region, rule) }
        try database.query(
            """
            -- AuditRuleStore.addReasons
            insert into exception_reason (region, reason, kind, fault, name_en, name_zh)
            select $1, t.* from unnest($2::text[], $3::text[], $4::boolean[], $5::text[], $6::text[]) as t
            on conflict do nothing
            """,
            [
                .text(region), SQLValue(texts: reasons.map(\.code)), SQLValue(texts: reasons.map(\.kind)),
                SQLValue(array: reasons.map { SQLValue($0.isFault) }), SQLValue(texts: reasons.map(\.english)),
                SQLValue(texts: reasons.map(\.chinese)),
            ])
        try database.query(
            """
            -- AuditRuleStore.addResolutions
            insert into exception_resolution (region, resolution, pays, name_en, name_zh)
            select $1, t.* from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as t
            on conflict do nothing
            """,
            [
                .text(region), SQLValue(texts: resolutions.map(\.code)),
                SQLValue(texts: resolutions.map(\.pays.rawValue)), SQLValue(texts: resolutions.map(\.english)),
                SQLValue(texts: resolutions.map(\.chinese)),
            ])
    }

    private static func add(_ database: DatabaseConnection, region: String, _ rule: AuditRule) throws {
        try database.query(
            """
            -- AuditRuleStore.addRule
            insert into audit_rule (region, rule, severity, looks, reads, thresholds, reasons, weak_proof, valid_from,
                valid_to, source, mark, verified, name_en, name_zh)
            values ($1, $2, $3, $4, $5::text[], $6::text[], $7::text[], $8, $9, $10, $11, $12, $13, $14, $15)
            on conflict do nothing
            """,
            [
                .text(region), .text(rule.id), .text(rule.severity.rawValue), .text(rule.looks.rawValue),
                SQLValue(texts: rule.reads), SQLValue(texts: rule.thresholds), SQLValue(texts: rule.reasons),
                SQLValue(rule.isWeakProof), SQLValue(rule.validFrom), SQLValue(rule.validTo), .text(rule.source),
                .text(rule.mark), SQLValue(rule.isVerified), .text(rule.english), .text(rule.chinese),
            ])
    }

    /// The rules in force on a day.
    package static func rules(_ database: DatabaseConnection, region: String, on day: Day) throws -> [AuditRule] {
        try database.query(
            """
            -- AuditRuleStore.rules
            select rule, severity, looks, reads, thresholds, reasons, weak_proof, valid_from, valid_to, source, mark,
                verified, name_en, name_zh
            from audit_rule where region = $1 and valid_from <= $2 and (valid_to is null or valid_to >= $2)
            order by severity = 'signal', rule
            """, [.text(region), SQLValue(day)]
        ).map { row in
            guard let severity = AuditRule.Severity(rawValue: row.text(1)),
                let looks = AuditRule.Looks(rawValue: row.text(2)), let from = row.day(7)
            else { throw DatabaseError(.decoding, detail: "audit rule") }
            return AuditRule(
                id: row.text(0), severity: severity, looks: looks, reads: row.texts(3), thresholds: row.texts(4),
                reasons: row.texts(5), isWeakProof: row.bool(6), validFrom: from, validTo: row.day(8),
                source: row.text(9), mark: row.text(10), isVerified: row.bool(11), english: row.text(12),
                chinese: row.text(13))
        }
    }

    /// All reasons, by code.
    package static func reasons(_ database: DatabaseConnection, region: String) throws -> [String: ExceptionReason] {
        let rows = try database.query(
            """
            -- AuditRuleStore.reasons
            select reason, kind, fault, name_en, name_zh from exception_reason where region = $1
            """, [.text(region)])
        return Dictionary(
            rows.map { row in
                (
                    row.text(0),
                    ExceptionReason(
                        code: row.text(0), kind: row.text(1), isFault: row.bool(2), english: row.text(3),
                        chinese: row.text(4))
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    /// All resolutions, by code.
    package static func resolutions(
        _ database: DatabaseConnection, region: String
    ) throws -> [String: ExceptionResolution] {
        let rows = try database.query(
            """
            -- AuditRuleStore.resolutions
            select resolution, pays, name_en, name_zh from exception_resolution where region = $1
            """, [.text(region)])
        var resolutions: [String: ExceptionResolution] = [:]
        for row in rows {
            guard let pays = ExceptionResolution.Pays(rawValue: row.text(1)) else { continue }
            resolutions[row.text(0)] = ExceptionResolution(
                code: row.text(0), pays: pays, english: row.text(2), chinese: row.text(3))
        }
        return resolutions
    }
}
