/// Logarithm and power from sums and products alone, so that every machine reckons the same.
enum RoutingLogarithm {
    private static let two = 0.693_147_180_559_945_3

    /// The natural logarithm of a positive number; of 0, that of a very small one.
    static func natural(_ value: Double) -> Double {
        let value = max(value, 0x1p-60)
        // With the significand between 1 and 2, the series of the inverse hyperbolic tangent ends soon.
        let ratio = (value.significand - 1) / (value.significand + 1)
        var term = ratio
        var sum = 0.0
        for odd in stride(from: 1.0, through: 25.0, by: 2.0) {
            sum += term / odd
            term *= ratio * ratio
        }
        return 2 * sum + Double(value.exponent) * two
    }

    /// `base` to the power of `exponent`, for a positive base and a result between 2^-60 and 2^60.
    static func power(_ base: Double, _ exponent: Double) -> Double {
        let value = natural(base) * exponent
        let twos = (value / two).rounded()
        let rest = value - twos * two
        var term = 1.0
        var sum = 1.0
        for count in stride(from: 1.0, through: 15.0, by: 1.0) {
            term *= rest / count
            sum += term
        }
        return Double(sign: .plus, exponent: Int(max(-60, min(60, twos))), significand: 1) * sum
    }
}
