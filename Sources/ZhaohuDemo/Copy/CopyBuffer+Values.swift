import ZhaohuDomain

extension CopyBuffer {
    mutating func day(_ value: Day) {
        separate()
        date(value)
    }

    mutating func day(_ value: Day?) {
        if let value { day(value) } else { null() }
    }

    /// The moment that many seconds after the day's local midnight, in the region's offset of eight hours.
    mutating func moment(_ day: Day, seconds: Int) {
        separate()
        date(seconds < 86_400 ? day : day.advanced(by: seconds / 86_400))
        mark(UInt8(ascii: " "))
        let rest = seconds % 86_400
        digits(rest / 3_600, width: 2)
        mark(UInt8(ascii: ":"))
        digits(rest / 60 % 60, width: 2)
        mark(UInt8(ascii: ":"))
        digits(rest % 60, width: 2)
        mark(UInt8(ascii: "+"))
        digits(Nantong.offsetHours, width: 2)
    }

    /// A `bytea` literal in hexadecimal digits.
    mutating func octets(_ values: [UInt8]) {
        separate()
        for byte in [92, 92, UInt8(ascii: "x")] { mark(byte) }
        for value in values { hexadecimal(value) }
    }

    /// A `uuid` of its own for each number of a table, of the form that senders choose (version 7).
    mutating func operation(seed: UInt64, table: UInt64, number: Int) {
        var random = SplitMix64(seed: seed ^ table << 56 ^ UInt64(number) << 8)
        let words = [random.next(), random.next()]
        separate()
        for place in 0..<16 {
            var byte = UInt8(truncatingIfNeeded: words[place / 8] >> (place % 8 * 8))
            if place == 6 { byte = byte & 0x0f | 0x70 }
            if place == 8 { byte = byte & 0x3f | 0x80 }
            if [4, 6, 8, 10].contains(place) { mark(UInt8(ascii: "-")) }
            hexadecimal(byte)
        }
    }

    private mutating func hexadecimal(_ value: UInt8) {
        mark(Digits.hexDigit(value >> 4))
        mark(Digits.hexDigit(value & 15))
    }

    /// A `text[]` literal; elements that are not plain words are quoted.
    mutating func array(_ values: [String]) {
        separate()
        mark(UInt8(ascii: "{"))
        for (index, value) in values.enumerated() {
            if index > 0 { mark(UInt8(ascii: ",")) }
            escaped(CopyBuffer.arrayElement(value))
        }
        mark(UInt8(ascii: "}"))
    }

    /// An element as the array literal wants it, before the escapes of COPY.
    static func arrayElement(_ value: String) -> String {
        let isPlain = value.utf8.allSatisfy { byte in
            (97...122).contains(byte) || (48...57).contains(byte) || byte == 46 || byte == 95
        }
        if isPlain, !value.isEmpty, value != "null" { return value }
        var quoted = "\""
        for character in value {
            if character == "\"" || character == "\\" { quoted.append("\\") }
            quoted.append(character)
        }
        return quoted + "\""
    }

    private mutating func date(_ value: Day) {
        let parts = value.components
        digits(parts.year, width: 4)
        mark(UInt8(ascii: "-"))
        digits(parts.month, width: 2)
        mark(UInt8(ascii: "-"))
        digits(parts.day, width: 2)
    }
}
