/// Which groups differ, when each is held against each: the score test, and Benjamini and Hochberg over all pairs.
package struct PairwiseComparison: Hashable, Sendable {
    /// One group's figure.
    package struct Group: Hashable, Sendable {
        package let name: String
        /// Answers behind the figure.
        package let n: Int
        /// A share of 0...1, or a score of 0...100; the higher the better.
        package let value: Double
        /// Of a score; of a share the test reckons it for each pair.
        fileprivate let standardError: Double?

        /// A share: so many of `n`.
        package init(_ name: String, count: Int, of n: Int) {
            self.name = name
            self.n = n
            value = n > 0 ? Double(count) / Double(n) : 0
            standardError = nil
        }

        /// A score with its standard error.
        package init(_ name: String, score: Double, standardError: Double, n: Int) {
            (self.name, self.n, value, self.standardError) = (name, n, score, standardError)
        }
    }

    /// Two groups, by their places, with how likely chance alone sets them as far apart.
    package struct Pair: Hashable, Sendable {
        package let first: Int
        package let second: Int
        /// Below 0 when the first is worse.
        package let z: Double
        package let p: Double
        /// After Benjamini and Hochberg.
        package let adjusted: Double
    }

    /// Those with answers enough, in the given order.
    package let groups: [Group]
    /// Every pair once.
    package let pairs: [Pair]

    /// Compares the groups that have at least `minimum` answers; the others are left out.
    package init(_ all: [Group], minimum: Int) {
        let enough = all.filter { $0.n >= max(1, minimum) }
        groups = enough
        let places = enough.indices.flatMap { first in (first + 1..<max(first + 1, enough.count)).map { (first, $0) } }
        let tests = places.map { Self.z(enough[$0], enough[$1]) }
        let values = tests.map(NormalTail.twoSided)
        pairs = zip(zip(places, tests), zip(values, BenjaminiHochberg.adjusted(values))).map {
            Pair(first: $0.0.0, second: $0.0.1, z: $0.1, p: $1.0, adjusted: $1.1)
        }
    }

    /// The difference in standard errors; of shares the error is that of the pooled share, without continuity.
    private static func z(_ first: Group, _ second: Group) -> Double {
        let (one, two) = (Double(first.n), Double(second.n))
        let variance: Double
        if let left = first.standardError, let right = second.standardError {
            variance = left * left + right * right
        } else {
            let pooled = (first.value * one + second.value * two) / (one + two)
            variance = pooled * (1 - pooled) * (1 / one + 1 / two)
        }
        // Without any variance both are all satisfied, or none is.
        return variance > 0 ? (first.value - second.value) / variance.squareRoot() : 0
    }
}

/// Ranks that the answers bear out: a range of ranks, for groups that overlap are not told apart.
package struct RankRange: Hashable, Sendable {
    /// 1 is the best; one more than the groups that are surely better.
    package let best: Int
    /// All groups but those that are surely worse.
    package let worst: Int

    /// `2`, or `1-3`.
    package var text: String { best == worst ? "\(best)" : "\(best)-\(worst)" }

    /// The range of each compared group by its name; a group surely differs when the adjusted chance is at most `bound`.
    package static func ranges(_ comparison: PairwiseComparison, bound: Double) -> [String: RankRange] {
        let groups = comparison.groups
        var better = groups.map { _ in 0 }
        var worse = better
        for pair in comparison.pairs where pair.adjusted <= bound && pair.z != 0 {
            better[pair.z > 0 ? pair.second : pair.first] += 1
            worse[pair.z > 0 ? pair.first : pair.second] += 1
        }
        let ranges = groups.indices.map { RankRange(best: better[$0] + 1, worst: groups.count - worse[$0]) }
        return Dictionary(zip(groups.map(\.name), ranges)) { first, _ in first }
    }

    /// True when nobody can be told from anybody: then no ranks are printed at all.
    package static func tellsNothing(_ ranges: [String: RankRange]) -> Bool {
        ranges.values.allSatisfy { $0.best == 1 && $0.worst == ranges.count }
    }
}
