/// How long things took, counted in buckets that are exact to a microsecond below 256 µs and to 0.8 % above.
package struct Histogram: Sendable {
    private static let exact = 256
    private static let perDoubling = 128
    /// Up to 2^36 µs, some nineteen hours.
    private static let doublings = 28

    private var buckets = [Int](repeating: 0, count: exact + doublings * perDoubling)
    /// How many were recorded.
    package private(set) var count = 0
    /// The longest, in microseconds.
    package private(set) var max = 0

    package init() {}

    /// Adds one duration, in microseconds; below zero counts as zero.
    package mutating func record(_ microseconds: Int) {
        let value = Swift.max(0, microseconds)
        buckets[Self.bucket(value)] += 1
        count += 1
        if value > max { max = value }
    }

    /// Adds all of another.
    package mutating func merge(_ other: Histogram) {
        for index in buckets.indices { buckets[index] += other.buckets[index] }
        count += other.count
        max = Swift.max(max, other.max)
    }

    /// The duration in microseconds that a share `0...1` of all did not exceed; 0 when nothing was recorded.
    package func quantile(_ share: Double) -> Int {
        guard count > 0 else { return 0 }
        let rank = Swift.max(1, Int((Double(count) * share).rounded(.up)))
        var seen = 0
        for (index, number) in buckets.enumerated() where number > 0 {
            seen += number
            if seen >= rank { return Swift.min(Self.upperBound(index), max) }
        }
        return max
    }

    private static func bucket(_ value: Int) -> Int {
        guard value >= exact else { return value }
        let shift = (Int.bitWidth - 1 - value.leadingZeroBitCount) - 7
        return Swift.min(
            exact + doublings * perDoubling - 1, exact + (shift - 1) * perDoubling + (value >> shift) - 128)
    }

    /// The largest value that falls into a bucket.
    private static func upperBound(_ bucket: Int) -> Int {
        guard bucket >= exact else { return bucket }
        let shift = (bucket - exact) / perDoubling + 1
        return (((bucket - exact) % perDoubling + 129) << shift) - 1
    }
}
