/// A model of a yes or no, such as satisfied or not, fitted to its greatest likelihood by Newton's method.
///
/// Of a row ``ModelRow/sum`` counts those who said yes.
package struct LogisticModel: Hashable, Sendable {
    /// The constant first, then the columns; on the scale of log odds.
    package let coefficients: [Coefficient]
    package let n: Int
    package let logLikelihood: Double
    /// That of a model with the constant alone.
    package let nullLogLikelihood: Double
    /// Steps until it was found.
    package let steps: Int

    /// Twice what is missing to a perfect fit.
    package var deviance: Double { -2 * logLikelihood }
    /// The deviance of a model with the constant alone.
    package var nullDeviance: Double { -2 * nullLogLikelihood }
    /// McFadden's measure of fit: how much of the null deviance the model takes away; 0...1.
    package var mcFadden: Double { 1 - logLikelihood / nullLogLikelihood }

    private static let stepsMax = 100
    /// Log odds beyond this are a probability of 1 or 0 for all who can tell.
    private static let endlessFrom = 20.0

    /// Fits the model; `columns` names the values of each row.
    ///
    /// - Throws: ``ModelFault``.
    package init(columns: [String], rows: [ModelRow]) throws(ModelFault) {
        let names = [Coefficient.constant] + columns
        n = rows.reduce(0) { $0 + $1.n }
        guard n > names.count else { throw .tooFewAnswers(n: n, columns: names.count) }
        let yes = rows.reduce(0) { $0 + $1.sum }
        guard yes > 0, yes < Double(n) else { throw .noVariation }
        nullLogLikelihood = Self.termsOfLikelihood(Exponential.log(yes / (Double(n) - yes)), n, yes)

        let rows = rows.filter { $0.n > 0 }
        var solution = Array(repeating: 0.0, count: names.count)
        var likelihood = Self.likelihood(solution, rows)
        for step in 1...Self.stepsMax {
            let change = try Self.change(solution, rows, names)
            var share = 1.0
            var next = solution
            var nextLikelihood = likelihood
            repeat {
                next = zip(solution, change.step).map { $0 + share * $1 }
                nextLikelihood = Self.likelihood(next, rows)
                share /= 2
            } while nextLikelihood < likelihood - abs(likelihood) * 1e-12 && share > 1e-6
            (solution, likelihood) = (next, nextLikelihood)
            let farthest = change.step.indices.max { abs(change.step[$0]) < abs(change.step[$1]) } ?? 0
            if rows.contains(where: { abs(Self.logOdds(solution, $0.values)) > Self.endlessFrom }),
                abs(change.step[farthest]) > 0.1
            {
                throw .separated(column: names[farthest])
            }
            guard abs(change.step[farthest]) <= 1e-10 else { continue }
            logLikelihood = likelihood
            steps = step
            coefficients = names.indices.map { place in
                let error = change.variances[place].squareRoot()
                return Coefficient(
                    name: names[place], estimate: solution[place], standardError: error,
                    p: NormalTail.twoSided(solution[place] / error))
            }
            return
        }
        throw .notConverged(steps: Self.stepsMax)
    }

    /// The probability that the model gives somebody with these values.
    package func predicted(_ values: [Double]) -> Double {
        Self.probability(Self.logOdds(coefficients.map(\.estimate), values))
    }

    /// One step of Newton's method, and the variances where it starts.
    private static func change(
        _ solution: [Double], _ rows: [ModelRow], _ names: [String]
    ) throws(ModelFault) -> (step: [Double], variances: [Double]) {
        var equations = NormalEquations(columns: names.count)
        for row in rows {
            let chance = probability(logOdds(solution, row.values))
            let count = Double(row.n)
            equations.add([1] + row.values, weight: count * chance * (1 - chance), product: row.sum - count * chance)
        }
        do {
            let solved = try equations.solved()
            return (solved.solution, solved.inverseDiagonal)
        } catch {
            // What is not collinear at the start becomes so only where nothing is left in doubt.
            let isStart = solution.allSatisfy { $0 == 0 }
            throw isStart ? .collinear(column: names[error.index]) : .separated(column: names[error.index])
        }
    }

    private static func likelihood(_ solution: [Double], _ rows: [ModelRow]) -> Double {
        rows.reduce(0) { $0 + termsOfLikelihood(logOdds(solution, $1.values), $1.n, $1.sum) }
    }

    /// The log likelihood of `yes` of `n` at these log odds.
    private static func termsOfLikelihood(_ odds: Double, _ n: Int, _ yes: Double) -> Double {
        // log(1 + e^odds), without overflow.
        let softened = max(0, odds) + Exponential.log(1 + Exponential.exp(-abs(odds)))
        return yes * odds - Double(n) * softened
    }

    private static func logOdds(_ solution: [Double], _ values: [Double]) -> Double {
        zip(solution.dropFirst(), values).reduce(solution[0]) { $0 + $1.0 * $1.1 }
    }

    private static func probability(_ odds: Double) -> Double {
        odds >= 0 ? 1 / (1 + Exponential.exp(-odds)) : Exponential.exp(odds) / (1 + Exponential.exp(odds))
    }
}
