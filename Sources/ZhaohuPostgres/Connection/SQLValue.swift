/// A bind of a statement: in PostgreSQL's text format, or in the binary format of its type.
package enum SQLValue: Sendable, Hashable {
    case null
    case text(String)
    /// See ``BinaryArray``.
    case binary([UInt8])

    package init(_ number: some BinaryInteger) { self = .text(String(number)) }
    package init(_ flag: Bool) { self = .text(flag ? "t" : "f") }

    /// Nil becomes NULL, anything else its description.
    package init(_ value: (some CustomStringConvertible)?) {
        self = value.map { .text($0.description) } ?? .null
    }

    /// Bytes as `bytea` in hex form.
    package init(bytes: some Sequence<UInt8>) {
        var text = "\\x"
        for byte in bytes {
            text.append(Self.hex[Int(byte >> 4)])
            text.append(Self.hex[Int(byte & 15)])
        }
        self = .text(text)
    }

    /// An array literal; the statement casts it to the array type.
    package init(array values: some Sequence<SQLValue>) {
        var literal: [UInt8] = [UInt8(ascii: "{")]
        for value in values {
            if literal.count > 1 { literal.append(UInt8(ascii: ",")) }
            value.appendElement(to: &literal)
        }
        literal.append(UInt8(ascii: "}"))
        self = .text(String(decoding: literal, as: UTF8.self))
    }

    /// An array literal of texts.
    package init(texts: some Sequence<String>) {
        self.init(array: texts.map { .text($0) })
    }

    private static let hex = Array("0123456789abcdef")

    private func appendElement(to literal: inout [UInt8]) {
        guard case .text(let text) = self else {
            assert(self == .null, "a binary value is no element of a text array")
            literal.append(contentsOf: "NULL".utf8)
            return
        }
        literal.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { literal.append(UInt8(ascii: "\\")) }
            literal.append(byte)
        }
        literal.append(UInt8(ascii: "\""))
    }
}

extension SQLValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int64) { self = .text(String(value)) }
}
