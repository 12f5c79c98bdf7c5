/// Between which rates a group of `n` answers lies by chance alone when it is no different from the whole city.
///
/// The limits are exact: a whole number of satisfied lies below the lower one when, and only when, the binomial chance of
/// so few or fewer is less than the tail. The normal approximation would be far too narrow at the rates of satisfaction:
/// of 40 answers at 98.8 % it flags two dissatisfied, which happens to one group of twelve by chance. Between the whole
/// numbers the tail of the beta distribution joins the steps, so that the lines are smooth and close in on the mean the
/// more answers there are.
package struct FunnelLimits: Hashable, Sendable {
    /// How wide.
    package enum Width: String, Sendable, CaseIterable {
        /// One group of twenty lies outside by chance; worth a look.
        case warning = "95"
        /// One of five hundred does; worth an inquiry.
        case alarm = "99.8"

        /// The chance beyond each limit.
        package var tail: Double { self == .warning ? 0.025 : 0.001 }
    }

    /// 0...`mean`.
    package let low: Double
    /// `mean`...1.
    package let high: Double

    /// The limits around a mean in 0...1 for `n` answers, 1 or more.
    package init(mean: Double, n: Int, width: Width) {
        guard n > 0, mean > 0, mean < 1 else {
            (low, high) = n > 0 ? (mean, mean) : (0, 1)
            return
        }
        low = Self.lower(mean: mean, n: Double(n), tail: width.tail)
        high = 1 - Self.lower(mean: 1 - mean, n: Double(n), tail: width.tail)
    }

    /// The share below which the chance of so few is less than the tail.
    private static func lower(mean: Double, n: Double, tail: Double) -> Double {
        // The binomial chance of `x` or fewer of `n`, for any x from 0 to n.
        func chance(_ x: Double) -> Double { BetaShare.below(1 - mean, a: n - x, b: x + 1) }
        guard chance(0) < tail else { return 0 }
        var (below, above) = (0.0, n * mean)
        for _ in 0..<60 {
            let middle = (below + above) / 2
            if chance(middle) < tail { below = middle } else { above = middle }
        }
        return above / n
    }
}
