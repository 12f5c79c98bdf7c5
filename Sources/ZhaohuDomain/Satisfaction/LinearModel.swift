/// A straight-line model of scores, fitted by least squares.
package struct LinearModel: Hashable, Sendable {
    /// The constant first, then the columns.
    package let coefficients: [Coefficient]
    package let n: Int
    /// The share of the variance that the model explains; 0...1.
    package let rSquared: Double
    /// What is left unexplained, as the standard deviation of an answer.
    package let residualError: Double

    /// Fits the model; `columns` names the values of each row.
    ///
    /// - Throws: ``ModelFault``.
    package init(columns: [String], rows: [ModelRow]) throws(ModelFault) {
        let names = [Coefficient.constant] + columns
        n = rows.reduce(0) { $0 + $1.n }
        guard n > names.count else { throw .tooFewAnswers(n: n, columns: names.count) }
        let rows = rows.filter { $0.n > 0 }
        var equations = NormalEquations(columns: names.count)
        for row in rows { equations.add([1] + row.values, weight: Double(row.n), product: row.sum) }
        let solution: [Double]
        let diagonal: [Double]
        do { (solution, diagonal) = try equations.solved() } catch { throw .collinear(column: names[error.index]) }

        let mean = rows.reduce(0) { $0 + $1.sum } / Double(n)
        var (residual, total) = (0.0, 0.0)
        for row in rows {
            let own = row.sum / Double(row.n)
            let within = max(0, row.sumOfSquares - row.sum * own)
            let off = own - Self.predicted(solution, row.values)
            residual += within + Double(row.n) * off * off
            total += within + Double(row.n) * (own - mean) * (own - mean)
        }
        guard total > 0 else { throw .noVariation }
        let freedom = n - names.count
        let variance = residual / Double(freedom)
        rSquared = 1 - residual / total
        residualError = variance.squareRoot()
        coefficients = names.indices.map { place in
            let error = (variance * diagonal[place]).squareRoot()
            return Coefficient(
                name: names[place], estimate: solution[place], standardError: error,
                p: StudentTail.twoSided(solution[place] / error, freedom: freedom))
        }
    }

    /// The score that the model expects of somebody with these values.
    package func predicted(_ values: [Double]) -> Double { Self.predicted(coefficients.map(\.estimate), values) }

    private static func predicted(_ solution: [Double], _ values: [Double]) -> Double {
        zip(solution.dropFirst(), values).reduce(solution[0]) { $0 + $1.0 * $1.1 }
    }
}
