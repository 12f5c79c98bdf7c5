/// Rates as text by whole-number arithmetic, rounded half up, so that every report says the same.
package enum Rate {
    /// What stands for a rate without answers.
    package static let none = "-"

    /// Percent with one decimal, `98.8`; ``none`` when `n` is 0 or `x` negative.
    package static func percentOneDecimal(_ x: Int, _ n: Int) -> String {
        guard let tenths = rounded(x, n, scale: 1_000) else { return none }
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// The rate with six decimals, `0.988000`; ``none`` when `n` is 0 or `x` negative.
    package static func rate6(_ x: Int, _ n: Int) -> String {
        guard let millionths = rounded(x, n, scale: 1_000_000) else { return none }
        return "\(millionths / 1_000_000).\(Digits.padded(millionths % 1_000_000, 6))"
    }

    /// A number from 0 to 1, such as an end of an interval, with six decimals.
    package static func sixDecimals(_ value: Double) -> String {
        let millionths = Int((min(1, max(0, value)) * 1_000_000).rounded())
        return "\(millionths / 1_000_000).\(Digits.padded(millionths % 1_000_000, 6))"
    }

    private static func rounded(_ x: Int, _ n: Int, scale: Int) -> Int? {
        guard n > 0, x >= 0 else { return nil }
        let (whole, rest) = x.quotientAndRemainder(dividingBy: n)
        let product = UInt(rest).multipliedFullWidth(by: UInt(scale))
        let (quotient, remainder) = UInt(n).dividingFullWidth(product)
        return whole * scale + Int(quotient) + (remainder >= UInt(n) - remainder ? 1 : 0)
    }
}
