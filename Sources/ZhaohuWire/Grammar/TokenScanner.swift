internal import ZhaohuDomain

/// Cuts a line at its spaces and takes the quotes off.
///
/// A token, or the part of it after its first `=`, may be quoted: `"…"` knows `\n \r \t \" \\ \xHH`, `'…'` knows only
/// `\'`. A quote anywhere else, one that is not closed, or one that does not end its token is a failure.
struct TokenScanner {
    enum Token {
        case end
        /// The bytes as they are; `equals` is the offset of the first `=` from the start of the token.
        case plain(Range<Int>, equals: Int?)
        /// The unquoted bytes are in ``TokenScanner/scratch``, the quote began at that offset of them.
        case quoted(from: Int)
        /// The quoting is wrong at that offset of the line.
        case failure(Int)
    }

    let line: UnsafeRawBufferPointer
    private(set) var offset = 0
    private(set) var scratch: [UInt8] = []

    init(_ line: UnsafeRawBufferPointer) {
        self.line = line
    }

    mutating func next() -> Token {
        while offset < line.count, line[offset] == Byte.space { offset &+= 1 }
        let start = offset
        guard start < line.count else { return .end }
        var equals = -1
        while offset < line.count {
            let byte = line[offset]
            if byte == Byte.space { break }
            if byte == Byte.doubleQuote || byte == Byte.singleQuote {
                guard offset == start || offset &- 1 == equals else { return .failure(offset) }
                return quotedToken(from: start, quote: byte)
            }
            if byte == Byte.equals, equals < 0 { equals = offset }
            offset &+= 1
        }
        return .plain(start..<offset, equals: equals < 0 ? nil : equals - start)
    }

    private mutating func quotedToken(from start: Int, quote: UInt8) -> Token {
        let opening = offset
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: line[start..<offset])
        let prefix = scratch.count
        offset += 1
        let isClosed = quote == Byte.doubleQuote ? readDouble() : readSingle()
        guard isClosed else { return .failure(offset < line.count ? offset : opening) }
        guard offset == line.count || line[offset] == Byte.space else { return .failure(offset) }
        return .quoted(from: prefix)
    }

    private mutating func readSingle() -> Bool {
        while offset < line.count {
            let byte = line[offset]
            if byte == Byte.singleQuote {
                offset += 1
                return true
            }
            let isEscape =
                byte == Byte.backslash && offset + 1 < line.count && line[offset + 1] == Byte.singleQuote
            scratch.append(isEscape ? Byte.singleQuote : byte)
            offset += isEscape ? 2 : 1
        }
        return false
    }

    private mutating func readDouble() -> Bool {
        while offset < line.count {
            let byte = line[offset]
            if byte == Byte.doubleQuote {
                offset += 1
                return true
            }
            if byte == Byte.backslash {
                guard let (value, length) = escape() else { return false }
                scratch.append(value)
                offset += length
            } else {
                scratch.append(byte)
                offset += 1
            }
        }
        return false
    }

    /// The byte that the escape at `offset` stands for, and how long the escape is.
    private func escape() -> (value: UInt8, length: Int)? {
        guard offset + 1 < line.count else { return nil }
        switch line[offset + 1] {
        case UInt8(ascii: "n"): return (Byte.lineFeed, 2)
        case UInt8(ascii: "r"): return (Byte.carriageReturn, 2)
        case UInt8(ascii: "t"): return (Byte.tab, 2)
        case Byte.doubleQuote: return (Byte.doubleQuote, 2)
        case Byte.backslash: return (Byte.backslash, 2)
        case UInt8(ascii: "x"):
            guard offset + 3 < line.count, let upper = Digits.hexValue(line[offset + 2]),
                let lower = Digits.hexValue(line[offset + 3])
            else { return nil }
            return (upper << 4 | lower, 4)
        default: return nil
        }
    }
}
