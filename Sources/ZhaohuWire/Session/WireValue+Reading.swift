extension WireValue {
    /// The text of a scalar; nil for arrays, maps and null.
    package var text: String? {
        switch self {
        case .simple(let text), .error(let text), .bulk(let text), .verbatim(_, let text): text
        case .integer(let number): String(number)
        case .double(let number): String(number)
        case .boolean(let flag): flag ? "true" : "false"
        case .null, .bytes, .array, .map, .push: nil
        }
    }

    /// The elements of an array or push; nil for anything else.
    package var elements: [WireValue]? {
        switch self {
        case .array(let values), .push(let values): values
        default: nil
        }
    }

    /// The pairs of a map, or of a flat array of keys and values as RESP2 sends them.
    package var pairs: [Pair]? {
        switch self {
        case .map(let pairs): pairs
        case .array(let values) where values.count.isMultiple(of: 2):
            stride(from: 0, to: values.count, by: 2).map { Pair(values[$0], values[$0 + 1]) }
        default: nil
        }
    }

    /// The value under that key of a map.
    package subscript(key: String) -> WireValue? {
        pairs?.first { $0.key.text == key }?.value
    }
}
