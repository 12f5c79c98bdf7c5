package import ZhaohuWire

/// Replies as JSON: records as objects in the server's order, whole numbers as numbers.
package enum JSONText {
    /// The value as JSON on one line.
    package static func of(_ value: WireValue) -> String {
        switch value {
        case .simple(let text), .error(let text), .bulk(let text), .verbatim(_, let text): quoted(text)
        case .bytes(let bytes): quoted("\(bytes.count) bytes")
        case .integer(let number): String(number)
        case .double(let number): number.isFinite ? String(number) : quoted(String(number))
        case .boolean(let flag): flag ? "true" : "false"
        case .null: "null"
        case .array(let values), .push(let values): "[" + values.map(of).joined(separator: ",") + "]"
        case .map(let pairs):
            "{" + pairs.map { quoted($0.key.text ?? of($0.key)) + ":" + of($0.value) }.joined(separator: ",") + "}"
        }
    }

    /// The record as an object.
    package static func of(_ record: AnswerRecord) -> String {
        "{" + record.fields.map { quoted($0.name) + ":" + of($0.value) }.joined(separator: ",") + "}"
    }

    /// The text as a JSON string.
    package static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7f || scalar == "\u{2028}" || scalar == "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
