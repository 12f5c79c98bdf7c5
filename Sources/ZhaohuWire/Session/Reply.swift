package import ZhaohuDomain

/// A value in a record: text, or a whole number where RESP3 tells the two apart.
package enum ReplyValue: Hashable, Sendable {
    case text(String)
    case integer(Int64)
}

/// One `key=value` of a reply record.
package struct ReplyField: Hashable, Sendable {
    package let key: String
    package let value: ReplyValue

    package init(_ key: String, _ value: ReplyValue) {
        self.key = key
        self.value = value
    }

    /// A field whose value is written as its description.
    package init(_ key: String, _ value: some CustomStringConvertible) {
        self.init(key, .text(value.description))
    }

    package init(_ key: String, _ value: some BinaryInteger) {
        self.init(key, .integer(Int64(value)))
    }
}

/// What the server answers to one request, before it is put into RESP2 or RESP3.
package enum Reply: Hashable, Sendable {
    /// A record: `+OK key=value …`, or a map in RESP3.
    case record([ReplyField])
    /// A list of records: an array of lines, or of maps.
    case records([[ReplyField]])
    /// A report or form: a bulk string, or a verbatim string.
    case document(String)
    /// A file such as a spreadsheet: a bulk string of bytes that are no text.
    case bytes([UInt8])
    /// The rules say no, or the world broke.
    case refusal(Refusal)
    /// A plain Redis value, for the commands that stock clients expect to answer as Redis does.
    case redis(RedisValue)
}

/// The plain values of the Redis protocol.
package indirect enum RedisValue: Hashable, Sendable {
    case simple(String)
    case bulk(String)
    case integer(Int64)
    case null
    case array([RedisValue])
    /// A flat array in RESP2, a map in RESP3.
    case map([(key: RedisValue, value: RedisValue)])

    package static func == (left: RedisValue, right: RedisValue) -> Bool {
        switch (left, right) {
        case (.simple(let a), .simple(let b)), (.bulk(let a), .bulk(let b)): a == b
        case (.integer(let a), .integer(let b)): a == b
        case (.null, .null): true
        case (.array(let a), .array(let b)): a == b
        case (.map(let a), .map(let b)):
            a.count == b.count && zip(a, b).allSatisfy { $0.key == $1.key && $0.value == $1.value }
        default: false
        }
    }

    package func hash(into hasher: inout Hasher) {
        switch self {
        case .simple(let text), .bulk(let text): hasher.combine(text)
        case .integer(let number): hasher.combine(number)
        case .null: hasher.combine(0)
        case .array(let values): hasher.combine(values)
        case .map(let pairs):
            for pair in pairs {
                hasher.combine(pair.key)
                hasher.combine(pair.value)
            }
        }
    }
}
