/// Answers with the same covariates, as a model is fitted to them: how many, their sum, and the sum of their squares.
///
/// A model needs no more of them, so it can be fitted again without anybody's single answer.
package struct ModelRow: Hashable, Sendable {
    /// One number a column, without the constant.
    package let values: [Double]
    package let n: Int
    package let sum: Double
    package let sumOfSquares: Double

    package init(values: [Double], n: Int, sum: Double, sumOfSquares: Double) {
        (self.values, self.n, self.sum, self.sumOfSquares) = (values, n, sum, sumOfSquares)
    }

    /// A single answer.
    package init(values: [Double], answer: Double) {
        self.init(values: values, n: 1, sum: answer, sumOfSquares: answer * answer)
    }
}

/// What a column of a model adds, and how sure that is.
package struct Coefficient: Hashable, Sendable {
    /// `constant`, or the column's name.
    package let name: String
    package let estimate: Double
    package let standardError: Double
    /// The estimate in standard errors: t of a linear model, z of a logistic one.
    package var statistic: Double { estimate / standardError }
    /// The probability of an estimate as far from 0 by chance alone; 0...1.
    package let p: Double

    package init(name: String, estimate: Double, standardError: Double, p: Double) {
        (self.name, self.estimate, self.standardError, self.p) = (name, estimate, standardError, p)
    }

    /// The name of the column that is 1 for everybody.
    package static let constant = "constant"
}

/// Why a model cannot be fitted; the report says so and goes on without it.
package enum ModelFault: Error, Hashable, Sendable {
    /// No more answers than columns.
    case tooFewAnswers(n: Int, columns: Int)
    /// All answers are alike, so there is nothing to explain.
    case noVariation
    /// The columns before it add up to this one.
    case collinear(column: String)
    /// With this column some are always satisfied, or never: its coefficient has no end.
    case separated(column: String)
    /// Not found within so many steps.
    case notConverged(steps: Int)

    /// One sentence.
    package var english: String {
        switch self {
        case .tooFewAnswers(let n, let columns): "\(n) answers are too few for \(columns) coefficients."
        case .noVariation: "All answers are alike; there is nothing to adjust."
        case .collinear(let column): "\(column) follows from the other columns; leave it out."
        case .separated(let column): "\(column) settles the answer by itself; join it to another level."
        case .notConverged(let steps): "No solution within \(steps) steps."
        }
    }

    /// One sentence.
    package var chinese: String {
        switch self {
        case .tooFewAnswers(let n, let columns): "\(n)份答卷不足以估计\(columns)个系数。"
        case .noVariation: "所有答卷相同，无需调整。"
        case .collinear(let column): "\(column)可由其他列推出，请剔除。"
        case .separated(let column): "\(column)完全决定答案，请并入其他水平。"
        case .notConverged(let steps): "\(steps)步内未收敛。"
        }
    }
}
