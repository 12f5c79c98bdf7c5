/// The dated policy values that a satisfaction report was made with.
package struct SatisfactionRules: Hashable, Sendable {
    /// Answers below which a rate is shown and nobody is judged or ranked by it.
    package let minimumN: Int
    /// Answers below which a cell is hidden.
    package let suppressBelow: Int
    /// The lowest score that counts as satisfied.
    package let satisfiedFrom: Int
    /// How many answers the city's mean is worth when few are pulled towards it.
    package let priorSize: Int
    /// The least share of the planned minutes, in percent, below which a visit was cut short.
    package let fullVisitPercent: Int
    /// Answers of a level of a case-mix factor below which it gets no coefficient of its own.
    package let caseMixLeast: Int
    /// The rows as they stood, for the foot of the report.
    package let rows: [PolicyUse]

    /// A policy value that was used.
    package struct PolicyUse: Hashable, Sendable {
        package let key: String
        package let value: String
        package let from: Day
        package let mark: String
        package let isVerified: Bool

        package init(key: String, value: String, from: Day, mark: String, isVerified: Bool) {
            self.key = key
            self.value = value
            self.from = from
            self.mark = mark
            self.isVerified = isVerified
        }

        fileprivate init(_ row: PolicyRow) {
            self.init(
                key: row.key, value: row.value, from: row.validFrom, mark: row.mark, isVerified: row.verified)
        }
    }

    /// The least share of the planned minutes in percent of a month, by the policy of its last day; of today for a month
    /// before any policy.
    ///
    /// - Throws: ``RefusalRule/policyMissing``, ``RefusalRule/policyMalformed``.
    package static func fullVisitPercent(
        policy: PolicyBook, month: Day, today: Day
    ) throws(Refusal) -> Int {
        let key = "visit.time.min_warn_percent"
        if let row = try? policy.row(key, on: min(month.endOfMonth, today)) { return try row.integer() }
        return try policy.integer(key, on: today)
    }

    private static let keys = [
        "satisfaction.minimum_n", "satisfaction.suppress_below", "satisfaction.satisfied_from",
        "satisfaction.prior_size", "visit.time.min_warn_percent", "satisfaction.case_mix_least",
    ]

    /// The values in force on a day.
    ///
    /// - Throws: ``RefusalRule/policyMissing``, ``RefusalRule/policyMalformed``.
    package init(policy: PolicyBook, on day: Day) throws(Refusal) {
        var rows: [PolicyUse] = []
        var numbers: [Int] = []
        for key in Self.keys {
            let row = try policy.row(key, on: day)
            numbers.append(try row.integer())
            rows.append(PolicyUse(row))
        }
        self.init(numbers: numbers, rows: rows)
    }

    /// From the rows as they were kept; nil unless they are the six in their order with whole numbers.
    package init?(rows: [PolicyUse]) {
        let numbers = rows.compactMap { Int($0.value) }
        guard rows.map(\.key) == Self.keys, numbers.count == rows.count else { return nil }
        self.init(numbers: numbers, rows: rows)
    }

    private init(numbers: [Int], rows: [PolicyUse]) {
        minimumN = numbers[0]
        suppressBelow = numbers[1]
        satisfiedFrom = numbers[2]
        priorSize = numbers[3]
        fullVisitPercent = numbers[4]
        caseMixLeast = numbers[5]
        self.rows = rows
    }
}
