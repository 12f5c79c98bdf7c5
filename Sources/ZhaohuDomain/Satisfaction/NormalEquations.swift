/// A symmetric system of equations, as least squares and Newton's method need it, solved by Cholesky's method.
///
/// The columns are scaled to the same length first, so that what counts as collinear does not depend on units.
struct NormalEquations {
    /// What is left of a column when the ones before it explain all but this share of its length, it is one of them.
    static let collinearBelow = 1e-9

    /// Row by row, the lower half.
    private(set) var matrix: [[Double]]
    private(set) var right: [Double]

    /// Equations of nothing yet.
    init(columns: Int) {
        matrix = (0..<columns).map { Array(repeating: 0, count: $0 + 1) }
        right = Array(repeating: 0, count: columns)
    }

    /// Adds a row: `weight` times the products of its values, and `product` times them on the right.
    mutating func add(_ values: [Double], weight: Double, product: Double) {
        for row in values.indices where values[row] != 0 {
            right[row] += values[row] * product
            for column in 0...row { matrix[row][column] += weight * values[row] * values[column] }
        }
    }

    /// The solution and the diagonal of the inverse.
    ///
    /// - Throws: the place of a column that the columns before it add up to.
    func solved() throws(CollinearColumn) -> (solution: [Double], inverseDiagonal: [Double]) {
        let scales = matrix.indices.map { matrix[$0][$0].squareRoot() }
        let factor = try self.factor(scales)
        let solution = Self.backward(factor, Self.forward(factor, zip(right, scales).map { $0 / $1 }))
        let diagonal = matrix.indices.map { column in
            var unit = Array(repeating: 0.0, count: matrix.count)
            unit[column] = 1
            return Self.forward(factor, unit).reduce(0) { $0 + $1 * $1 } / (scales[column] * scales[column])
        }
        return (zip(solution, scales).map { $0 / $1 }, diagonal)
    }

    private func factor(_ scales: [Double]) throws(CollinearColumn) -> [[Double]] {
        var factor = matrix
        for row in matrix.indices {
            guard scales[row] > 0 else { throw CollinearColumn(index: row) }
            for column in 0...row {
                var value = matrix[row][column] / (scales[row] * scales[column])
                for place in 0..<column { value -= factor[row][place] * factor[column][place] }
                if column < row {
                    factor[row][column] = value / factor[column][column]
                } else {
                    guard value > Self.collinearBelow else { throw CollinearColumn(index: row) }
                    factor[row][row] = value.squareRoot()
                }
            }
        }
        return factor
    }

    private static func forward(_ factor: [[Double]], _ right: [Double]) -> [Double] {
        var found = right
        for row in factor.indices {
            for column in 0..<row { found[row] -= factor[row][column] * found[column] }
            found[row] /= factor[row][row]
        }
        return found
    }

    private static func backward(_ factor: [[Double]], _ right: [Double]) -> [Double] {
        var found = right
        for row in factor.indices.reversed() {
            for below in factor.indices where below > row { found[row] -= factor[below][row] * found[below] }
            found[row] /= factor[row][row]
        }
        return found
    }
}

/// A column that the columns before it add up to, by its place.
struct CollinearColumn: Error {
    let index: Int
}
