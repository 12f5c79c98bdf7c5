/// One dated policy value with its source.
package struct PolicyRow: Hashable, Sendable {
    package let id: Int64
    /// `visit.geo.ok_metres`.
    package let key: String
    /// A whole number, yuan with two decimals or a word, as the key demands.
    package let value: String
    /// The first day on which it is in force.
    package let validFrom: Day
    /// The last day; nil without end.
    package let validTo: Day?
    package let source: String
    /// How sure the source is: `V`, `V2`, `M-H`, `M-M`, `D`.
    package let mark: String
    /// True when a person has compared the value with its source.
    package let verified: Bool
    package let note: String

    package init(
        id: Int64, key: String, value: String, validFrom: Day, validTo: Day? = nil, source: String = "",
        mark: String = "D", verified: Bool = false, note: String = ""
    ) {
        self.id = id
        self.key = key
        self.value = value
        self.validFrom = validFrom
        self.validTo = validTo
        self.source = source
        self.mark = mark
        self.verified = verified
        self.note = note
    }

    /// The value as a whole number.
    ///
    /// - Throws: ``RefusalRule/policyMalformed``.
    package func integer() throws(Refusal) -> Int {
        guard let number = Int(value) else {
            throw Refusal(.policyMalformed, ["key": key, "value": value, "expected": "integer"])
        }
        return number
    }

    /// The value as yuan with at most two decimals.
    ///
    /// - Throws: ``RefusalRule/policyMalformed``.
    package func money() throws(Refusal) -> Money {
        guard let money = Money(yuan: value) else {
            throw Refusal(.policyMalformed, ["key": key, "value": value, "expected": "yuan"])
        }
        return money
    }
}

/// All policy values of a region, looked up by key and day.
package struct PolicyBook: Sendable {
    private let rowsByKey: [String: [PolicyRow]]

    package init(_ rows: [PolicyRow]) {
        rowsByKey = Dictionary(grouping: rows, by: \.key).mapValues { $0.sorted { $0.validFrom < $1.validFrom } }
    }

    /// All keys, sorted.
    package var keys: [String] { rowsByKey.keys.sorted() }

    /// Every row of a key, the earliest first; empty when there is none.
    package func rows(_ key: String) -> [PolicyRow] { rowsByKey[key] ?? [] }

    /// The row with this id, in force or not; nil when there is none.
    package func row(id: Int64) -> PolicyRow? {
        for rows in rowsByKey.values {
            if let row = rows.first(where: { $0.id == id }) { return row }
        }
        return nil
    }

    /// The row in force on a day; of several the one begun last.
    ///
    /// - Throws: ``RefusalRule/policyMissing`` with key and day, and the nearest known key where the key is unknown.
    package func row(_ key: String, on day: Day) throws(Refusal) -> PolicyRow {
        if let row = rows(key).last(where: { $0.validFrom <= day && day <= $0.validTo ?? day }) { return row }
        let hint = rowsByKey[key] == nil ? Nearest.match(key, among: keys) ?? "" : key
        throw Refusal(.policyMissing, ["key": key, "day": day.description, "hint": hint])
    }

    /// The text in force on a day.
    ///
    /// - Throws: ``RefusalRule/policyMissing``.
    package func value(_ key: String, on day: Day) throws(Refusal) -> String { try row(key, on: day).value }

    /// The whole number in force on a day.
    ///
    /// - Throws: ``RefusalRule/policyMissing``, ``RefusalRule/policyMalformed``.
    package func integer(_ key: String, on day: Day) throws(Refusal) -> Int { try row(key, on: day).integer() }

    /// The amount in force on a day.
    ///
    /// - Throws: ``RefusalRule/policyMissing``, ``RefusalRule/policyMalformed``.
    package func money(_ key: String, on day: Day) throws(Refusal) -> Money { try row(key, on: day).money() }
}
