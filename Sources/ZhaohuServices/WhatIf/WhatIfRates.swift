internal import ZhaohuDomain

/// What a benefit costs in a year: the daily rate of policy on one day, times 365.
struct WhatIfRates {
    static let daysOfYear: Int64 = 365

    /// Fen a year by setting and benefit; a benefit without a rate costs nothing.
    private let fen: [CareSetting: [Int64]]
    /// `severe.home`: benefits that are given for which policy has no rate on the day.
    let missing: [String]
    /// The policy rows used, of the rates.
    let rows: [PolicyRow]

    /// - Throws: ``RefusalRule/policyMalformed``, ``RefusalRule/amountTooLarge``.
    init(_ policy: PolicyBook, on day: Day) throws(Refusal) {
        var (fen, missing, rows): ([CareSetting: [Int64]], [String], [PolicyRow]) = ([:], [], [])
        for setting in WhatIfTally.settings {
            var yearly: [Int64] = []
            for benefit in WhatIfTally.benefits {
                guard let benefit else {
                    yearly.append(0)
                    continue
                }
                let name = "\(benefit.rawValue).\(setting.rawValue)"
                guard let row = policy.rows("benefit.rate.\(name)").last(where: { $0.isInForce(on: day) }) else {
                    missing.append(name)
                    yearly.append(0)
                    continue
                }
                let (year, overflow) = try row.money().fen.multipliedReportingOverflow(by: Self.daysOfYear)
                guard !overflow else { throw Refusal(.amountTooLarge, ["policy": String(row.id)]) }
                rows.append(row)
                yearly.append(year)
            }
            fen[setting] = yearly
        }
        (self.fen, self.missing, self.rows) = (fen, missing, rows)
    }

    /// What so many persons with this benefit cost in a year.
    ///
    /// - Throws: ``RefusalRule/amountTooLarge``.
    func yearly(_ setting: CareSetting, benefit: Int, persons: Int) throws(Refusal) -> Money {
        let (amount, overflow) = (fen[setting]?[benefit] ?? 0).multipliedReportingOverflow(by: Int64(persons))
        guard !overflow else { throw Refusal(.amountTooLarge, ["field": "rate"]) }
        return Money(fen: amount)
    }
}

extension PolicyRow {
    fileprivate func isInForce(on day: Day) -> Bool { validFrom <= day && day <= validTo ?? day }
}
