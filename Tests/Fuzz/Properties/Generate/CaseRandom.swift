/// A seeded generator (SplitMix64): a seed gives the same cases on every machine.
package struct CaseRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// A generator for this seed.
    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// A number in `0..<bound`; the bound is positive.
    mutating func below(_ bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }

    /// True in one of so many cases.
    mutating func oneIn(_ cases: Int) -> Bool { below(cases) == 0 }

    /// One of the values, which are not empty.
    mutating func pick<Values: RandomAccessCollection>(_ values: Values) -> Values.Element where Values.Index == Int {
        values[values.startIndex + below(values.count)]
    }

    mutating func byte() -> UInt8 { UInt8(truncatingIfNeeded: next()) }
}
