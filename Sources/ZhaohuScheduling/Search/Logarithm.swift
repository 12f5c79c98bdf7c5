/// Logarithm and exponential from the four operations alone, so that they are the same on every machine.
enum Logarithm {
    private static let ofTwo = 0.693_147_180_559_945_3

    /// The natural logarithm of a positive number.
    static func natural(_ number: Double) -> Double {
        // With z = (m - 1) / (m + 1), ln m = 2 (z + z^3/3 + z^5/5 + …); m from 1 to 2 makes z at most a third.
        let z = (number.significand - 1) / (number.significand + 1)
        let square = z * z
        var sum = 0.0
        var power = z
        for odd in stride(from: 1.0, through: 21, by: 2) {
            sum += power / odd
            power *= square
        }
        return 2 * sum + Double(number.exponent) * ofTwo
    }

    /// e to the power of a number from -700 to 700.
    static func exponential(_ number: Double) -> Double {
        let doublings = (number / ofTwo).rounded(.down)
        let rest = number - doublings * ofTwo
        var sum = 1.0
        var term = 1.0
        for step in stride(from: 1.0, through: 18, by: 1) {
            term *= rest / step
            sum += term
        }
        return Double(sign: .plus, exponent: Int(doublings), significand: sum)
    }
}
