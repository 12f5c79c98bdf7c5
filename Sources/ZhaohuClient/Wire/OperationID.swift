import Glibc

/// Ids for changes: UUID version 7, so that they sort by the time at which they were made.
package enum OperationID {
    /// A new id, from the clock of this machine and its random source.
    package static func make() -> String {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let milliseconds = UInt64(now.tv_sec) * 1000 + UInt64(now.tv_nsec) / 1_000_000
        return text(milliseconds: milliseconds, random: (.random(in: 0 ... .max), .random(in: 0 ... .max)))
    }

    /// The id of that time and those random bits (RFC 9562, section 5.7).
    package static func text(milliseconds: UInt64, random: (UInt64, UInt64)) -> String {
        let high = milliseconds << 16 | 0x7000 | random.0 & 0x0fff
        let low = random.1 & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000
        let digits = Array((hexadecimal(high) + hexadecimal(low)).utf8)
        let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
        return groups.map { String(decoding: digits[$0], as: UTF8.self) }.joined(separator: "-")
    }

    private static func hexadecimal(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
