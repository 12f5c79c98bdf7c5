/// A value as a client reads it from the wire, in RESP2 or RESP3.
package indirect enum WireValue: Hashable, Sendable {
    /// One entry of a map.
    package struct Pair: Hashable, Sendable {
        /// Any value; a text as a rule.
        package let key: WireValue
        /// What belongs to the key.
        package let value: WireValue

        /// An entry of these two.
        package init(_ key: WireValue, _ value: WireValue) {
            self.key = key
            self.value = value
        }
    }

    case simple(String)
    /// The line without its `-`.
    case error(String)
    case integer(Int64)
    case bulk(String)
    /// A bulk string that is no text.
    case bytes([UInt8])
    case null
    /// An array, or a set of RESP3.
    case array([WireValue])
    case map([Pair])
    /// The format is three letters, `txt` or `mkd`.
    case verbatim(format: String, text: String)
    case push([WireValue])
    case double(Double)
    case boolean(Bool)
}

/// Why a reply cannot be read; the connection is of no use afterwards.
package enum WireValueError: Error, Hashable, Sendable {
    /// The bytes are not RESP; tells what was expected.
    case malformed(expected: String)
    /// A length is over that limit.
    case tooLong(limit: Int)
    /// Arrays are nested deeper than that limit.
    case tooDeep(limit: Int)
}

extension WireValueError: CustomStringConvertible {
    /// In a few English words.
    package var description: String {
        switch self {
        case .malformed(let expected): "expected \(expected)"
        case .tooLong(let limit): "a length beyond the limit of \(limit)"
        case .tooDeep(let limit): "nesting beyond the limit of \(limit)"
        }
    }
}

/// The bounds of what a client accepts in one reply.
package struct ReplyLimits: Hashable, Sendable {
    /// Bytes of a line, such as a simple string.
    ///
    /// Default 1 MiB.
    package var line: Int
    /// Bytes of a bulk or verbatim string.
    ///
    /// Default 64 MiB: a report over a year is some 10 MiB.
    package var bulk: Int
    /// Values in one reply, at all depths together.
    ///
    /// Default 4,194,304.
    package var values: Int
    /// Nesting of arrays and maps.
    ///
    /// Default 32; `COMMAND DOCS` has 5.
    package var depth: Int

    /// The defaults where nothing else is said.
    package init(line: Int = 1_048_576, bulk: Int = 67_108_864, values: Int = 4_194_304, depth: Int = 32) {
        self.line = line
        self.bulk = bulk
        self.values = values
        self.depth = depth
    }
}
