/// The dated rules of the scorecard: weights, minimum n, scales.
package struct ScoreRules: Sendable {
    package let weights: [Indicator: Int]
    package let minimums: [Indicator: Int]
    package let scales: [Indicator.Part: PointScale]
    /// Whole points of weight that must be scored, or there is no total.
    package let measuredMinimum: Int
    /// Hours of training a carer should have in a year.
    package let trainingHours: Int
    /// Hours within which an adverse event is reported.
    package let incidentHours: Int
    /// The lowest answer of 1 to 5 that is satisfied.
    package let satisfiedFrom: Int
    /// How many answers the city's mean is worth when a company has few of its own.
    package let priorSize: Int
    package let bands: BandRules

    /// The rules in force on a day.
    ///
    /// - Throws: ``RefusalRule/policyMissing``, ``RefusalRule/policyMalformed``; ``RefusalRule/scoreScale`` where a floor
    ///   equals its target, which would tell good from bad by nothing.
    package init(_ policy: PolicyBook, on day: Day) throws(Refusal) {
        var weights: [Indicator: Int] = [:]
        var minimums: [Indicator: Int] = [:]
        var scales: [Indicator.Part: PointScale] = [:]
        for indicator in Indicator.allCases {
            weights[indicator] = try policy.integer(indicator.policyKey("weight"), on: day)
            minimums[indicator] = try policy.integer(indicator.policyKey("minimum"), on: day)
            for part in indicator.parts {
                let key = part.policyKey("floor_ppm")
                let floor = try policy.integer(key, on: day)
                let target = try policy.integer(part.policyKey("target_ppm"), on: day)
                guard floor != target else { throw Refusal(.scoreScale, ["key": key, "value": String(floor)]) }
                scales[part] = PointScale(floor: floor, target: target)
            }
        }
        self.weights = weights
        self.minimums = minimums
        self.scales = scales
        measuredMinimum = try policy.integer("score.measured_minimum", on: day)
        trainingHours = try policy.integer("score.training_hours_year", on: day)
        incidentHours = try policy.integer(IncidentReport.policy, on: day)
        satisfiedFrom = try policy.integer("satisfaction.satisfied_from", on: day)
        priorSize = try policy.integer("satisfaction.prior_size", on: day)
        bands = try BandRules(policy, on: day)
    }

    /// A count with the rules that it is judged by.
    package func measure(
        _ part: Indicator.Part, _ numerator: Int, of denominator: Int, adjustedPPM: Int? = nil
    ) -> Measure {
        Measure(
            part, numerator, of: denominator, minimum: minimums[part.indicator] ?? 0,
            scale: scales[part] ?? PointScale(floor: 0, target: 1_000_000), adjustedPPM: adjustedPPM)
    }

    /// The score of these counts.
    package func scorecard(_ measures: [Measure], deductedTenths: Int, isVetoed: Bool) -> Scorecard {
        Scorecard(
            measures: measures, weights: weights, measuredMinimum: measuredMinimum, deductedTenths: deductedTenths,
            isVetoed: isVetoed, bands: bands)
    }
}

extension Shrinkage {
    /// The estimate of ``estimate(successes:n:mean:priorSize:)`` in parts of a million by whole numbers, rounded half up.
    ///
    /// - Parameters:
    ///   - successes: in `0...n`.
    ///   - n: answers of the company.
    ///   - citySuccesses: in `0...cityN`.
    ///   - cityN: answers of all.
    ///   - priorSize: how many answers the city's mean is worth.
    /// - Returns: nil without any answer.
    package static func estimatePPM(
        successes: Int, n: Int, citySuccesses: Int, cityN: Int, priorSize: Int
    ) -> Int? {
        guard n > 0, cityN > 0, priorSize >= 0 else { return nil }
        let whole = cityN * (n + priorSize)
        let product = UInt(successes * cityN + priorSize * citySuccesses).multipliedFullWidth(by: 1_000_000)
        let (quotient, rest) = UInt(whole).dividingFullWidth(product)
        return Int(quotient) + (rest >= UInt(whole) - rest ? 1 : 0)
    }
}
