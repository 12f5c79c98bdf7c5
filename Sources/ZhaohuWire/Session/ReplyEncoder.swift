package import ZhaohuDomain

/// Puts replies into RESP2 or RESP3; the bytes never contain a line end within a simple string or an error.
///
/// - Note: Source: protocol page, section 4.
package enum ReplyEncoder {
    /// Appends the reply to `bytes`.
    package static func encode(
        _ reply: Reply, protocolVersion: RespVersion, language: Language, into bytes: inout [UInt8]
    ) {
        switch reply {
        case .record(let fields): appendRecord(fields, protocolVersion, &bytes)
        case .records(let rows): appendRecords(rows, protocolVersion, &bytes)
        case .document(let text): appendDocument(text, protocolVersion, &bytes)
        case .bytes(let file): appendBytes(file, &bytes)
        case .refusal(let refusal): appendRefusal(refusal, language, &bytes)
        case .redis(let value): append(value, protocolVersion, &bytes)
        }
    }

    /// Appends a push message: a push in RESP3, an array as of pub/sub in RESP2.
    package static func encodePush(_ parts: [RedisValue], protocolVersion: RespVersion, into bytes: inout [UInt8]) {
        appendHeader(protocolVersion == .resp3 ? ">" : "*", parts.count, &bytes)
        for part in parts { append(part, protocolVersion, &bytes) }
    }

    private static func appendRecord(_ fields: [ReplyField], _ version: RespVersion, _ bytes: inout [UInt8]) {
        guard version == .resp2 else { return appendMap(fields, &bytes) }
        bytes.append(contentsOf: fields.isEmpty ? "+OK".utf8 : "+OK ".utf8)
        FieldLine.append(fields, to: &bytes)
        appendLineEnd(&bytes)
    }

    private static func appendRecords(_ rows: [[ReplyField]], _ version: RespVersion, _ bytes: inout [UInt8]) {
        appendHeader("*", rows.count, &bytes)
        for row in rows {
            guard version == .resp2 else {
                appendMap(row, &bytes)
                continue
            }
            bytes.append(UInt8(ascii: "+"))
            FieldLine.append(row, to: &bytes)
            appendLineEnd(&bytes)
        }
    }

    private static func appendMap(_ fields: [ReplyField], _ bytes: inout [UInt8]) {
        appendHeader("%", fields.count, &bytes)
        for field in fields {
            appendBulk(field.key, &bytes)
            switch field.value {
            case .integer(let number): appendInteger(number, &bytes)
            case .text(let text): appendBulk(text, &bytes)
            }
        }
    }

    private static func appendDocument(_ text: String, _ version: RespVersion, _ bytes: inout [UInt8]) {
        guard version == .resp3 else { return appendBulk(text, &bytes) }
        appendHeader("=", text.utf8.count + 4, &bytes)
        bytes.append(contentsOf: "txt:".utf8)
        bytes.append(contentsOf: text.utf8)
        appendLineEnd(&bytes)
    }

    private static func appendBytes(_ file: [UInt8], _ bytes: inout [UInt8]) {
        appendHeader("$", file.count, &bytes)
        bytes.append(contentsOf: file)
        appendLineEnd(&bytes)
    }

    private static func appendRefusal(_ refusal: Refusal, _ language: Language, _ bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "-"))
        bytes.append(contentsOf: refusal.code.rawValue.utf8)
        bytes.append(contentsOf: refusal.code.isTransient ? " retry=later rule=".utf8 : " retry=no rule=".utf8)
        FieldLine.appendValue(refusal.rule.id, to: &bytes)
        for detail in refusal.details { append(detail.name, detail.value, &bytes) }
        if !refusal.rule.article.isEmpty { append("article", refusal.rule.article, &bytes) }
        bytes.append(Byte.space)
        FieldLine.appendQuoted(language == .chinese ? refusal.rule.chinese : refusal.rule.english, to: &bytes)
        appendLineEnd(&bytes)
    }

    private static func append(_ name: String, _ value: String, _ bytes: inout [UInt8]) {
        bytes.append(Byte.space)
        FieldLine.appendKey(name, to: &bytes)
        bytes.append(Byte.equals)
        FieldLine.appendValue(value, to: &bytes)
    }
}

/// The pieces of RESP.
extension ReplyEncoder {
    static func append(_ value: RedisValue, _ version: RespVersion, _ bytes: inout [UInt8]) {
        switch value {
        case .simple(let text): appendSimple(text, &bytes)
        case .bulk(let text): appendBulk(text, &bytes)
        case .integer(let number): appendInteger(number, &bytes)
        case .null: bytes.append(contentsOf: version == .resp3 ? "_\r\n".utf8 : "$-1\r\n".utf8)
        case .array(let values):
            appendHeader("*", values.count, &bytes)
            for value in values { append(value, version, &bytes) }
        case .map(let pairs):
            let isFlat = version == .resp2
            appendHeader(isFlat ? "*" : "%", isFlat ? pairs.count * 2 : pairs.count, &bytes)
            for pair in pairs {
                append(pair.key, version, &bytes)
                append(pair.value, version, &bytes)
            }
        }
    }

    private static func appendHeader(_ mark: Unicode.Scalar, _ number: Int, _ bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: mark))
        Decimal.append(Int64(number), to: &bytes)
        appendLineEnd(&bytes)
    }

    /// Line ends within the text become spaces: a simple string is one line.
    private static func appendSimple(_ text: String, _ bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "+"))
        for byte in text.utf8 {
            bytes.append(byte == Byte.lineFeed || byte == Byte.carriageReturn ? Byte.space : byte)
        }
        appendLineEnd(&bytes)
    }

    private static func appendBulk(_ text: String, _ bytes: inout [UInt8]) {
        appendHeader("$", text.utf8.count, &bytes)
        bytes.append(contentsOf: text.utf8)
        appendLineEnd(&bytes)
    }

    private static func appendInteger(_ number: Int64, _ bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: ":"))
        Decimal.append(number, to: &bytes)
        appendLineEnd(&bytes)
    }

    private static func appendLineEnd(_ bytes: inout [UInt8]) {
        bytes.append(Byte.carriageReturn)
        bytes.append(Byte.lineFeed)
    }
}
