/// The exponential function and the natural logarithm: the same bits on every machine, and no library of the system.
package enum Exponential {
    /// ln 2 in two parts, so that a multiple of it can be taken off without loss.
    private static let ln2 = (high: 0.693147180369123816490, low: 1.90821492927058770002e-10)

    /// e to the power of `x`; 0 and infinity where a number cannot hold it.
    package static func exp(_ x: Double) -> Double {
        guard x > -745.2 else { return x.isNaN ? x : 0 }
        guard x < 709.79 else { return .infinity }
        let halvings = (x / (ln2.high + ln2.low)).rounded()
        let rest = (x - halvings * ln2.high) - halvings * ln2.low
        var (sum, term) = (1.0, 1.0)
        for place in 1...18 {
            term *= rest / Double(place)
            sum += term
        }
        // In two steps, for the power of two alone may be too small or too great to be a number.
        let half = Int(halvings) / 2
        return sum * power(half) * power(Int(halvings) - half)
    }

    /// The natural logarithm; minus infinity at 0, not a number below.
    package static func log(_ x: Double) -> Double {
        guard x > 0 else { return x == 0 ? -.infinity : .nan }
        guard x.isFinite else { return x }
        var (fraction, exponent) = (x.significand, Double(x.exponent))
        if fraction > 1.4142135623730951 { (fraction, exponent) = (fraction / 2, exponent + 1) }
        let ratio = (fraction - 1) / (fraction + 1)
        let square = ratio * ratio
        var (sum, power) = (0.0, ratio)
        for odd in stride(from: 1, through: 25, by: 2) {
            sum += power / Double(odd)
            power *= square
        }
        return exponent * ln2.high + (2 * sum + exponent * ln2.low)
    }

    private static func power(_ exponent: Int) -> Double { Double(sign: .plus, exponent: exponent, significand: 1) }
}
