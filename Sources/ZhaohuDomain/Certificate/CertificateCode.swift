/// The short code of a conclusion letter, `7K3M-9Q2D-XW4T`: eleven random symbols and one that checks them.
///
/// Symbols are those of Crockford's base 32 (no I, L, O, U), so that a code can be read over the telephone.
package struct CertificateCode: Hashable, Sendable, CustomStringConvertible {
    /// Random symbols: 55 bits, so that nobody finds a letter by trying.
    package static let randomCount = 11
    private static let symbols = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// Twelve values of 0...31, the check symbol last.
    private let values: [UInt8]

    /// A new code.
    package init(random: inout some RandomNumberGenerator) {
        let values = (0..<Self.randomCount).map { _ in UInt8(truncatingIfNeeded: random.next() & 31) }
        self.values = values + [Self.check(values)]
    }

    /// Reads a code in either case, with or without hyphens and blanks, O as 0, I and L as 1.
    ///
    /// - Throws: ``RefusalRule/certificateCodeMistyped`` unless there are twelve symbols of which the last fits the
    ///   others; no database is needed to know that.
    package init(_ text: some StringProtocol) throws(Refusal) {
        let values = text.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }.map(Self.value)
        let known = values.compactMap(\.self)
        guard values.count == Self.randomCount + 1, known.count == values.count,
            Self.check(known.dropLast()) == known.last
        else { throw Refusal(.certificateCodeMistyped, ["field": "code", "expected": "XXXX-XXXX-XXXX"]) }
        self.values = known
    }

    /// Three groups of four; also how it is stored.
    package var description: String {
        let text = values.map { Self.symbols[Int($0)] }
        return [text[0..<4], text[4..<8], text[8..<12]].map { String(decoding: $0, as: UTF8.self) }
            .joined(separator: "-")
    }

    private static func value(_ byte: UInt8) -> UInt8? {
        let upper = (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
        switch upper {
        case UInt8(ascii: "O"): return 0
        case UInt8(ascii: "I"), UInt8(ascii: "L"): return 1
        default: return symbols.firstIndex(of: upper).map { UInt8($0) }
        }
    }

    /// The symbol that makes the code a multiple of the field's generator.
    ///
    /// Symbols are elements of the field of 32; a symbol's weight is the generator to the power of its place. All weights
    /// differ and none is 0, so one wrong symbol, or any two symbols swapped, cannot go unseen.
    private static func check(_ values: some Sequence<UInt8>) -> UInt8 {
        values.reduce(0) { timesGenerator($0 ^ $1) }
    }

    /// Multiplication by x in GF(2)[x] modulo x⁵ + x² + 1, which is primitive.
    private static func timesGenerator(_ value: UInt8) -> UInt8 {
        let doubled = value << 1
        return doubled & 32 == 0 ? doubled : doubled ^ 0b10_0101
    }
}
