/// An 18-character resident identity number with a correct check digit, upper case.
///
/// Its description is masked; the whole number is only in ``text``.
///
/// - Note: Source: GB 11643-1999: six digits of district, eight of birth date, three of order, one check character
///   (ISO 7064, MOD 11-2).
package struct IdentityNumber: Hashable, Sendable, CustomStringConvertible {
    /// The whole number: personal data, never logged.
    package let text: String
    /// The birth date written in the number.
    package let born: Day

    /// Reads the number, a small `x` too; nil when the length, a digit, the date or the check character is wrong.
    package init?(_ text: some StringProtocol) {
        var bytes = Array(text.utf8)
        guard bytes.count == 18 else { return nil }
        if bytes[17] == UInt8(ascii: "x") { bytes[17] = UInt8(ascii: "X") }
        guard Digits.number(bytes[0..<17]) != nil, IdentityNumber.check(bytes) == bytes[17],
            let year = Digits.number(bytes[6..<10]), let month = Digits.number(bytes[10..<12]),
            let day = Digits.number(bytes[12..<14]), let born = Day(year: year, month: month, day: day), year >= 1800
        else { return nil }
        self.text = String(decoding: bytes, as: UTF8.self)
        self.born = born
    }

    /// The six-digit administrative code of the district that issued the number.
    package var district: String { String(text.prefix(6)) }

    /// The sex told by the last digit of the order: `m` for odd, `f` for even.
    package var sex: Character {
        let digit = text.utf8.dropFirst(16).first ?? 48
        return digit % 2 == 1 ? "m" : "f"
    }

    /// First and last four characters, the rest hidden: `3206**********104X`.
    package var masked: String { text.prefix(4) + String(repeating: "*", count: 10) + text.suffix(4) }

    package var description: String { masked }

    /// The check character that belongs to the first 17 digits; they are digits.
    package static func check(_ digits: some Collection<UInt8>) -> UInt8 {
        check(body: digits.prefix(17).reduce(0) { $0 &* 10 &+ Int($1 &- 48) })
    }

    /// The check character that belongs to the first 17 digits, read as one number.
    package static func check(body: Int) -> UInt8 {
        var sum = 0
        var weight = 2  // of the last digit; each place before it has twice as much, modulo 11
        var rest = body
        while rest > 0 {
            sum += rest % 10 * weight
            weight = weight * 2 % 11
            rest /= 10
        }
        let value = (12 - sum % 11) % 11
        return value == 10 ? UInt8(ascii: "X") : UInt8(48 + value)
    }
}
