extension PolicyRow {
    /// The columns of a policy file, in order.
    package static let columns = [
        "key", "value", "valid_from", "valid_to", "source", "mark", "verified", "note",
    ]

    /// Reads a policy file: RFC 4180 with a heading of ``columns``; ids are the record numbers from 1.
    ///
    /// - Throws: ``RefusalRule/policyFileMalformed`` with the record and what was expected.
    package static func read(csv text: String) throws(Refusal) -> [PolicyRow] {
        guard let records = CSV.records(text) else {
            throw Refusal(.policyFileMalformed, ["record": "0", "expected": "closing quote"])
        }
        guard records.first == columns else {
            throw Refusal(.policyFileMalformed, ["record": "0", "expected": columns.joined(separator: ",")])
        }
        var rows: [PolicyRow] = []
        for (index, fields) in records.dropFirst().enumerated() { rows.append(try row(fields, number: index + 1)) }
        return rows
    }

    private static func row(_ fields: [String], number: Int) throws(Refusal) -> PolicyRow {
        func malformed(_ expected: String) -> Refusal {
            Refusal(.policyFileMalformed, ["record": String(number), "expected": expected])
        }
        guard fields.count == columns.count else { throw malformed("\(columns.count) fields") }
        guard !fields[0].isEmpty, !fields[1].isEmpty else { throw malformed("key and value") }
        guard let from = Day(fields[2]) else { throw malformed("valid_from=YYYY-MM-DD") }
        let to = Day(fields[3])
        guard fields[3].isEmpty || to.map({ $0 >= from }) == true else { throw malformed("valid_to=YYYY-MM-DD") }
        guard ["yes", "no"].contains(fields[6]) else { throw malformed("verified=yes|no") }
        return PolicyRow(
            id: Int64(number), key: fields[0], value: fields[1], validFrom: from, validTo: to, source: fields[4],
            mark: fields[5], verified: fields[6] == "yes", note: fields[7])
    }
}
