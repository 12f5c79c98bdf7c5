/// The id of a change, a UUID of 16 bytes; version 7, which is ordered by time, is expected.
///
/// - Note: Source: RFC 9562, section 5.7; protocol page, section 6.
package struct OperationID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The first eight bytes, most significant first.
    package let high: UInt64
    /// The last eight bytes, most significant first.
    package let low: UInt64

    /// The id of these two halves.
    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads 8-4-4-4-12 hexadecimal digits of either case; nil for anything else.
    package init?(_ text: some StringProtocol) {
        var text = String(text)
        guard let id = text.withUTF8({ OperationID(bytes: UnsafeRawBufferPointer($0)) }) else { return nil }
        self = id
    }

    /// Reads the digits from bytes; nil for anything else.
    package init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 36 else { return nil }
        var halves: (UInt64, UInt64) = (0, 0)
        var digits = 0
        for (offset, byte) in bytes.enumerated() {
            if offset == 8 || offset == 13 || offset == 18 || offset == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let value = Digits.hexValue(byte) else { return nil }
            halves = digits < 16 ? (halves.0 << 4 | UInt64(value), 0) : (halves.0, halves.1 << 4 | UInt64(value))
            digits += 1
        }
        self.init(high: halves.0, low: halves.1)
    }

    /// The version in the UUID, 0...15.
    package var version: Int { Int(high >> 12 & 0xF) }

    /// The 16 bytes, most significant first, as the database takes them.
    package var bytes: [UInt8] {
        [high, low].flatMap { half in (0..<8).map { UInt8(truncatingIfNeeded: half >> (56 - 8 * $0)) } }
    }

    /// The id of these 16 bytes; nil when there are more or fewer.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        self.init(
            high: bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
            low: bytes.dropFirst(8).reduce(0) { $0 << 8 | UInt64($1) })
    }

    /// A new id of version 7: the milliseconds of the instant, then 74 random bits.
    package static func v7(at instant: Instant, random: inout some RandomNumberGenerator) -> OperationID {
        let milliseconds = UInt64(max(0, instant.microseconds) / 1_000) & 0xFFFF_FFFF_FFFF
        let (first, second): (UInt64, UInt64) = (random.next(), random.next())
        return OperationID(
            high: milliseconds << 16 | 0x7000 | first & 0x0FFF,
            low: 0x8000_0000_0000_0000 | second & 0x3FFF_FFFF_FFFF_FFFF)
    }

    /// A new id of version 7 with the system's randomness.
    package static func v7(at instant: Instant) -> OperationID {
        var random = SystemRandomNumberGenerator()
        return v7(at: instant, random: &random)
    }

    /// The order of the bytes; by time for version 7.
    package static func < (left: OperationID, right: OperationID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    /// Lower case with hyphens, `0192f3c1-7b2a-7c3d-8e4f-0123456789ab`.
    package var description: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var offset = 0
            for digit in 0..<32 {
                if digit == 8 || digit == 12 || digit == 16 || digit == 20 {
                    buffer[offset] = UInt8(ascii: "-")
                    offset += 1
                }
                let half = digit < 16 ? high : low
                buffer[offset] = Digits.hexDigit(UInt8(half >> UInt64(60 - digit % 16 * 4) & 0xF))
                offset += 1
            }
            return offset
        }
    }
}
