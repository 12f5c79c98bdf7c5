/// One indicator's line of a scorecard.
package struct ScoreLine: Hashable, Sendable {
    package let indicator: Indicator
    package let measures: [Measure]
    /// What it weighs by policy, in whole points.
    package let weight: Int
    /// What it weighs here, in tenths, after the weight of lines with too little was shared out; 0 for such a line.
    package let sharedTenths: Int
    /// Nil where there is too little.
    package let pointsTenths: Int?

    package init(indicator: Indicator, measures: [Measure], weight: Int, sharedTenths: Int, pointsTenths: Int?) {
        self.indicator = indicator
        self.measures = measures
        self.weight = weight
        self.sharedTenths = sharedTenths
        self.pointsTenths = pointsTenths
    }

    /// Parts of a million of the points; nil when no part has enough.
    package static func share(_ measures: [Measure]) -> Int? {
        let shares = measures.compactMap(\.share)
        guard !shares.isEmpty else { return nil }
        return (2 * shares.reduce(0, +) + shares.count) / (2 * shares.count)
    }
}

/// A company's score of a period: the indicators' points less the deductions.
///
/// Everything is reckoned in whole numbers. The weights of the lines that are scored add up to 100 points exactly, and the
/// total is the sum of the lines as they are printed, so that a reader who adds them up gets the same.
package struct Scorecard: Hashable, Sendable {
    package let lines: [ScoreLine]
    /// Points taken off, in tenths.
    package let deductedTenths: Int
    package let isVetoed: Bool
    /// Nil while too little is known.
    package let pointsTenths: Int?
    /// Nil while too little is known and nothing is vetoed.
    package let band: ScoreBand?

    /// Reckons the score.
    ///
    /// - Parameters:
    ///   - measures: what was counted; a part that is absent was not measured.
    ///   - weights: whole points of each indicator by policy.
    ///   - measuredMinimum: whole points of weight that must be scored, or there is no total. Above the weight of
    ///     satisfaction, so that nobody is judged by satisfaction alone.
    ///   - deductedTenths: tenths of points taken off.
    ///   - isVetoed: true when a veto stands.
    ///   - bands: the ladder.
    package init(
        measures: [Measure], weights: [Indicator: Int], measuredMinimum: Int, deductedTenths: Int, isVetoed: Bool,
        bands: BandRules
    ) {
        let byIndicator = Dictionary(grouping: measures, by: \.part.indicator)
        let shares = Indicator.allCases.map { ScoreLine.share(byIndicator[$0] ?? []) }
        let scored = zip(Indicator.allCases, shares).map { $1 == nil ? 0 : weights[$0] ?? 0 }
        let shared = Scorecard.tenths(of: scored)
        lines = Indicator.allCases.indices.map { index in
            let indicator = Indicator.allCases[index]
            return ScoreLine(
                indicator: indicator, measures: byIndicator[indicator] ?? [], weight: weights[indicator] ?? 0,
                sharedTenths: shared[index],
                pointsTenths: shares[index].map { (shared[index] * $0 + 500_000) / 1_000_000 })
        }
        let others = scored.reduce(0, +) - scored[Indicator.allCases.firstIndex(of: .satisfaction) ?? 0]
        let isEnough = scored.reduce(0, +) >= measuredMinimum && others > 0
        pointsTenths = isEnough ? max(0, lines.compactMap(\.pointsTenths).reduce(0, +) - deductedTenths) : nil
        self.deductedTenths = deductedTenths
        self.isVetoed = isVetoed
        band = isVetoed ? .failing : pointsTenths.map { bands.band(tenths: $0) }
    }

    /// 1,000 tenths shared out by weight, whole, the largest remainders first; all nought without any weight.
    static func tenths(of weights: [Int]) -> [Int] {
        let sum = weights.reduce(0, +)
        guard sum > 0 else { return weights.map { _ in 0 } }
        var tenths = weights.map { $0 * 1_000 / sum }
        let byRemainder = weights.indices.sorted {
            (weights[$1] * 1_000 % sum, $0) < (weights[$0] * 1_000 % sum, $1)
        }
        for index in byRemainder.prefix(1_000 - tenths.reduce(0, +)) { tenths[index] += 1 }
        return tenths
    }
}
