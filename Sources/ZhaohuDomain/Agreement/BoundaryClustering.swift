/// Totals that gather just on the severe side of a boundary.
///
/// Assumption: among people of about the same ability, those whose totals lie near the boundary, the items are
/// answered independently of each other. Then the totals' distribution is the convolution of the items' shares, and
/// its part within the window tells which share should lie on the severe side. The shares are those of the peers'
/// sheets near the boundary; over all abilities the items are not independent, and the convolution would be too narrow.
///
/// The exact binomial chance is against this share. A rater is flagged only when the share is beyond that of the peers
/// as well: who may apply, and what the form asks, can make a step at the boundary for which no rater answers.
package enum BoundaryClustering {
    /// How many windows on each side count as near the boundary.
    package static let nearbyWindows = 4

    /// The share of totals in the window that lies on the severe side.
    ///
    /// - Parameters:
    ///   - items: for each item, how often each score was given.
    ///   - boundary: the highest total of the severe side.
    ///   - window: points on each side, `boundary - window < total <= boundary + window`.
    /// - Returns: 0...1; nil when no answers are given or none can lie in the window.
    package static func predictedShare(items: [[(score: Int, count: Int)]], boundary: Int, window: Int) -> Double? {
        var totals = [1.0]
        for item in items {
            let n = item.reduce(0) { $0 + $1.count }
            guard n > 0, let most = item.map(\.score).max() else { return nil }
            var next = Array(repeating: 0.0, count: totals.count + most)
            for (score, count) in item where count > 0 {
                let share = Double(count) / Double(n)
                for (total, chance) in totals.enumerated() { next[total + score] += chance * share }
            }
            totals = next
        }
        func sum(_ range: ClosedRange<Int>) -> Double {
            range.clamped(to: 0...(totals.count - 1)).reduce(0) { range.contains($1) ? $0 + totals[$1] : $0 }
        }
        let severe = sum((boundary - window + 1)...boundary)
        let mild = sum((boundary + 1)...(boundary + window))
        return severe + mild > 0 ? severe / (severe + mild) : nil
    }
}

/// A boundary between two bands of a dimension.
struct BandBoundary {
    let dimension: Int
    /// The highest total of the worse band.
    let total: Int
    let window: Int

    /// All boundaries of an instrument, with windows in proportion to the dimension's points.
    static func all(_ instrument: Instrument, cutoffs: [String: Int], windowPoints: Int) -> [BandBoundary] {
        instrument.dimensions.indices.flatMap { index in
            let dimension = instrument.dimensions[index]
            let window = max(1, windowPoints * dimension.maximum / 100)
            let bands = (0...dimension.maximum).map { dimension.band(of: $0, cutoffs: cutoffs).number }
            return bands.indices.dropLast().filter { bands[$0] != bands[$0 + 1] }
                .map { BandBoundary(dimension: index, total: $0, window: window) }
        }
    }
}

extension AgreementAnalysis {
    /// Each rater at each boundary.
    var clusteringLines: [AgreementLine] {
        let boundaries = BandBoundary.all(instrument, cutoffs: cutoffs, windowPoints: rules.windowPoints)
        let lines = boundaries.flatMap { boundary in
            let counts = BoundaryCounts(self, boundary)
            return raters.indices.map { counts.line(self, rater: $0) }
        }
        return AgreementLine.adjusted(lines, bound: rules.falseDiscoveryShare)
    }
}

/// What is counted at one boundary.
private struct BoundaryCounts {
    private let boundary: BandBoundary
    private let itemRange: Range<Int>
    /// For each rater: sheets in the window, those on the severe side, and sheets nearby.
    private var inWindow: [Int]
    private var severe: [Int]
    private var nearby: [Int]
    /// For each rater, item of the dimension and category: answers of the sheets nearby.
    private var answers: [[[Int]]]

    init(_ analysis: AgreementAnalysis, _ boundary: BandBoundary) {
        self.boundary = boundary
        let dimensions = analysis.instrument.dimensions
        let start = dimensions[..<boundary.dimension].reduce(0) { $0 + $1.items.count }
        itemRange = start..<(start + dimensions[boundary.dimension].items.count)
        let zeros = analysis.raters.map { _ in 0 }
        (inWindow, severe, nearby) = (zeros, zeros, zeros)
        let empty = analysis.items[itemRange].map { $0.scores.map { _ in 0 } }
        answers = analysis.raters.map { _ in empty }
        for sheet in analysis.sheets { add(sheet) }
    }

    private mutating func add(_ sheet: CodedSheet) {
        guard let total = sheet.totals[boundary.dimension] else { return }
        let reach = boundary.window * BoundaryClustering.nearbyWindows
        guard total > boundary.total - reach, total <= boundary.total + reach else { return }
        nearby[sheet.rater] += 1
        for (place, item) in itemRange.enumerated() {
            if let category = sheet.categories[item] { answers[sheet.rater][place][category] += 1 }
        }
        guard total > boundary.total - boundary.window, total <= boundary.total + boundary.window else { return }
        inWindow[sheet.rater] += 1
        severe[sheet.rater] += total <= boundary.total ? 1 : 0
    }

    func line(_ analysis: AgreementAnalysis, rater: Int) -> AgreementLine {
        let code = analysis.instrument.dimensions[boundary.dimension].code
        var line = AgreementLine(
            .clustering, analysis.raters[rater], detail: "\(code)<=\(boundary.total)", n: inWindow[rater],
            least: analysis.rules.minimumSheets)
        line.count = severe[rater]
        guard line.isEnough else { return line }
        let items = itemRange.enumerated().map { place, item in
            analysis.items[item].scores.sorted().enumerated().map { category, score in
                let all = answers.reduce(0) { $0 + $1[place][category] }
                return (score: score, count: all - answers[rater][place][category])
            }
        }
        let share = BoundaryClustering.predictedShare(
            items: items, boundary: boundary.total, window: boundary.window)
        if let share {
            line.comparison = ShareComparison(
                count: line.count, of: line.n, predicted: share, peers: nearby.reduce(0, +) - nearby[rater],
                amongAll: severe.reduce(0, +), of: inWindow.reduce(0, +))
        }
        return line
    }
}
