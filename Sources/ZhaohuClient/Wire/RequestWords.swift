/// One request: the command's name and its arguments, each sent as one bulk string.
package struct RequestWords: Hashable, Sendable, ExpressibleByArrayLiteral {
    package var words: [String]

    package init(_ words: [String]) {
        self.words = words
    }

    package init(arrayLiteral elements: String...) {
        self.words = elements
    }

    /// The command's name in upper case.
    package var verb: String { words.first?.uppercased() ?? "" }

    /// The request in RESP form.
    package var encoded: [UInt8] {
        var bytes = Array("*\(words.count)\r\n".utf8)
        for word in words {
            bytes += "$\(word.utf8.count)\r\n".utf8
            bytes += word.utf8
            bytes += "\r\n".utf8
        }
        return bytes
    }
}

/// Why a typed line could not be split into words.
package enum LineProblem: Error, Hashable, Sendable {
    case unbalancedQuote, badEscape
    /// Text follows a closing quote without a space.
    case textAfterQuote
}

extension RequestWords {
    /// Splits a typed line by the rules of the line protocol (protocol page, section 2).
    package init(line: String) throws(LineProblem) {
        var scanner = LineScanner(bytes: Array(line.utf8))
        words = []
        while let word = try scanner.nextWord() { words.append(word) }
    }
}

/// Walks along one typed line.
private struct LineScanner {
    let bytes: [UInt8]
    var index = 0

    mutating func nextWord() throws(LineProblem) -> String? {
        while let byte = peek, Self.isSpace(byte) { index += 1 }
        guard peek != nil else { return nil }
        var word: [UInt8] = []
        var mayQuote = true
        while let byte = peek, !Self.isSpace(byte) {
            index += 1
            if mayQuote, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                word += try quoted(by: byte)
                if let next = peek, !Self.isSpace(next) { throw .textAfterQuote }
                break
            }
            // Only the first `=` ends a field's name; a quote after a later one is plain text.
            mayQuote = byte == UInt8(ascii: "=") && !word.contains(UInt8(ascii: "="))
            word.append(byte)
        }
        return String(decoding: word, as: UTF8.self)
    }

    private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }

    private mutating func quoted(by quote: UInt8) throws(LineProblem) -> [UInt8] {
        var text: [UInt8] = []
        while let byte = peek {
            index += 1
            if byte == quote { return text }
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            if quote == UInt8(ascii: "'") {
                guard peek == quote else {
                    text.append(byte)
                    continue
                }
                text.append(quote)
                index += 1
            } else {
                text.append(try escape())
            }
        }
        throw .unbalancedQuote
    }

    private mutating func escape() throws(LineProblem) -> UInt8 {
        guard let byte = peek else { throw .unbalancedQuote }
        index += 1
        switch byte {
        case UInt8(ascii: "n"): return UInt8(ascii: "\n")
        case UInt8(ascii: "r"): return UInt8(ascii: "\r")
        case UInt8(ascii: "t"): return UInt8(ascii: "\t")
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): return byte
        case UInt8(ascii: "x"):
            guard index + 2 <= bytes.count,
                let value = UInt8(String(decoding: bytes[index..<index + 2], as: UTF8.self), radix: 16)
            else { throw .badEscape }
            index += 2
            return value
        default: throw .badEscape
        }
    }
}
