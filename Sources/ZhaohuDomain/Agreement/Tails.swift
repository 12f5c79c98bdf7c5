/// Sums over a distribution with one peak, from the ratio of each probability to the one before it.
///
/// The peak counts as 1 and everything is divided by the sum at the end, so that no logarithm is needed and nothing
/// overflows; what is too small to be a number is too small to matter.
private enum PeakedSum {
    /// The share of `range` from `bound` on; `ratio` is the probability of `k + 1` divided by that of `k`.
    static func upper(from bound: Int, in range: ClosedRange<Int>, peak: Int, ratio: (Int) -> Double) -> Double {
        var (tail, all) = (peak >= bound ? 1.0 : 0.0, 1.0)
        var weight = 1.0
        var place = peak
        while place < range.upperBound, weight > 0 {
            weight *= ratio(place)
            place += 1
            all += weight
            if place >= bound { tail += weight }
        }
        weight = 1
        place = peak
        while place > range.lowerBound, weight > 0 {
            place -= 1
            weight /= ratio(place)
            all += weight
            if place >= bound { tail += weight }
        }
        return tail / all
    }
}

/// Exact tails of the binomial distribution: how likely so many or more of `n` are when each is one with chance `p`.
package enum BinomialTail {
    /// The probability of `successes` or more; `p` is in 0...1.
    package static func upper(_ successes: Int, n: Int, p: Double) -> Double {
        guard successes > 0 else { return 1 }
        guard successes <= n, p > 0 else { return 0 }
        guard p < 1 else { return 1 }
        let odds = p / (1 - p)
        let peak = min(n, Int(Double(n + 1) * p))
        return PeakedSum.upper(from: successes, in: 0...n, peak: peak) { Double(n - $0) / Double($0 + 1) * odds }
    }

    /// The probability of `successes` or fewer.
    package static func lower(_ successes: Int, n: Int, p: Double) -> Double { upper(n - successes, n: n, p: 1 - p) }
}

/// Exact tails of the hypergeometric distribution: of `all` things `marked` are marked, and `drawn` are drawn.
package enum HypergeometricTail {
    /// The probability that `successes` or more of the drawn are marked.
    package static func upper(_ successes: Int, drawn: Int, marked: Int, all: Int) -> Double {
        let least = max(0, drawn + marked - all)
        let most = min(drawn, marked)
        guard successes > least else { return 1 }
        guard successes <= most else { return 0 }
        let peak = min(most, max(least, (drawn + 1) * (marked + 1) / (all + 2)))
        return PeakedSum.upper(from: successes, in: least...most, peak: peak) { place in
            Double(marked - place) * Double(drawn - place)
                / (Double(place + 1) * Double(all - marked - drawn + place + 1))
        }
    }

    /// The probability that `successes` or fewer of the drawn are marked.
    package static func lower(_ successes: Int, drawn: Int, marked: Int, all: Int) -> Double {
        upper(drawn - successes, drawn: drawn, marked: all - marked, all: all)
    }
}
