/// One value of RESP2 or RESP3 as it came over the wire.
package indirect enum WireValue: Hashable, Sendable {
    /// A key and its value, in the order in which the server sent them.
    package struct Entry: Hashable, Sendable {
        package let key: WireValue
        package let value: WireValue

        package init(_ key: WireValue, _ value: WireValue) {
            self.key = key
            self.value = value
        }
    }

    case simple(String)
    case error(String)
    case integer(Int64)
    case double(Double)
    case boolean(Bool)
    case bulk(String)
    case verbatim(String)
    case null
    case array([WireValue])
    case map([Entry])
    case push([WireValue])
}

/// Bytes that are not RESP, or that are beyond what a reply may reasonably be; the connection is of no more use.
package struct ReplyDecoderError: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}

/// Turns bytes into reply values, however they were cut on the way.
///
/// Each byte is looked at once: finished elements of an unfinished array are kept, not read again.
package struct ReplyDecoder: Sendable {
    /// Longest line of a reply: a record of a thousand long fields fits many times over.
    package static let lineBytesMax = 4 << 20
    /// Largest document: a year's report as HTML is a hundredth of it.
    package static let bulkBytesMax = 256 << 20
    /// Deepest nesting; `COMMAND DOCS` needs about eight.
    package static let depthMax = 32

    private enum Aggregate {
        case array, map, push, attribute
    }

    private struct Frame {
        let kind: Aggregate
        var missing: Int
        var values: [WireValue] = []
    }

    private var bytes: [UInt8] = []
    private var head = 0
    private var scanned = 0
    private var frames: [Frame] = []

    package init() {}

    /// Takes what arrived.
    package mutating func append(_ more: some Collection<UInt8>) {
        if head > 0, head == bytes.count || head > 1 << 16 {
            bytes.removeSubrange(..<head)
            scanned = max(scanned - head, 0)
            head = 0
        }
        bytes.append(contentsOf: more)
    }

    /// The next whole value, or nil until more bytes come.
    package mutating func next() throws(ReplyDecoderError) -> WireValue? {
        while let lineEnd = try endOfLine() {
            let kind = bytes[head]
            let text = self.text(head + 1, lineEnd)
            let after = lineEnd + 1
            var value: WireValue?
            switch kind {
            case UInt8(ascii: "$"), UInt8(ascii: "="), UInt8(ascii: "!"):
                let length = try Self.count(text, atMost: Self.bulkBytesMax)
                guard length >= 0 else {
                    value = .null
                    break
                }
                guard bytes.count >= after + length + 2 else { return nil }
                value = bulk(kind, self.text(after, after + length))
                head = after + length + 2
                scanned = head
            case UInt8(ascii: "*"), UInt8(ascii: "~"), UInt8(ascii: "%"), UInt8(ascii: ">"), UInt8(ascii: "|"):
                value = try open(kind, count: try Self.count(text, atMost: .max / 2))
            default:
                value = try Self.scalar(kind, text)
            }
            if head < after { head = after }
            if let value, let whole = finish(value) { return whole }
        }
        return nil
    }

    /// The index of the next line feed, or nil while the line is not whole.
    private mutating func endOfLine() throws(ReplyDecoderError) -> Int? {
        var index = max(head, scanned)
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
        guard index - head <= Self.lineBytesMax else { throw ReplyDecoderError("a reply line is too long") }
        guard index < bytes.count else {
            scanned = index
            return nil
        }
        guard index > head else { throw ReplyDecoderError("an empty reply line") }
        return index
    }

    private func text(_ start: Int, _ end: Int) -> String {
        var end = end
        if end < bytes.count, bytes[end] == UInt8(ascii: "\n"), end > start, bytes[end - 1] == UInt8(ascii: "\r") {
            end -= 1
        }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private func bulk(_ kind: UInt8, _ text: String) -> WireValue {
        switch kind {
        case UInt8(ascii: "!"): .error(text)
        case UInt8(ascii: "="): .verbatim(String(text.unicodeScalars.dropFirst(4)))
        default: .bulk(text)
        }
    }

    /// Begins an array or map; returns it at once when it is empty or null.
    private mutating func open(_ kind: UInt8, count: Int) throws(ReplyDecoderError) -> WireValue? {
        guard count >= 0 else { return .null }
        guard frames.count < Self.depthMax else { throw ReplyDecoderError("a reply is nested too deeply") }
        let frame =
            switch kind {
            case UInt8(ascii: "%"): Frame(kind: .map, missing: count * 2)
            case UInt8(ascii: "|"): Frame(kind: .attribute, missing: count * 2)
            case UInt8(ascii: ">"): Frame(kind: .push, missing: count)
            default: Frame(kind: .array, missing: count)
            }
        guard count > 0 else { return Self.closed(frame) }
        frames.append(frame)
        return nil
    }

    /// Puts a whole value into the innermost unfinished one, and closes as many as that completes.
    private mutating func finish(_ value: WireValue) -> WireValue? {
        var value = value
        while var frame = frames.popLast() {
            frame.values.append(value)
            frame.missing -= 1
            guard frame.missing == 0 else {
                frames.append(frame)
                return nil
            }
            // An attribute is a remark about the value that follows; nothing here reads it.
            guard let closed = Self.closed(frame) else { return nil }
            value = closed
        }
        return value
    }

    private static func closed(_ frame: Frame) -> WireValue? {
        switch frame.kind {
        case .array: .array(frame.values)
        case .push: .push(frame.values)
        case .attribute: nil
        case .map:
            .map(
                stride(from: 0, to: frame.values.count, by: 2).map {
                    WireValue.Entry(frame.values[$0], frame.values[$0 + 1])
                })
        }
    }

    private static func count(_ text: String, atMost limit: Int) throws(ReplyDecoderError) -> Int {
        guard let count = Int(text), count >= -1, count <= limit else {
            throw ReplyDecoderError("a reply has an impossible length")
        }
        return count
    }

    private static func scalar(_ kind: UInt8, _ text: String) throws(ReplyDecoderError) -> WireValue {
        switch kind {
        case UInt8(ascii: "+"), UInt8(ascii: "("): return .simple(text)
        case UInt8(ascii: "-"): return .error(text)
        case UInt8(ascii: "_"): return .null
        case UInt8(ascii: "#") where text == "t" || text == "f": return .boolean(text == "t")
        case UInt8(ascii: ":"):
            if let number = Int64(text) { return .integer(number) }
        case UInt8(ascii: ","):
            if let number = Double(text) { return .double(number) }
        default: break
        }
        throw ReplyDecoderError("the other side does not speak RESP")
    }
}
