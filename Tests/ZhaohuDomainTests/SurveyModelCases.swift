import ZhaohuDomain

/// Inputs drawn by a seed with the models that the domain fits to them, for a comparison in another language.
struct SurveyModelCases: Encodable {
    struct Term: Encodable {
        let name: String, estimate: Double, standardError: Double, statistic: Double, p: Double

        init(_ coefficient: Coefficient) {
            (name, estimate) = (coefficient.name, coefficient.estimate)
            (standardError, statistic, p) = (coefficient.standardError, coefficient.statistic, coefficient.p)
        }
    }

    struct Fit: Encodable {
        var columns: [String], rows: [[Double]], answers: [Double]
        var terms: [Term] = []
        var n = 0
        var figures: [String: Double] = [:]
    }

    struct Pairs: Encodable {
        struct Pair: Encodable { let first: Int, second: Int, z: Double, p: Double, adjusted: Double }
        let counts: [Int], sizes: [Int], pairs: [Pair]
    }

    struct Interval: Encodable { let count: Int, n: Int, low: Double, high: Double }
    struct Funnel: Encodable { let mean: Double, n: Int, tail: Double, low: Double, high: Double }
    struct Tail: Encodable { let value: Double, freedom: Int, p: Double }

    var linear: [Fit] = []
    var logistic: [Fit] = []
    var pairs: [Pairs] = []
    var wilson: [Interval] = []
    var funnels: [Funnel] = []
    var tails: [Tail] = []

    init(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for place in 0..<20 {
            linear.append(try Self.linear(n: [60, 300, 900, 1_500][place % 4], &random))
            logistic.append(try Self.logistic(n: [200, 400, 900, 3_000][place % 4], &random))
        }
        for _ in 0..<20 { pairs.append(Self.pairs(&random)) }
        for _ in 0..<200 {
            let n = [1, 9, 40, 900, 190_000][Int.random(in: 0...4, using: &random)]
            let count = Int.random(in: 0...n, using: &random)
            if let found = WilsonInterval(successes: count, n: n) {
                wilson.append(Interval(count: count, n: n, low: found.low, high: found.high))
            }
        }
        for _ in 0..<100 {
            let mean = Double(Int.random(in: 1...999, using: &random)) / 1_000
            let n = [1, 12, 40, 300, 20_000][Int.random(in: 0...4, using: &random)]
            for width in FunnelLimits.Width.allCases {
                let found = FunnelLimits(mean: mean, n: n, width: width)
                funnels.append(Funnel(mean: mean, n: n, tail: width.tail, low: found.low, high: found.high))
            }
        }
        for _ in 0..<200 {
            let value = Double(Int.random(in: -8_000...8_000, using: &random)) / 1_000
            let freedom = [0, 1, 2, 17, 880, 190_000][Int.random(in: 0...5, using: &random)]
            let p = freedom == 0 ? NormalTail.twoSided(value) : StudentTail.twoSided(value, freedom: freedom)
            tails.append(Tail(value: value, freedom: freedom, p: p))
        }
    }

    /// Columns of 0 and 1 as in case mix, correlated as in life, and in some cases one of numbers.
    private static func design(n: Int, _ random: inout SeededGenerator) -> (columns: [String], rows: [[Double]]) {
        let size = Int.random(in: 2...9, using: &random)
        let hasNumber = Bool.random(using: &random)
        let rows = (0..<n).map { _ in
            let leaning = Double.random(in: 0.1...0.6, using: &random)
            var row = (0..<size).map { _ in Double.random(in: 0..<1, using: &random) < leaning ? 1.0 : 0 }
            if hasNumber { row[0] = Double(Int.random(in: 60...99, using: &random)) }
            return row
        }
        return ((0..<size).map { "x\($0)" }, rows)
    }

    private static func linear(n: Int, _ random: inout SeededGenerator) throws -> Fit {
        let (columns, rows) = design(n: n, &random)
        let slopes = columns.map { _ in Double.random(in: -6...6, using: &random) }
        let answers = rows.map { row in
            let centre = zip(slopes, row).reduce(70.0) { $0 + $1.0 * min($1.1, 1) }
            return ((centre + Double.random(in: -30...30, using: &random)) * 1.8).rounded() / 1.8
        }
        let model = try LinearModel(
            columns: columns, rows: zip(rows, answers).map { ModelRow(values: $0, answer: $1) })
        var fit = Fit(columns: columns, rows: rows, answers: answers)
        fit.terms = model.coefficients.map(Term.init)
        fit.n = model.n
        fit.figures = ["rSquared": model.rSquared, "residualError": model.residualError]
        return fit
    }

    private static func logistic(n: Int, _ random: inout SeededGenerator) throws -> Fit {
        let (columns, rows) = design(n: n, &random)
        let slopes = columns.map { _ in Double.random(in: -0.9...0.9, using: &random) }
        let constant = Double.random(in: -1...3, using: &random)
        let answers = rows.map { row in
            let odds = zip(slopes, row).reduce(constant) { $0 + $1.0 * min($1.1, 1) }
            return Double.random(in: 0..<1, using: &random) < 1 / (1 + Exponential.exp(-odds)) ? 1.0 : 0
        }
        let model = try LogisticModel(
            columns: columns, rows: zip(rows, answers).map { ModelRow(values: $0, answer: $1) })
        var fit = Fit(columns: columns, rows: rows, answers: answers)
        fit.terms = model.coefficients.map(Term.init)
        fit.n = model.n
        fit.figures = [
            "logLikelihood": model.logLikelihood, "nullLogLikelihood": model.nullLogLikelihood,
            "deviance": model.deviance, "nullDeviance": model.nullDeviance, "mcFadden": model.mcFadden,
        ]
        return fit
    }

    private static func pairs(_ random: inout SeededGenerator) -> Pairs {
        let sizes = (0..<Int.random(in: 2...12, using: &random)).map { _ in Int.random(in: 40...900, using: &random) }
        let counts = sizes.map { $0 - Int.random(in: 0...($0 / 8), using: &random) }
        let groups = zip(counts, sizes).enumerated().map { PairwiseComparison.Group("\($0)", count: $1.0, of: $1.1) }
        let found = PairwiseComparison(groups, minimum: 40).pairs.map {
            Pairs.Pair(first: $0.first, second: $0.second, z: $0.z, p: $0.p, adjusted: $0.adjusted)
        }
        return Pairs(counts: counts, sizes: sizes, pairs: found)
    }
}
