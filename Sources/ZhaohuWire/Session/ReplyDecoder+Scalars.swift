/// The values that fit into a line, and the parts of longer ones.
extension ReplyDecoder {
    static func scalar(_ mark: UInt8, _ rest: ArraySlice<UInt8>) throws(WireValueError) -> WireValue {
        switch mark {
        case UInt8(ascii: "+"): return .simple(String(decoding: rest, as: UTF8.self))
        case UInt8(ascii: "-"): return .error(String(decoding: rest, as: UTF8.self))
        case UInt8(ascii: ":"): return .integer(try integer(rest))
        case UInt8(ascii: "("): return .bulk(String(decoding: rest, as: UTF8.self))
        case UInt8(ascii: "_") where rest.isEmpty: return .null
        case UInt8(ascii: "#"):
            guard rest.count == 1, let flag = rest.first, flag == UInt8(ascii: "t") || flag == UInt8(ascii: "f") else {
                throw .malformed(expected: "t or f")
            }
            return .boolean(flag == UInt8(ascii: "t"))
        case UInt8(ascii: ","):
            guard let number = Double(String(decoding: rest, as: UTF8.self)) else {
                throw .malformed(expected: "a number")
            }
            return .double(number)
        default: throw .malformed(expected: "a type byte")
        }
    }

    /// The length of a string or an array, nil for the nulls of RESP2.
    static func length(_ digits: ArraySlice<UInt8>, limit: Int) throws(WireValueError) -> Int? {
        if digits.elementsEqual("-1".utf8) { return nil }
        guard !digits.isEmpty, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
            throw .malformed(expected: "a length")
        }
        let number = digits.withUnsafeBytes { Decimal.signed($0) }
        guard let number, number <= limit else { throw .tooLong(limit: limit) }
        return Int(number)
    }

    /// A bulk string, a verbatim string, or an error in the form of a string.
    static func text(_ mark: UInt8, _ bytes: ArraySlice<UInt8>) throws(WireValueError) -> WireValue {
        guard mark == UInt8(ascii: "=") else {
            if mark == UInt8(ascii: "!") { return .error(String(decoding: bytes, as: UTF8.self)) }
            return String(validating: bytes, as: UTF8.self).map(WireValue.bulk) ?? .bytes(Array(bytes))
        }
        guard bytes.count >= 4, bytes[bytes.startIndex + 3] == UInt8(ascii: ":") else {
            throw .malformed(expected: "a format such as txt:")
        }
        return .verbatim(
            format: String(decoding: bytes.prefix(3), as: UTF8.self),
            text: String(decoding: bytes.dropFirst(4), as: UTF8.self))
    }

    private static func integer(_ digits: ArraySlice<UInt8>) throws(WireValueError) -> Int64 {
        let unsigned = digits.first == UInt8(ascii: "+") ? digits.dropFirst() : digits
        guard let number = unsigned.withUnsafeBytes({ Decimal.signed($0) }) else {
            throw .malformed(expected: "a whole number")
        }
        return number
    }
}
