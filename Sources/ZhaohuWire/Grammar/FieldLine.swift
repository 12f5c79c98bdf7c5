internal import ZhaohuDomain

/// Records as one line of `key=value`, quoted as requests are.
///
/// It is the body of every `+OK` line, and the form in which verdicts are stored in the journal.
package enum FieldLine {
    /// The line without an end, `visit=V1 state=open`.
    ///
    /// With `quotingNumbers` a text that reads as a whole number is quoted, so that ``parse(_:)`` restores the types.
    package static func encode(_ fields: [ReplyField], quotingNumbers: Bool = false) -> String {
        var bytes: [UInt8] = []
        append(fields, quotingNumbers: quotingNumbers, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the line to bytes.
    package static func append(_ fields: [ReplyField], quotingNumbers: Bool = false, to bytes: inout [UInt8]) {
        var isFirst = true
        for field in fields {
            if !isFirst { bytes.append(Byte.space) }
            isFirst = false
            appendKey(field.key, to: &bytes)
            bytes.append(Byte.equals)
            switch field.value {
            case .integer(let number): Decimal.append(number, to: &bytes)
            case .text(let text): appendValue(text, quotingNumbers: quotingNumbers, to: &bytes)
            }
        }
    }

    /// Reads such a line; nil when it is malformed or a token is not `key=value`.
    ///
    /// Unquoted whole numbers become integers, everything else is text.
    package static func parse(_ line: String) -> [ReplyField]? {
        var line = line
        return line.withUTF8 { parse(UnsafeRawBufferPointer($0)) }
    }

    private static func parse(_ line: UnsafeRawBufferPointer) -> [ReplyField]? {
        var scanner = TokenScanner(line)
        var fields: [ReplyField] = []
        while true {
            switch scanner.next() {
            case .end: return fields
            case .failure: return nil
            case .plain(let range, let equals):
                guard let equals, equals > 0 else { return nil }
                let token = UnsafeRawBufferPointer(rebasing: line[range])
                guard let field = plainField(token, equals) else { return nil }
                fields.append(field)
            case .quoted(let opening):
                guard opening > 1, let field = quotedField(scanner.scratch, opening) else { return nil }
                fields.append(field)
            }
        }
    }

    private static func plainField(_ token: UnsafeRawBufferPointer, _ equals: Int) -> ReplyField? {
        let value = UnsafeRawBufferPointer(rebasing: token[(equals + 1)...])
        guard let key = ByteScan.text(UnsafeRawBufferPointer(rebasing: token[..<equals])) else { return nil }
        if let number = Decimal.canonical(value) { return ReplyField(key, ReplyValue.integer(number)) }
        return ByteScan.text(value).map { ReplyField(key, ReplyValue.text($0)) }
    }

    private static func quotedField(_ token: [UInt8], _ opening: Int) -> ReplyField? {
        token.withUnsafeBytes { bytes in
            guard let key = ByteScan.text(UnsafeRawBufferPointer(rebasing: bytes[..<(opening - 1)])),
                let value = ByteScan.text(UnsafeRawBufferPointer(rebasing: bytes[opening...]))
            else { return nil }
            return ReplyField(key, ReplyValue.text(value))
        }
    }

    /// Appends a value, in quotes where it needs them.
    static func appendValue(_ text: String, quotingNumbers: Bool = false, to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { appendValue($0, quotingNumbers: quotingNumbers, to: &bytes) }
    }

    static func appendValue(
        _ utf8: UnsafeBufferPointer<UInt8>, quotingNumbers: Bool = false, to bytes: inout [UInt8]
    ) {
        let needsNoQuotes = !utf8.isEmpty && utf8.allSatisfy { isPlain($0) }
        guard needsNoQuotes, !quotingNumbers || Decimal.canonical(UnsafeRawBufferPointer(utf8)) == nil else {
            return appendQuoted(utf8, to: &bytes)
        }
        bytes.append(contentsOf: utf8)
    }

    /// Appends a text in double quotes.
    static func appendQuoted(_ text: String, to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { appendQuoted($0, to: &bytes) }
    }

    static func appendQuoted(_ utf8: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        bytes.append(Byte.doubleQuote)
        for byte in utf8 {
            switch byte {
            case Byte.lineFeed: bytes.append(contentsOf: [Byte.backslash, UInt8(ascii: "n")])
            case Byte.carriageReturn: bytes.append(contentsOf: [Byte.backslash, UInt8(ascii: "r")])
            case Byte.tab: bytes.append(contentsOf: [Byte.backslash, UInt8(ascii: "t")])
            case Byte.doubleQuote, Byte.backslash: bytes.append(contentsOf: [Byte.backslash, byte])
            case 0..<0x20, 0x7F:
                bytes.append(contentsOf: [
                    Byte.backslash, UInt8(ascii: "x"), Digits.hexDigit(byte >> 4), Digits.hexDigit(byte & 15),
                ])
            default: bytes.append(byte)
            }
        }
        bytes.append(Byte.doubleQuote)
    }

    /// Appends a key; a byte that would end it becomes `_`, so that no key can break the line.
    static func appendKey(_ key: String, to bytes: inout [UInt8]) {
        for byte in key.utf8 {
            bytes.append(isPlain(byte) && byte != Byte.equals ? byte : UInt8(ascii: "_"))
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte != 0x7F && byte != Byte.doubleQuote && byte != Byte.singleQuote
            && byte != Byte.backslash
    }
}
