import ZhaohuDomain

/// A small seeded generator (SplitMix64), so that a seed gives the same region on every machine and compiler.
///
/// The standard library's own `random(in:using:)` may change its arithmetic between versions; nothing here uses it.
struct SplitMix64: Sendable {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// A generator of its own for each named purpose, so that a change in one leaves the others as they were.
    init(seed: UInt64, stream: StaticString) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        stream.withUTF8Buffer { bytes in
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        }
        state = seed ^ hash
        _ = next()
    }

    mutating func next() -> UInt64 {
        state &+= SplitMix.increment
        return SplitMix.finished(state)
    }

    /// A number in `0..<bound`; the bound is positive.
    mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number from `low` to `high`, both included.
    mutating func between(_ low: Int, _ high: Int) -> Int {
        low + below(high - low + 1)
    }

    /// A number from -`reach` to `reach` that is more often near zero.
    mutating func around(_ reach: Int) -> Int {
        between(-reach, 0) + between(0, reach)
    }

    /// True in `parts` of a hundred thousand cases.
    mutating func chance(per100k parts: Int) -> Bool {
        below(100_000) < parts
    }

    /// True in `percent` of a hundred cases.
    mutating func chance(percent: Int) -> Bool {
        below(100) < percent
    }

    /// One of the values, which are not empty.
    mutating func pick<Value>(_ values: [Value]) -> Value {
        values[below(values.count)]
    }

    /// An index, drawn in proportion to the weights, of which at least one is positive.
    mutating func index(weights: [Int]) -> Int {
        var rest = below(weights.reduce(0, +))
        for (index, weight) in weights.enumerated() {
            rest -= weight
            if rest < 0 { return index }
        }
        return weights.count - 1
    }

    mutating func shuffle<Value>(_ values: inout [Value]) {
        for index in stride(from: values.count - 1, to: 0, by: -1) {
            values.swapAt(index, below(index + 1))
        }
    }
}
