/// The steps of SplitMix64 by which draws are made: the same on every machine, so that each can be repeated.
///
/// - Note: Source: Steele, Lea and Flood, 2014. Never to be changed: samples are drawn again by it.
package enum SplitMix {
    /// The odd number nearest to 2^64 divided by the golden ratio.
    package static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// Spreads every bit over all: near numbers come out far apart.
    package static func finished(_ number: UInt64) -> UInt64 {
        var value = number
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
