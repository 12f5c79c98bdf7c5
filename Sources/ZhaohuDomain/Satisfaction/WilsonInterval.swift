/// The Wilson score interval of a rate, at 95 %.
///
/// - Note: Source: E. B. Wilson, 1927; it stays within 0 and 1 and holds for few answers.
package struct WilsonInterval: Hashable, Sendable {
    /// 0...1.
    package let low: Double
    /// 0...1, not below `low`.
    package let high: Double

    /// The 97.5 % point of the normal distribution.
    package static let z = 1.959963984540054

    /// The interval of a rate, with `successes` in `0...n`; nil when `n` is 0, for no answers have no interval.
    package init?(successes: Int, n: Int) {
        guard n > 0, (0...n).contains(successes) else { return nil }
        let count = Double(n)
        let rate = Double(successes) / count
        let square = WilsonInterval.z * WilsonInterval.z
        let centre = rate + square / (2 * count)
        let spread = WilsonInterval.z * ((rate * (1 - rate) + square / (4 * count)) / count).squareRoot()
        low = successes == 0 ? 0 : max(0, (centre - spread) / (1 + square / count))
        high = successes == n ? 1 : min(1, (centre + spread) / (1 + square / count))
    }

    /// The lower end with six decimals, `0.912378`.
    package var lowText: String { Rate.sixDecimals(low) }
    /// The upper end with six decimals.
    package var highText: String { Rate.sixDecimals(high) }
}
