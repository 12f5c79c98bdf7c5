import Foundation
import Testing
import ZhaohuDomain

@Suite("Statistics of surveys")
struct SurveyStatisticsTests {
    /// With `ZHAOHU_SURVEY_CASES` the cases are written there, and `Tests/Statistics` holds them against statsmodels.
    @Test("seeded surveys for the comparison with other programs")
    func cases() throws {
        let cases = try SurveyModelCases(seed: 2_017)
        #expect(cases.linear.count == 20 && cases.logistic.count == 20)
        #expect(cases.linear.allSatisfy { (0...1).contains($0.figures["rSquared"] ?? -1) })
        #expect((cases.linear + cases.logistic).flatMap(\.terms).allSatisfy { (0...1).contains($0.p) })
        guard let path = ProcessInfo.processInfo.environment["ZHAOHU_SURVEY_CASES"] else { return }
        try JSONEncoder().encode(cases).write(to: URL(filePath: path))
    }

    @Test("the exponential function and the logarithm are those of the C library to the last places")
    func exponential() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<20_000 {
            let x = Double.random(in: -700...700, using: &random)
            #expect(abs(Exponential.exp(x) / exp(x) - 1) < 1e-15)
            let positive = exp(x)
            #expect(abs(Exponential.log(positive) - log(positive)) <= 4e-16 * max(1, abs(x)))
        }
        #expect(Exponential.exp(0) == 1 && Exponential.log(1) == 0)
        #expect(Exponential.exp(-800) == 0 && Exponential.exp(710) == .infinity)
        #expect(Exponential.log(0) == -.infinity && Exponential.log(-1).isNaN)
        #expect(abs(Exponential.exp(-744.4) - exp(-744.4)) <= .leastNonzeroMagnitude)
    }

    @Test("a line through points on a line is found exactly, with nothing left over")
    func exactLine() throws {
        let rows = (0..<10).map { ModelRow(values: [Double($0)], answer: 3 + 2 * Double($0)) }
        let model = try LinearModel(columns: ["x"], rows: rows)
        #expect(abs(model.coefficients[0].estimate - 3) < 1e-12 && abs(model.coefficients[1].estimate - 2) < 1e-12)
        #expect(abs(model.rSquared - 1) < 1e-12 && abs(model.predicted([20]) - 43) < 1e-11)
    }

    @Test("answers put together by their covariates give the models of the single answers")
    func grouped() throws {
        var random = SeededGenerator(seed: 8)
        var single: [ModelRow] = []
        var grouped: [[Double]: (n: Int, sum: Double, squares: Double)] = [:]
        for _ in 0..<500 {
            let values = [Double(Int.random(in: 0...1, using: &random)), Double(Int.random(in: 0...2, using: &random))]
            let answer = Double(Int.random(in: 0...1, using: &random))
            single.append(ModelRow(values: values, answer: answer))
            let old = grouped[values] ?? (0, 0, 0)
            grouped[values] = (old.n + 1, old.sum + answer, old.squares + answer * answer)
        }
        let rows = grouped.map { ModelRow(values: $0, n: $1.n, sum: $1.sum, sumOfSquares: $1.squares) }
        let (one, other) = (
            try LinearModel(columns: ["a", "b"], rows: single), try LinearModel(columns: ["a", "b"], rows: rows)
        )
        for (left, right) in zip(one.coefficients, other.coefficients) {
            #expect(abs(left.estimate - right.estimate) < 1e-12 && abs(left.p - right.p) < 1e-11)
        }
        let (yes, same) = (
            try LogisticModel(columns: ["a", "b"], rows: single), try LogisticModel(columns: ["a", "b"], rows: rows)
        )
        #expect(abs(yes.deviance - same.deviance) < 1e-9 && yes.n == same.n)
        for (left, right) in zip(yes.coefficients, same.coefficients) {
            #expect(abs(left.standardError - right.standardError) < 1e-9)
        }
    }

    @Test("a column that follows from others is named, in both models")
    func collinear() {
        let rows = (0..<40).map { place in
            let a = Double(place % 2)
            return ModelRow(values: [a, 1 - a], answer: place % 3 == 0 ? 1 : 0)
        }
        #expect(
            fault { () throws(ModelFault) in _ = try LinearModel(columns: ["a", "b"], rows: rows) }
                == .collinear(column: "b"))
        #expect(
            fault { () throws(ModelFault) in _ = try LogisticModel(columns: ["a", "b"], rows: rows) }
                == .collinear(column: "b"))
        let empty = (0..<40).map { ModelRow(values: [0], answer: $0 % 2 == 0 ? 1 : 0) }
        #expect(
            fault { () throws(ModelFault) in _ = try LinearModel(columns: ["none"], rows: empty) }
                == .collinear(column: "none"))
    }

    @Test("separation is told by the column that has no end, whole or in part")
    func separated() {
        let whole = (0..<60).map { ModelRow(values: [Double($0 % 2)], answer: Double($0 % 2)) }
        // Whoever has the covariate is satisfied; the others are or are not.
        let part = (0..<300).map { (place: Int) -> ModelRow in
            let isSure = place < 60
            let answer = isSure || place % 3 > 0 ? 1.0 : 0
            return ModelRow(values: [isSure ? 1 : 0, Double(place % 7)], answer: answer)
        }
        for (rows, columns) in [(whole, ["x"]), (part, ["x", "y"])] {
            guard
                case .separated(let column)? = fault({ () throws(ModelFault) in
                    _ = try LogisticModel(columns: columns, rows: rows)
                })
            else {
                Issue.record("not noticed")
                continue
            }
            #expect(column == "x" || rows.count == 60)
        }
    }

    @Test("too few answers and answers all alike are told")
    func nothingToFit() {
        let few = [ModelRow(values: [1], answer: 1), ModelRow(values: [0], answer: 0)]
        let alike = (0..<20).map { ModelRow(values: [Double($0 % 2)], answer: 1) }
        for rows in [few, alike] {
            let expected: ModelFault = rows.count == 2 ? .tooFewAnswers(n: 2, columns: 2) : .noVariation
            #expect(fault { () throws(ModelFault) in _ = try LinearModel(columns: ["x"], rows: rows) } == expected)
            #expect(fault { () throws(ModelFault) in _ = try LogisticModel(columns: ["x"], rows: rows) } == expected)
            #expect(expected.english.hasSuffix(".") && expected.chinese.hasSuffix("。"))
        }
    }

    @Test("answers are put on 0 to 100 as HHCAHPS puts them, and means are exact")
    func composite() {
        #expect((1...4).map { SurveyScale.frequency.units($0) } == [0, 60, 120, 180])
        #expect([0, 3, 10].map { SurveyScale.rating.units($0) } == [0, 54, 180])
        #expect([0, 1].map { SurveyScale.yesNo.units($0) } == [0, 180])
        var score = CompositeScore()
        #expect(score.text == Rate.none && score.mean == nil && score.standardError == nil)
        // One third of the way, two thirds, all of it: 66.666… and one decimal.
        for value in 2...4 { score.add(SurveyScale.frequency.units(value)) }
        #expect(score.text == "66.7")
        // 1/16 of 100 is 6.25: half up.
        var small = CompositeScore(n: 15)
        small.add(180)
        #expect(small.text == "6.3")
        #expect(CompositeScore.ofPerson([]) == nil)
        #expect(CompositeScore.ofPerson([(.frequency, 4), (.frequency, 3), (.frequency, 3), (.frequency, 2)]) == 120)
        #expect(CompositeScore.ofPerson(Array(repeating: (.frequency, 4), count: 7)) == nil)
        #expect(CompositeScore(n: 4, units: 720, squares: 4 * 180 * 180).standardError == 0)
    }

    @Test("boxes do not overlap and lie on the scale")
    func boxes() {
        for scale in SurveyScale.allCases {
            #expect(!scale.top.overlaps(scale.low))
            #expect(scale.values.contains(scale.top.lowerBound) && scale.top.upperBound == scale.values.upperBound)
            #expect(scale.low.lowerBound == scale.values.lowerBound)
            #expect(scale.units(scale.values.upperBound) == CompositeScore.unitsOf100)
        }
    }

    @Test("funnel limits hold the mean, close in on it with every answer more, and are wider for the alarm")
    func funnel() {
        for mean in [0.5, 0.78, 0.92, 0.988] {
            var last = (FunnelLimits(mean: mean, n: 1, width: .warning), FunnelLimits(mean: mean, n: 1, width: .alarm))
            for n in 2...600 {
                let now = (
                    FunnelLimits(mean: mean, n: n, width: .warning), FunnelLimits(mean: mean, n: n, width: .alarm)
                )
                #expect(now.1.low <= now.0.low && now.0.low < mean && mean < now.0.high && now.0.high <= now.1.high)
                #expect(last.0.low <= now.0.low && now.0.high <= last.0.high, "\(mean) \(n)")
                #expect(last.1.low <= now.1.low && now.1.high <= last.1.high, "\(mean) \(n)")
                last = now
            }
        }
        // 38 of 40 is no signal at 98.8 %; 37 is. The normal approximation (95.4 %) would flag 38.
        let forty = FunnelLimits(mean: 0.988, n: 40, width: .warning)
        #expect(forty.low < 38.0 / 40 && forty.low > 37.0 / 40 && forty.high == 1)
    }

    @Test("groups that overlap share their ranks, and alike groups tell nothing")
    func ranks() {
        let groups = [("A", 380), ("B", 376), ("C", 300), ("D", 30)].map {
            PairwiseComparison.Group($0.0, count: $0.1, of: $0.0 == "D" ? 32 : 400)
        }
        let comparison = PairwiseComparison(groups, minimum: 40)
        #expect(comparison.groups.map(\.name) == ["A", "B", "C"] && comparison.pairs.count == 3)
        let ranges = RankRange.ranges(comparison, bound: 0.05)
        #expect(ranges.mapValues(\.text) == ["A": "1-2", "B": "1-2", "C": "3"])
        #expect(!RankRange.tellsNothing(ranges))
        let alike = PairwiseComparison(
            (0..<5).map { PairwiseComparison.Group("\($0)", count: 90 + $0, of: 100) }, minimum: 40)
        #expect(RankRange.tellsNothing(RankRange.ranges(alike, bound: 0.05)))
        let full = PairwiseComparison(
            (0..<2).map { PairwiseComparison.Group("\($0)", count: 50, of: 50) }, minimum: 40)
        #expect(full.pairs.map(\.p) == [1])
        let scores = PairwiseComparison(
            [80.0, 95].map { PairwiseComparison.Group("\($0)", score: $0, standardError: 2, n: 60) }, minimum: 40)
        #expect(RankRange.ranges(scores, bound: 0.05).mapValues(\.text) == ["80.0": "2", "95.0": "1"])
        #expect(PairwiseComparison([], minimum: 40).pairs.isEmpty)
        #expect(PairwiseComparison([groups[0]], minimum: 40).pairs.isEmpty)
    }

    private func fault(_ body: () throws(ModelFault) -> Void) -> ModelFault? {
        do {
            try body()
            return nil
        } catch {
            return error
        }
    }
}
