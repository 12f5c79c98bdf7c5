import Foundation
import ZhaohuDomain

/// Inputs drawn by a seed with the figures that the domain reckons from them, for a comparison in another language.
struct AgreementCases: Encodable {
    struct Kappa: Encodable {
        let value: Double, standardError: Double, low: Double, high: Double

        init?(_ kappa: WeightedKappa?) {
            guard let kappa else { return nil }
            (value, standardError, low, high) = (kappa.value, kappa.standardError, kappa.low, kappa.high)
        }
    }

    struct Table: Encodable {
        let counts: [[Int]]
        let same: Int
        /// By weights; a kappa that is not defined is missing.
        let kappas: [String: Kappa]
    }

    struct Tail: Encodable {
        let count: Int, n: Int
        /// Only of a binomial tail.
        var p: Double?
        /// Only of a hypergeometric tail.
        var marked: Int?, all: Int?
        let upper: Double, lower: Double
    }

    struct Adjustment: Encodable { let values: [Double], adjusted: [Double] }

    struct Prediction: Encodable { let items: [[[Int]]], boundary: Int, window: Int, share: Double? }

    var tables: [Table] = []
    var binomial: [Tail] = []
    var hypergeometric: [Tail] = []
    var adjustments: [Adjustment] = []
    var predictions: [Prediction] = []
    var report: AgreementReportCase?

    init(seed: UInt64, instrument: Instrument) {
        var random = SeededGenerator(seed: seed)
        tables = (0..<300).map { Self.table(kind: $0 % 10, &random) }
        binomial = (0..<200).map { _ in Self.binomialTail(&random) }
        hypergeometric = (0..<200).map { _ in Self.hypergeometricTail(&random) }
        for _ in 0..<60 {
            let values = (0..<Int.random(in: 1...40, using: &random)).map { _ in
                // Ties and the ends happen in practice.
                Double(Int.random(in: 0...200, using: &random)) / 200
            }
            adjustments.append(Adjustment(values: values, adjusted: BenjaminiHochberg.adjusted(values)))
        }
        predictions = (0..<60).map { _ in Self.prediction(&random) }
        report = AgreementReportCase(instrument, &random)
    }

    /// Random tables, and those at the edge: one cell, full agreement, one rater without variation, empty categories.
    private static func table(kind: Int, _ random: inout SeededGenerator) -> Table {
        let size = Int.random(in: 2...7, using: &random)
        let most = [3, 20, 300, 5_000][Int.random(in: 0...3, using: &random)]
        let fixed = Int.random(in: 0..<size, using: &random)
        var counts = (0..<size).map { row in
            (0..<size).map { column in
                let count = Int.random(in: 0...most, using: &random)
                return switch kind {
                case 0: row == fixed && column == fixed ? count + 1 : 0
                case 1: row == column ? count : 0
                case 2: row == fixed ? count : 0
                case 3: column == fixed ? count : 0
                case 4: row == fixed || column == fixed ? 0 : count
                case 5: abs(row - column) <= 1 ? count : 0
                default: row == column ? count * 4 : count
                }
            }
        }
        if counts.allSatisfy({ $0.allSatisfy { $0 == 0 } }) { counts[fixed][fixed] = 1 }
        var table = RatingTable(categories: size)
        for row in 0..<size {
            for column in 0..<size { table.add(row, column, times: counts[row][column]) }
        }
        var kappas: [String: Kappa] = [:]
        for weights in WeightedKappa.Weights.allCases {
            kappas[weights.rawValue] = Kappa(WeightedKappa(table, weights: weights))
        }
        return Table(counts: counts, same: table.same, kappas: kappas)
    }

    private static func binomialTail(_ random: inout SeededGenerator) -> Tail {
        let n = [1, 30, 400, 100_000][Int.random(in: 0...3, using: &random)]
        let p = Double(Int.random(in: 0...1_000, using: &random)) / 1_000
        // Near the mean, where the tails are neither 0 nor 1.
        let reach = max(2, Int((Double(n) * p * (1 - p)).squareRoot() * 6))
        let count = min(n, max(0, Int(Double(n) * p) + Int.random(in: -reach...reach, using: &random)))
        return Tail(
            count: count, n: n, p: p, upper: BinomialTail.upper(count, n: n, p: p),
            lower: BinomialTail.lower(count, n: n, p: p))
    }

    private static func hypergeometricTail(_ random: inout SeededGenerator) -> Tail {
        let all = [5, 60, 3_000, 100_000][Int.random(in: 0...3, using: &random)]
        let marked = Int.random(in: 0...all, using: &random)
        let n = Int.random(in: 0...all, using: &random)
        let mean = Double(n) * Double(marked) / Double(all)
        let reach = max(2, Int((mean * (1 - mean / Double(max(1, n)))).squareRoot() * 5))
        let count = min(min(n, marked), max(0, Int(mean) + Int.random(in: -reach...reach, using: &random)))
        return Tail(
            count: count, n: n, marked: marked, all: all,
            upper: HypergeometricTail.upper(count, drawn: n, marked: marked, all: all),
            lower: HypergeometricTail.lower(count, drawn: n, marked: marked, all: all))
    }

    private static func prediction(_ random: inout SeededGenerator) -> Prediction {
        let items = (0..<Int.random(in: 1...12, using: &random)).map { _ in
            (0..<Int.random(in: 2...4, using: &random)).map { [$0 * 5, Int.random(in: 0...80, using: &random)] }
        }
        let boundary = Int.random(in: 0...8, using: &random) * 5
        let share = BoundaryClustering.predictedShare(
            items: items.map { $0.map { (score: $0[0], count: $0[1]) } }, boundary: boundary, window: 5)
        return Prediction(items: items, boundary: boundary, window: 5, share: share)
    }
}
