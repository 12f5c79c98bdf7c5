/// Cohen's weighted kappa of a table of ratings, with its asymptotic standard error and 95 % interval.
///
/// 1 is full agreement, 0 what chance alone would give, below 0 less than that. It is not defined where both raters
/// gave one and the same category throughout: then nothing could have differed, and `init` gives nil.
///
/// - Note: Source: J. Cohen, 1968; standard error by J. L. Fleiss, J. Cohen and B. S. Everitt, 1969. The interval is
///   not cut at 1, so that it can be compared with other programs.
package struct WeightedKappa: Hashable, Sendable {
    /// How much a difference of categories counts.
    package enum Weights: String, Sendable, CaseIterable {
        /// Every difference counts the same.
        case none
        /// By the distance of the categories.
        case linear
        /// By the square of the distance.
        case quadratic

        /// The weight of a disagreement; 0 where the categories are the same.
        package func disagreement(_ first: Int, _ second: Int) -> Int {
            let distance = abs(first - second)
            return switch self {
            case .none: distance == 0 ? 0 : 1
            case .linear: distance
            case .quadratic: distance * distance
            }
        }
    }

    package let value: Double
    /// 0 for full agreement, and where ``isFlat``.
    package let standardError: Double
    /// One of the two gave a single category throughout: kappa is 0 whatever the other did, and tells nothing.
    package let isFlat: Bool
    /// Nine of ten answers or more are of one category.
    ///
    /// Then chance alone agrees nearly always, and kappa is low however well the two agree.
    ///
    /// - Note: Source: A. R. Feinstein and D. V. Cicchetti, 1990.
    package let isLopsided: Bool

    /// The lower end of the interval.
    package var low: Double { value - WilsonInterval.z * standardError }
    /// The upper end of the interval.
    package var high: Double { value + WilsonInterval.z * standardError }

    /// True when the whole interval lies below a floor, and kappa tells something.
    package func isBelow(_ floor: Double) -> Bool { !isFlat && !isLopsided && high < floor }

    /// Kappa of a table; nil where it is not defined.
    package init?(_ table: RatingTable, weights: Weights) {
        let (rows, columns, size) = (table.rowSums, table.columnSums, table.categories)
        var observed = 0
        var expected = 0
        for row in 0..<size {
            for column in 0..<size {
                let weight = weights.disagreement(row, column)
                observed += weight * table[row, column]
                expected += weight * rows[row] * columns[column]
            }
        }
        guard expected > 0 else { return nil }
        value = 1 - Double(observed) * Double(table.n) / Double(expected)
        isFlat = rows.contains(table.n) || columns.contains(table.n)
        isLopsided = zip(rows, columns).contains { ($0 + $1) * 10 >= table.n * 18 }
        standardError =
            isFlat || observed == 0
            ? 0 : WeightedKappa.variance(table, weights, kappa: value, rows, columns).squareRoot()
    }

    private static func variance(
        _ table: RatingTable, _ weights: Weights, kappa: Double, _ rows: [Int], _ columns: [Int]
    ) -> Double {
        let n = Double(table.n)
        let size = table.categories
        let most = Double(max(1, weights.disagreement(0, size - 1)))
        func agreement(_ row: Int, _ column: Int) -> Double {
            1 - Double(weights.disagreement(row, column)) / most
        }
        let byRow = (0..<size).map { row in
            (0..<size).reduce(0) { $0 + Double(columns[$1]) / n * agreement(row, $1) }
        }
        let byColumn = (0..<size).map { column in
            (0..<size).reduce(0) { $0 + Double(rows[$1]) / n * agreement($1, column) }
        }
        let chance = (0..<size).reduce(0) { $0 + Double(rows[$1]) / n * byRow[$1] }
        var sum = 0.0
        for row in 0..<size {
            for column in 0..<size {
                let spread = agreement(row, column) - (byColumn[column] + byRow[row]) * (1 - kappa)
                sum += Double(table[row, column]) / n * spread * spread
            }
        }
        let centre = kappa - chance * (1 - kappa)
        return max(0, sum - centre * centre) / ((1 - chance) * (1 - chance) * n)
    }
}
