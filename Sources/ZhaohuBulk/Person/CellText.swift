/// Looks at the text of a cell byte by byte, without making a string of it.
enum CellText {
    /// What is wrong with a text of at most `max` Unicode scalars; nil when it can be stored as it is.
    ///
    /// Control characters are refused, NUL and line breaks among them: no name or address has one, and lists and forms
    /// break at them.
    static func fault(_ bytes: Span<UInt8>, _ range: Range<Int>, max: Int) -> CellFault? {
        var offset = range.lowerBound
        var scalars = 0
        var hasControl = false
        while offset < range.upperBound {
            let byte = bytes[offset]
            if byte < 0x80 {
                if byte < 0x20 || byte == 0x7F { hasControl = true }
                offset += 1
            } else {
                let length = sequenceLength(bytes, offset, end: range.upperBound)
                guard length > 0 else { return .notUTF8 }
                // U+0080 to U+009F.
                if byte == 0xC2, bytes[offset + 1] < 0xA0 { hasControl = true }
                offset += length
            }
            scalars += 1
        }
        if hasControl { return .controlCharacter }
        return scalars > max ? .tooLong(max) : nil
    }

    /// True when there is nothing, or only spaces.
    static func isBlank(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for offset in range where bytes[offset] != UInt8(ascii: " ") { return false }
        return true
    }

    /// True when the cell is this text.
    static func matches(_ bytes: Span<UInt8>, _ range: Range<Int>, _ text: StaticString) -> Bool {
        guard range.count == text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { wanted in
            for index in 0..<range.count where bytes[range.lowerBound + index] != wanted[index] { return false }
            return true
        }
    }

    /// Bytes of the multi-byte sequence at the offset; 0 when it is not well formed (Unicode, table 3-7).
    private static func sequenceLength(_ bytes: Span<UInt8>, _ offset: Int, end: Int) -> Int {
        let (length, second): (Int, ClosedRange<UInt8>)
        switch bytes[offset] {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return 0
        }
        guard offset + length <= end, second.contains(bytes[offset + 1]) else { return 0 }
        for index in 2..<max(2, length) where bytes[offset + index] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
