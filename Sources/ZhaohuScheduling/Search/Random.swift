/// Random numbers that are the same everywhere for the same seed (SplitMix64).
struct Random {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    /// Numbers for one part of a search, unrelated to those of any other part.
    init(seed: UInt64, round: Int, group: Int) {
        state = Self.scramble(seed &+ Self.scramble(UInt64(truncatingIfNeeded: (round << 20) + group + 1)))
    }

    private static func scramble(_ number: UInt64) -> UInt64 {
        var value = number
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    @inline(__always)
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.scramble(state)
    }

    /// A number from 0 to one below the bound; the bound is 1 or more.
    @inline(__always)
    mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: ((next() >> 32) &* UInt64(truncatingIfNeeded: bound)) >> 32)
    }

    /// True in so many of 1,000 cases.
    @inline(__always)
    mutating func chance(perMille: Int) -> Bool { below(1_000) < perMille }

    /// A number above 0 and at most 1.
    mutating func unit() -> Double { (Double(next() >> 11) + 1) / 9_007_199_254_740_992 }

    /// A number of the exponential distribution with mean 1.
    mutating func exponential() -> Double { -Logarithm.natural(unit()) }
}
