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
