/// The difference of two rates with its 95 % interval.
///
/// - Note: Source: R. G. Newcombe, 1998, method 10: the interval is put together from the Wilson intervals of the two
///   rates, so it holds for few answers and near 0 and 1.
package struct RateDifference: Hashable, Sendable {
    /// Satisfied and answers of the later and the earlier period.
    private let now: Share
    private let before: Share
    /// The ends of the interval, -1...1.
    package let low: Double
    package let high: Double

    private struct Share: Hashable {
        let x: Int
        let n: Int
    }

    /// Now minus before; nil unless both have answers.
    package init?(now: (x: Int, n: Int), before: (x: Int, n: Int)) {
        guard let later = WilsonInterval(successes: now.x, n: now.n),
            let earlier = WilsonInterval(successes: before.x, n: before.n)
        else { return nil }
        let (p, q) = (Double(now.x) / Double(now.n), Double(before.x) / Double(before.n))
        func length(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
        low = max(-1, p - q - length(p - later.low, earlier.high - q))
        high = min(1, p - q + length(later.high - p, q - earlier.low))
        self.now = Share(x: now.x, n: now.n)
        self.before = Share(x: before.x, n: before.n)
    }

    /// The difference itself, -1...1.
    package var value: Double { Double(now.x) / Double(now.n) - Double(before.x) / Double(before.n) }

    /// True when the interval does not hold 0.
    package var isSure: Bool { low > 0 || high < 0 }

    /// Percentage points with one decimal, half up from zero, and the sign: `+0.4`, `-1.2`, `0.0`.
    package var points: String {
        let cross = now.x * before.n - before.x * now.n
        let text = Rate.percentOneDecimal(abs(cross), now.n * before.n)
        return text == "0.0" ? text : (cross < 0 ? "-" : "+") + text
    }

    /// An end of the interval in percentage points with one decimal and the sign.
    package static func points(_ value: Double) -> String {
        let tenths = Int((abs(value) * 1_000).rounded())
        return (tenths == 0 ? "" : value < 0 ? "-" : "+") + "\(tenths / 10).\(tenths % 10)"
    }

    /// `+0.4 (-0.2, +1.0)`.
    package var text: String { "\(points) (\(Self.points(low)), \(Self.points(high)))" }
}
