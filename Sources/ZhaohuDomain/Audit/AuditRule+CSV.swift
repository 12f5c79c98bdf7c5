extension AuditRule {
    /// The columns of the file of rules, in order.
    package static let columns = [
        "rule", "severity", "looks", "reads", "thresholds", "reasons", "weak_proof", "valid_from", "valid_to", "source",
        "mark", "verified", "name_en", "name_zh",
    ]

    /// Reads a file of rules: RFC 4180 with a heading of ``columns``; lists are words with spaces between.
    ///
    /// - Throws: ``RefusalRule/auditFileMalformed`` with the record and what was expected.
    package static func read(csv text: String) throws(Refusal) -> [AuditRule] {
        var rules: [AuditRule] = []
        for (index, fields) in try AuditFile.records(text, columns).enumerated() {
            rules.append(try rule(fields, number: index + 1))
        }
        return rules
    }

    private static func rule(_ fields: [String], number: Int) throws(Refusal) -> AuditRule {
        guard let severity = Severity(rawValue: fields[1]) else {
            throw AuditFile.malformed(number, "severity=warn|exception|not_payable|signal")
        }
        guard let looks = Looks(rawValue: fields[2]) else {
            throw AuditFile.malformed(number, "looks=record|month|both")
        }
        guard let from = Day(fields[7]) else { throw AuditFile.malformed(number, "valid_from=YYYY-MM-DD") }
        let to = Day(fields[8])
        guard fields[8].isEmpty || to.map({ $0 >= from }) == true else {
            throw AuditFile.malformed(number, "valid_to=YYYY-MM-DD")
        }
        guard let isWeakProof = AuditFile.flag(fields[6]), let isVerified = AuditFile.flag(fields[11]) else {
            throw AuditFile.malformed(number, "weak_proof=yes|no verified=yes|no")
        }
        return AuditRule(
            id: fields[0], severity: severity, looks: looks, reads: AuditFile.words(fields[3]),
            thresholds: AuditFile.words(fields[4]), reasons: AuditFile.words(fields[5]), isWeakProof: isWeakProof,
            validFrom: from, validTo: to, source: fields[9], mark: fields[10], isVerified: isVerified,
            english: fields[12],
            chinese: fields[13])
    }
}

/// What the files of rules and codes have in common.
enum AuditFile {
    static func malformed(_ record: Int, _ expected: String) -> Refusal {
        Refusal(.auditFileMalformed, ["record": String(record), "expected": expected])
    }

    /// The records after the heading, each with as many fields.
    static func records(_ text: String, _ columns: [String]) throws(Refusal) -> [[String]] {
        guard let records = CSV.records(text) else { throw malformed(0, "closing quote") }
        guard records.first == columns else { throw malformed(0, columns.joined(separator: ",")) }
        let rows = Array(records.dropFirst())
        for (index, fields) in rows.enumerated() where fields.count != columns.count || fields[0].isEmpty {
            throw malformed(index + 1, "\(columns.count) fields")
        }
        return rows
    }

    static func words(_ text: String) -> [String] {
        text.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    }

    static func flag(_ text: String) -> Bool? {
        switch text {
        case "yes": true
        case "no": false
        default: nil
        }
    }
}
