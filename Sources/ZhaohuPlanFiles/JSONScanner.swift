package import ZhaohuDomain

/// Reads JSON value by value and knows the line, so that a refusal can name it.
package struct JSONScanner {
    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0
    /// The path of names down to the value being read.
    private var path: [String] = []

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads an object; the closure reads the value of every name, or skips it.
    package mutating func object(_ member: (inout JSONScanner, String) throws(Refusal) -> Void) throws(Refusal) {
        try open("{", wanted: "an object")
        if take("}") { return close() }
        repeat {
            skipBlanks()
            let name = try text(wanted: "a name in quotes")
            guard take(":") else { throw refused(wanted: "a colon") }
            path.append(name)
            try member(&self, name)
            path.removeLast()
        } while take(",")
        guard take("}") else { throw refused(wanted: "a comma or the end of the object") }
        close()
    }

    /// Reads an array; the closure reads one element.
    package mutating func array(_ element: (inout JSONScanner) throws(Refusal) -> Void) throws(Refusal) {
        try open("[", wanted: "an array")
        if take("]") { return close() }
        repeat { try element(&self) } while take(",")
        guard take("]") else { throw refused(wanted: "a comma or the end of the array") }
        close()
    }

    /// Reads a whole number.
    package mutating func integer() throws(Refusal) -> Int {
        skipBlanks()
        let start = position
        let (value, isNegative) = try digits(wanted: "a whole number")
        let isFraction = position < bytes.count && [0x2E, 0x45, 0x65].contains(bytes[position])
        guard !isFraction else { throw refused(at: start, wanted: "a whole number") }
        return isNegative ? -value : value
    }

    private mutating func digits(wanted: String) throws(Refusal) -> (value: Int, isNegative: Bool) {
        skipBlanks()
        let start = position
        var value = 0
        let isNegative = takeRaw("-")
        var digits = 0
        while position < bytes.count, case let digit = bytes[position], digit >= 0x30, digit <= 0x39 {
            let (product, tooLong) = value.multipliedReportingOverflow(by: 10)
            let (sum, tooLarge) = product.addingReportingOverflow(Int(digit) - 0x30)
            if tooLong || tooLarge { throw refused(at: start, wanted: "a number that fits 64 bits") }
            value = sum
            digits += 1
            position += 1
        }
        guard digits > 0 else { throw refused(at: start, wanted: wanted) }
        return (value, isNegative)
    }

    /// Reads a number with or without decimals, exactly.
    package mutating func decimal() throws(Refusal) -> FileDecimal {
        let whole = try digits(wanted: "a number")
        guard takeRaw(".") else {
            return try plain(FileDecimal(digits: whole.value, places: 0, isNegative: whole.isNegative))
        }
        let start = position
        var number = FileDecimal(digits: whole.value, places: 0, isNegative: whole.isNegative)
        while position < bytes.count, case let digit = bytes[position], digit >= 0x30, digit <= 0x39 {
            guard number.append(Int(digit) - 0x30) else { throw refused(at: start, wanted: "at most 9 decimals") }
            position += 1
        }
        guard position > start else { throw refused(wanted: "a decimal") }
        return try plain(number)
    }

    private func plain(_ number: FileDecimal) throws(Refusal) -> FileDecimal {
        let isPower = position < bytes.count && [0x45, 0x65].contains(bytes[position])
        guard !isPower else { throw refused(wanted: "a number without exponent") }
        return number
    }

    /// Reads a text.
    package mutating func text(wanted: String = "a text in quotes") throws(Refusal) -> String {
        skipBlanks()
        let start = position
        guard takeRaw("\"") else { throw refused(wanted: wanted) }
        var content: [UInt8] = []
        while position < bytes.count, bytes[position] != 0x22 {
            if bytes[position] == 0x5C {
                content += try escape()
            } else {
                guard bytes[position] >= 0x20 else { throw refused(wanted: "the closing quote") }
                content.append(bytes[position])
                position += 1
            }
        }
        guard takeRaw("\"") else { throw refused(at: start, wanted: "a closing quote") }
        guard let text = String(validating: content, as: UTF8.self) else { throw refused(at: start, wanted: "UTF-8") }
        return text
    }

    /// Passes over any value.
    package mutating func skip() throws(Refusal) {
        skipBlanks()
        switch position < bytes.count ? bytes[position] : 0 {
        case UInt8(ascii: "{"): try object { (scanner, _) throws(Refusal) in try scanner.skip() }
        case UInt8(ascii: "["): try array { (scanner) throws(Refusal) in try scanner.skip() }
        case UInt8(ascii: "\""): _ = try text()
        default:
            let start = position
            while position < bytes.count, Self.isWord(bytes[position]) { position += 1 }
            guard position > start else { throw refused(wanted: "a value") }
        }
    }

    /// Passes over `null`; false when the value is another.
    package mutating func takeNull() -> Bool {
        skipBlanks()
        guard bytes[position...].starts(with: Array("null".utf8)) else { return false }
        position += 4
        return true
    }

    /// Refuses what comes after the document.
    package mutating func end() throws(Refusal) {
        skipBlanks()
        guard position == bytes.count else { throw refused(wanted: "the end of the file") }
    }

    /// A refusal at the place that was reached: line, field, what was expected.
    package func refused(wanted: String) -> Refusal { refused(at: position, wanted: wanted) }

    private func refused(at position: Int, wanted: String) -> Refusal {
        let line = 1 + bytes[..<min(position, bytes.count)].count { $0 == 0x0A }
        let rest = bytes[min(position, bytes.count)...].prefix(20).prefix { $0 >= 0x20 }
        let found = String(decoding: rest, as: UTF8.self)
        let field = path.isEmpty ? "file" : path.joined(separator: ".")
        return Refusal(
            .fileMalformed,
            ["line": "\(line)", "field": field, "value": found.isEmpty ? "end" : found, "wanted": wanted])
    }

    private mutating func open(_ mark: Character, wanted: String) throws(Refusal) {
        guard take(mark) else { throw refused(wanted: wanted) }
        depth += 1
        guard depth <= 64 else { throw refused(wanted: "at most 64 values inside each other") }
    }

    private mutating func close() { depth -= 1 }

    private mutating func take(_ mark: Character) -> Bool {
        skipBlanks()
        return takeRaw(mark)
    }

    private mutating func takeRaw(_ mark: Character) -> Bool {
        guard position < bytes.count, bytes[position] == mark.asciiValue else { return false }
        position += 1
        return true
    }

    private mutating func skipBlanks() {
        while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) { position += 1 }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    private mutating func escape() throws(Refusal) -> [UInt8] {
        let plain: [UInt8: UInt8] = [
            0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 0x08, 0x66: 0x0C, 0x6E: 0x0A, 0x72: 0x0D, 0x74: 0x09,
        ]
        let start = position
        position += 2
        guard position <= bytes.count else { throw refused(at: start, wanted: "an escape") }
        if let byte = plain[bytes[position - 1]] { return [byte] }
        guard bytes[position - 1] == UInt8(ascii: "u"), position + 4 <= bytes.count,
            let code = UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
        else { throw refused(at: start, wanted: "an escape") }
        position += 4
        // Halves of characters beyond the first plane become the mark for an unknown one.
        let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
        return Array(String(Character(scalar)).utf8)
    }
}
