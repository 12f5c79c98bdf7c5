/// Whole numbers as ASCII bytes.
enum Decimal {
    /// Appends the number in decimal digits.
    static func append(_ number: Int64, to bytes: inout [UInt8]) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        var rest = number.magnitude
        guard rest >= 10 else { return bytes.append(UInt8(rest) + 0x30) }
        let start = bytes.count
        while rest > 0 {
            bytes.append(UInt8(rest % 10) + 0x30)
            rest /= 10
        }
        bytes[start...].reverse()
    }

    /// The number, if the bytes are exactly what ``append(_:to:)`` would write for it.
    static func canonical(_ bytes: UnsafeRawBufferPointer) -> Int64? {
        guard let number = signed(bytes), bytes.count == 1 || number != 0 else { return nil }
        let first = bytes[0] == UInt8(ascii: "-") ? 1 : 0
        return bytes[first] == 0x30 && bytes.count > 1 ? nil : number
    }

    /// The number of an optional minus sign and digits; nil for anything else and on overflow.
    static func signed(_ bytes: UnsafeRawBufferPointer) -> Int64? {
        let isNegative = bytes.first == UInt8(ascii: "-")
        let first = isNegative ? 1 : 0
        guard bytes.count > first, bytes.count - first <= 19 else { return nil }
        var value: Int64 = 0
        for offset in first..<bytes.count {
            let digit = bytes[offset] &- 0x30
            guard digit <= 9 else { return nil }
            let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = tenfold.subtractingReportingOverflow(Int64(digit))
            if overflow || carry { return nil }
            value = sum
        }
        // Reckoned below zero, where there is one number more.
        if isNegative { return value }
        return value == .min ? nil : -value
    }
}
