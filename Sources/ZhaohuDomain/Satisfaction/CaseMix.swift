/// Scores of groups, freed of what their clients bring along: indirect standardisation, fitted anew for every period.
///
/// A model of the covariates alone says what to expect of each group's clients whoever had cared for them. The adjusted
/// score is what was observed, less what was expected, plus the mean of the city: so a group whose clients answer as such
/// clients do everywhere stands at the city's mean. Direct standardisation (every group on the city's clients) needs a
/// coefficient for each group, and has none worth the name for a group of few answers.
///
/// - Note: Source: HHCAHPS adjusts linear scores likewise and reckons the adjusters anew each period (DOMAIN.md,
///   section 5).
package struct CaseMix: Hashable, Sendable {
    /// The model, or why there is none.
    package enum Fit: Hashable, Sendable {
        case linear(LinearModel)
        case logistic(LogisticModel)
        case none(ModelFault)

        /// The constant first; empty without a model.
        package var coefficients: [Coefficient] {
            switch self {
            case .linear(let model): model.coefficients
            case .logistic(let model): model.coefficients
            case .none: []
            }
        }
    }

    /// One group's score, from 0 to 100.
    package struct Adjusted: Hashable, Sendable {
        package let n: Int
        package let observed: Double
        /// What the model expects of these clients; the city's mean without a model.
        package let expected: Double
        /// Observed less expected plus the city's mean, kept within 0 and 100.
        package let score: Double
        /// Of the observed score, given the clients.
        package let standardError: Double

        /// The lower end of the 95 % interval.
        package var low: Double { max(0, score - WilsonInterval.z * standardError) }
        /// The upper end.
        package var high: Double { min(100, score + WilsonInterval.z * standardError) }
    }

    package let design: CaseMixDesign
    package let fit: Fit
    /// The city's score, from 0 to 100; nil without answers.
    package let mean: Double?
    /// By group.
    package let adjusted: [String: Adjusted]

    /// Fits the patterns of one measure.
    init(
        _ patterns: [SurveyPattern], by breakdown: SurveyBreakdown, _ kind: SurveyMeasure.Kind, levels: CaseMixLevels,
        least: Int
    ) {
        let patterns = patterns.filter { $0.n > 0 }
        var design = CaseMixDesign(patterns, levels: levels, least: least)
        let fit = CaseMix.fitted(patterns, kind, &design)
        (self.design, self.fit) = (design, fit)
        var total = CompositeScore()
        for pattern in patterns { total.add(pattern.score) }
        mean = total.mean
        guard let mean else {
            adjusted = [:]
            return
        }
        var groups: [String: GroupSums] = [:]
        for pattern in patterns {
            let expected = CaseMix.expected(fit, design.values(pattern.profile)) ?? mean
            groups[pattern.key(breakdown), default: GroupSums()].add(pattern, expected)
        }
        adjusted = groups.mapValues { $0.adjusted(mean) }
    }

    private static func fitted(
        _ patterns: [SurveyPattern], _ kind: SurveyMeasure.Kind, _ design: inout CaseMixDesign
    ) -> Fit {
        while true {
            let names = design.columns.map(\.name)
            let rows = patterns.map { row($0, kind, design) }
            do throws(ModelFault) {
                switch kind {
                case .score: return .linear(try LinearModel(columns: names, rows: rows))
                case .share: return .logistic(try LogisticModel(columns: names, rows: rows))
                }
            } catch {
                guard case .collinear(let column) = error, names.contains(column) else { return .none(error) }
                design.drop(column)
            }
        }
    }

    /// A score is modelled from 0 to 100, a share by who is in the top box.
    private static func row(_ pattern: SurveyPattern, _ kind: SurveyMeasure.Kind, _ design: CaseMixDesign) -> ModelRow {
        let scale = (kind == .score ? 100 : 1) / Double(CompositeScore.unitsOf100)
        return ModelRow(
            values: design.values(pattern.profile), n: pattern.n, sum: Double(pattern.units) * scale,
            sumOfSquares: Double(pattern.squares) * scale * scale)
    }

    private static func expected(_ fit: Fit, _ values: [Double]) -> Double? {
        switch fit {
        case .linear(let model): model.predicted(values)
        case .logistic(let model): model.predicted(values) * 100
        case .none: nil
        }
    }
}

/// What a group's score is reckoned from.
private struct GroupSums {
    private var score = CompositeScore()
    private var expected = 0.0
    /// Squares of what the model leaves unexplained.
    private var residual = 0.0

    mutating func add(_ pattern: SurveyPattern, _ expectedScore: Double) {
        let unit = 100 / Double(CompositeScore.unitsOf100)
        score.add(pattern.score)
        expected += Double(pattern.n) * expectedScore
        residual +=
            Double(pattern.squares) * unit * unit - 2 * expectedScore * Double(pattern.units) * unit
            + Double(pattern.n) * expectedScore * expectedScore
    }

    func adjusted(_ mean: Double) -> CaseMix.Adjusted {
        let n = Double(score.n)
        let observed = score.mean ?? mean
        let off = observed - expected / n
        // The spread of what is left within the group.
        let spread = max(0, residual / n - off * off) * n / max(1, n - 1)
        return CaseMix.Adjusted(
            n: score.n, observed: observed, expected: expected / n, score: min(100, max(0, off + mean)),
            standardError: (spread / n).squareRoot())
    }
}
