/// When the numbers of a carer's month are more than chance and habit explain.
///
/// Each test asks whether a share is above what is let pass: twice the share of all carers together, and never less than
/// a floor, so that neither the city's habits nor small oddities are a signal. All tests of a month are judged together
/// (``BenjaminiHochberg``).
package struct SignalRules: Sendable {
    /// Straight days need so many visits, and may differ by so many seconds.
    static let visitsOfADay = 4
    static let uniformSeconds = 60
    /// Days are fewer than visits: a quarter of the visits' minimum is enough.
    private static let visitsPerDay = 4
    /// How far the last digits may truly differ from everybody's (Cohen's w; 0.3 is medium, 0.5 large).
    private static let digitEffect = 0.4
    private static let floors = [
        "duration.identical": 0.5, "travel.pattern": 0.02, "batch.uniform": 0.05, "device.sharing": 0.1,
        "tolerance.exhausted": 0.05,
    ]

    /// Fewer observations say nothing.
    package let minimumN: Int
    /// Of a hundred signals so many may be there by chance.
    package let fdrPercent: Int
    package let cityKmh: Int
    /// Within so many metres there is no way to go.
    package let nearMetres: Int
    package let zone: Zone

    /// The limits in force on a day.
    ///
    /// - Throws: ``RefusalRule/policyMissing``, ``RefusalRule/policyMalformed``.
    package init(policy: PolicyBook, on day: Day, zone: Zone) throws(Refusal) {
        minimumN = try policy.integer("audit.signal.minimum_n", on: day)
        fdrPercent = try policy.integer("audit.signal.fdr_percent", on: day)
        cityKmh = try policy.integer("visit.travel.city_kmh", on: day)
        nearMetres = try policy.integer("visit.geo.ok_metres", on: day)
        self.zone = zone
    }

    /// One test of one carer.
    package struct Result: Hashable, Sendable {
        package let rule: String
        package let caregiver: CaregiverID
        package let provider: ProviderID
        package let n: Int
        /// What was counted, as `key=value` words without personal data.
        package let evidence: String
        /// How likely this or more is when all is as it may be.
        package let p: Double
        /// The same after all tests that were made: the least rate of false signals at which it would be one.
        package var q: Double
    }

    /// All tests of a month, in the order of rules and carers.
    package func tests(_ months: [CarerMonth]) -> [Result] {
        let days = max(1, minimumN / Self.visitsPerDay)
        var results = shares("duration.identical", months, atLeast: minimumN) { $0.identicalDurations }
        results += digits(months)
        results += shares("travel.pattern", months, atLeast: minimumN) { $0.impossibleWays(self) }
        results += shares("batch.uniform", months, atLeast: days) { $0.uniformDays }
        results += shares("device.sharing", months, atLeast: days) {
            CarerMonth.Share(count: $0.sharedDeviceDays, of: $0.deviceDays)
        }
        results += shares("tolerance.exhausted", months, atLeast: minimumN) {
            CarerMonth.Share(count: $0.weakVisits, of: $0.visits.count)
        }
        let adjusted = BenjaminiHochberg.adjusted(results.map(\.p))
        for index in results.indices { results[index].q = adjusted[index] }
        return results
    }

    /// True for a test that is a signal.
    package func isSignal(_ test: Result) -> Bool { test.q * 100 <= Double(fdrPercent) }

    private func shares(
        _ rule: String, _ months: [CarerMonth], atLeast least: Int, _ share: (CarerMonth) -> CarerMonth.Share
    ) -> [Result] {
        let shares = months.map { ($0, share($0)) }
        let all = shares.reduce(0) { $0 + $1.1.of }
        guard all > 0 else { return [] }
        let pooled = Double(shares.reduce(0) { $0 + $1.1.count }) / Double(all)
        // Never above nine tenths: where a city is wrong as a whole, who is wholly wrong is still told.
        let passed = min(max(2 * pooled, Self.floors[rule] ?? 0), max(0.9, pooled))
        return shares.compactMap { month, share in
            guard share.of >= least else { return nil }
            return Result(
                rule: rule, caregiver: month.caregiver, provider: month.provider, n: share.of,
                evidence: "count=\(share.count) of=\(share.of) passed_permille=\(Int((passed * 1_000).rounded()))",
                p: BinomialTail.upper(share.count, n: share.of, p: passed), q: 1)
        }
    }

    /// The last digits of the minutes against those of all carers together.
    private func digits(_ months: [CarerMonth]) -> [Result] {
        let rows = months.map { $0.lastDigits(zone) }
        let pooled = (0..<10).map { digit in rows.reduce(1) { $0 + $1[digit] } }
        let all = Double(pooled.reduce(0, +))
        return zip(months, rows).compactMap { month, row in
            let n = row.reduce(0, +)
            // Five of each digit must be expected for the distribution to hold.
            guard n >= max(minimumN, 50) else { return nil }
            var statistic = 0.0
            for (count, expected) in zip(row, pooled.map({ Double($0) / all * Double(n) })) {
                statistic += (Double(count) - expected) * (Double(count) - expected) / expected
            }
            let p = ChiSquareTail.upper(
                statistic, degrees: 9, noncentrality: Double(n) * Self.digitEffect * Self.digitEffect)
            let top = row.indices.max { (row[$0], -$0) < (row[$1], -$1) } ?? 0
            return Result(
                rule: "duration.digits", caregiver: month.caregiver, provider: month.provider, n: n,
                evidence: "chi_square=\(Int(statistic.rounded())) digit=\(top) count=\(row[top]) of=\(n)", p: p, q: 1)
        }
    }
}
