import ZhaohuDomain
import ZhaohuWire

/// The tokens of a line, by a plain reading of the protocol page.
struct NaiveLine {
    private var rest: ArraySlice<UInt8>
    private static let escapes: [UInt8: UInt8] = [
        UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9, 0x22: 0x22, 0x5C: 0x5C,
    ]

    static func outcome(_ line: [UInt8], _ limits: Limits) -> Outcome {
        if line.contains(0) { return .refused(.nulByte) }
        var reader = NaiveLine(rest: line[...])
        var tokens: [[UInt8]] = []
        while true {
            reader.rest = reader.rest.drop { $0 == 0x20 }
            if reader.rest.isEmpty { return tokens.isEmpty ? .empty : .tokens(tokens) }
            guard let token = reader.token() else { return .refused(.badQuote) }
            if token.count > limits.argument { return .refused(.argumentTooLong) }
            if let fault = fault(token) { return .refused(fault) }
            if tokens.count == limits.arguments { return .refused(.tooManyArguments) }
            tokens.append(token)
        }
    }

    /// Why these bytes may not stand in a request; nil when they may.
    static func fault(_ bytes: [UInt8]) -> RefusalRule? {
        if bytes.contains(0) { return .nulByte }
        // Repairing changes whatever is not valid.
        return Array(String(decoding: bytes, as: UTF8.self).utf8) == bytes ? nil : .invalidUTF8
    }

    /// The next token without its quotes; nil when they are wrong.
    private mutating func token() -> [UInt8]? {
        var token: [UInt8] = []
        while let byte = rest.first, byte != 0x20 {
            rest = rest.dropFirst()
            guard byte == 0x22 || byte == 0x27 else {
                token.append(byte)
                continue
            }
            let opensValue = token.last == 0x3D && token.firstIndex(of: 0x3D) == token.count - 1
            guard token.isEmpty || opensValue, let quoted = byte == 0x22 ? double() : single() else { return nil }
            return rest.isEmpty || rest.first == 0x20 ? token + quoted : nil
        }
        return token
    }

    /// What stands before the closing quote, with `\'` for a quote.
    private mutating func single() -> [UInt8]? {
        var text: [UInt8] = []
        while let byte = rest.popFirst() {
            if byte == 0x27 { return text }
            if byte == 0x5C, rest.first == 0x27 { text.append(rest.removeFirst()) } else { text.append(byte) }
        }
        return nil
    }

    /// What stands before the closing quote, escapes resolved.
    private mutating func double() -> [UInt8]? {
        var text: [UInt8] = []
        while let byte = rest.popFirst() {
            if byte == 0x22 { return text }
            guard byte == 0x5C else {
                text.append(byte)
                continue
            }
            guard let letter = rest.popFirst() else { return nil }
            if let meant = NaiveLine.escapes[letter] {
                text.append(meant)
            } else {
                let digits = rest.prefix(2)
                let isHexadecimal = digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit && $0 < 0x80 }
                guard letter == UInt8(ascii: "x"), digits.count == 2, isHexadecimal,
                    let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
                else { return nil }
                rest = rest.dropFirst(2)
                text.append(value)
            }
        }
        return nil
    }
}
