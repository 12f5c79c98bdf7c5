import Foundation
import Testing
import ZhaohuDomain

@Suite("Agreement of raters")
struct AgreementTests {
    private static func table(_ counts: [[Int]]) -> RatingTable {
        var table = RatingTable(categories: counts.count)
        for (row, values) in counts.enumerated() {
            for (column, count) in values.enumerated() { table.add(row, column, times: count) }
        }
        return table
    }

    /// Reckoned with statsmodels 0.15, `cohens_kappa(table, wt=…)`.
    @Test(
        "kappa, standard error and interval are those of statsmodels",
        arguments: KappaVector.all)
    func kappaVectors(vector: KappaVector) throws {
        let kappa = try #require(WeightedKappa(Self.table(vector.counts), weights: vector.weights))
        #expect(abs(kappa.value - vector.kappa) < 1e-12)
        #expect(abs(kappa.standardError - vector.error) < 1e-12)
        #expect(abs(kappa.low - vector.low) < 1e-12 && abs(kappa.high - vector.high) < 1e-12)
    }

    @Test("kappa is not defined where nothing could have differed, and is 1 for full agreement")
    func kappaEdges() throws {
        for weights in WeightedKappa.Weights.allCases {
            #expect(WeightedKappa(Self.table([[40, 0], [0, 0]]), weights: weights) == nil)
            #expect(WeightedKappa(RatingTable(categories: 3), weights: weights) == nil)
            let full = try #require(WeightedKappa(Self.table([[9, 0], [0, 31]]), weights: weights))
            #expect(full.value == 1 && full.standardError == 0)
            let flat = try #require(WeightedKappa(Self.table([[0, 0], [17, 23]]), weights: weights))
            #expect(flat.value == 0 && flat.standardError == 0)
        }
    }

    @Test("where nearly everybody has the same grade a low kappa is no signal, elsewhere it is")
    func paradox() throws {
        let lopsided = try #require(WeightedKappa(Self.table([[0, 3], [4, 93]]), weights: .quadratic))
        #expect(lopsided.high < 0.6 && lopsided.isLopsided && !lopsided.isBelow(0.6))
        let low = try #require(WeightedKappa(Self.table([[25, 20], [22, 33]]), weights: .quadratic))
        #expect(low.high < 0.6 && low.isBelow(0.6))
        let flat = try #require(WeightedKappa(Self.table([[0, 0], [40, 60]]), weights: .quadratic))
        #expect(flat.isFlat && !flat.isBelow(0.6))
    }

    @Test("which rater stands in the rows does not matter")
    func symmetry() throws {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<200 {
            let counts = (0..<4).map { _ in (0..<4).map { _ in Int.random(in: 0...30, using: &random) } }
            let turned = (0..<4).map { row in (0..<4).map { counts[$0][row] } }
            let first = try #require(WeightedKappa(Self.table(counts), weights: .linear))
            let second = try #require(WeightedKappa(Self.table(turned), weights: .linear))
            #expect(abs(first.value - second.value) < 1e-12)
            #expect(abs(first.standardError - second.standardError) < 1e-12)
        }
    }

    @Test("tails of small numbers are those reckoned by hand")
    func tails() {
        #expect(BinomialTail.upper(3, n: 3, p: 0.5) == 0.125)
        #expect(BinomialTail.lower(0, n: 3, p: 0.5) == 0.125)
        #expect(BinomialTail.upper(0, n: 3, p: 0.5) == 1 && BinomialTail.upper(4, n: 3, p: 0.5) == 0)
        #expect(BinomialTail.upper(1, n: 5, p: 0) == 0 && BinomialTail.upper(5, n: 5, p: 1) == 1)
        // Two aces in two cards of 52.
        #expect(abs(HypergeometricTail.upper(2, drawn: 2, marked: 4, all: 52) - 12.0 / 2_652) < 1e-15)
        #expect(HypergeometricTail.upper(0, drawn: 2, marked: 4, all: 52) == 1)
        #expect(HypergeometricTail.lower(2, drawn: 2, marked: 4, all: 52) == 1)
        #expect(HypergeometricTail.upper(3, drawn: 5, marked: 5, all: 7) == 1)
    }

    @Test("of a hundred thousand the two tails still overlap in one value only")
    func largeTails() {
        for count in [49_000, 50_000, 50_700] {
            let all = BinomialTail.upper(count, n: 100_000, p: 0.5) + BinomialTail.lower(count - 1, n: 100_000, p: 0.5)
            #expect(abs(all - 1) < 1e-10)
        }
    }

    @Test("adjusted values keep the order, are never smaller, and know the published example")
    func benjaminiHochberg() {
        // Benjamini and Hochberg 1995, section 3.2: at 5 %, the four smallest of these fifteen are flagged.
        let published = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0000,
        ]
        #expect(BenjaminiHochberg.adjusted(published.reversed()).count { $0 <= 0.05 } == 4)
        #expect(zip(published, BenjaminiHochberg.adjusted(published)).allSatisfy { $0 <= $1 && $1 <= 1 })
        #expect(BenjaminiHochberg.adjusted([]).isEmpty)
    }

    @Test("a window of two totals splits as two dice would")
    func prediction() {
        // Two items of 0 or 5, each half of the time: totals 0, 5, 10 with 1/4, 1/2, 1/4.
        let coin = [(score: 0, count: 7), (score: 5, count: 7)]
        #expect(BoundaryClustering.predictedShare(items: [coin, coin], boundary: 0, window: 5) == 1.0 / 3)
        #expect(BoundaryClustering.predictedShare(items: [coin, coin], boundary: 5, window: 5) == 2.0 / 3)
        #expect(BoundaryClustering.predictedShare(items: [coin, coin], boundary: 30, window: 5) == nil)
        #expect(BoundaryClustering.predictedShare(items: [[(score: 0, count: 0)]], boundary: 0, window: 5) == nil)
    }

    /// With `ZHAOHU_AGREEMENT_CASES` the cases are written there, and `Tests/Statistics` holds them against
    /// statsmodels, scikit-learn and SciPy.
    @Test("seeded cases for the comparison with other programs")
    func cases() throws {
        let cases = AgreementCases(seed: 2_017, instrument: try Shipped.instrument("nantong-barthel"))
        #expect(cases.tables.count >= 200 && cases.tables.contains { $0.kappas.isEmpty })
        #expect((cases.binomial + cases.hypergeometric).allSatisfy { (0...1).contains($0.upper) })
        let lines = cases.report?.lines ?? []
        #expect(Set(lines.map(\.section)).count == AgreementLine.Section.allCases.count)
        #expect(lines.contains { $0.section == "severe" && $0.subject == "r1" && $0.signal == "more" })
        guard let path = ProcessInfo.processInfo.environment["ZHAOHU_AGREEMENT_CASES"] else { return }
        try JSONEncoder().encode(cases).write(to: URL(filePath: path))
    }
}
