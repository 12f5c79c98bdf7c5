/// Reads lists of service items, and answers to items of an instrument.
enum ItemReader {
    /// A score, `5`, or `?asleep`: a reason why the item cannot be judged.
    static func answer(_ bytes: UnsafeRawBufferPointer) -> FieldValue? {
        guard bytes.first == UInt8(ascii: "?") else {
            return FieldType.integer(bytes, FieldBounds.score).map { .integer($0) }
        }
        let reason = bytes.dropFirst()
        guard (1...FieldBounds.reasonMax).contains(reason.count),
            reason.allSatisfy({ (0x61...0x7A).contains(Byte.lower($0)) || $0 == UInt8(ascii: "_") })
        else { return nil }
        return .unjudged(String(decoding: reason.map { Byte.lower($0) }, as: UTF8.self))
    }

    /// `bathing:1,feeding:2`; an item may stand there once.
    static func items(_ bytes: UnsafeRawBufferPointer) -> FieldValue? {
        var items: [(item: String, count: Int)] = []
        let isRead = each(bytes) { name, rest in
            guard let count = FieldType.integer(rest, FieldBounds.count), !items.contains(where: { $0.item == name })
            else { return false }
            items.append((name, count))
            return true
        }
        return isRead ? .items(items) : nil
    }

    /// `bathing:2/week,feeding:1/day`; an item may stand there once.
    static func frequencies(_ bytes: UnsafeRawBufferPointer) -> FieldValue? {
        var items: [(item: String, count: Int, per: String)] = []
        let isRead = each(bytes) { name, rest in
            guard let slash = ByteScan.firstOffset(of: UInt8(ascii: "/"), in: rest),
                let count = FieldType.integer(UnsafeRawBufferPointer(rebasing: rest[..<slash]), FieldBounds.count),
                let period = FieldBounds.periods.first(where: { $0.utf8.elementsEqual(rest[(slash + 1)...]) }),
                !items.contains(where: { $0.item == name })
            else { return false }
            items.append((name, count, period))
            return true
        }
        return isRead ? .frequencies(items) : nil
    }

    /// Calls `body` with the name and the bytes after the colon of each entry, until it says no.
    private static func each(
        _ bytes: UnsafeRawBufferPointer, _ body: (String, UnsafeRawBufferPointer) -> Bool
    ) -> Bool {
        var start = 0
        var entries = 0
        while true {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
            let length = ByteScan.firstOffset(of: UInt8(ascii: ","), in: rest)
            let entry = UnsafeRawBufferPointer(rebasing: rest[..<(length ?? rest.count)])
            entries += 1
            guard entries <= FieldBounds.entriesMax, let colon = ByteScan.firstOffset(of: UInt8(ascii: ":"), in: entry),
                isName(entry[..<colon]),
                body(
                    String(decoding: entry[..<colon], as: UTF8.self),
                    UnsafeRawBufferPointer(rebasing: entry[(colon + 1)...]))
            else { return false }
            guard let length else { return true }
            start += length + 1
        }
    }

    /// Letters, digits, `_`, `-` and `.`.
    private static func isName(_ bytes: Slice<UnsafeRawBufferPointer>) -> Bool {
        (1...FieldBounds.nameMax).contains(bytes.count) && bytes.allSatisfy { KeyReader.isNameByte($0) }
    }
}

/// Finds the key of a `key=value` token.
enum KeyReader {
    /// The offset of the `=`, nil when the token is not a field: its key is a letter, then letters, digits, `_-.`.
    static func equalsOffset(_ token: UnsafeRawBufferPointer) -> Int? {
        guard let first = token.first, Byte.lower(first) >= 0x61, Byte.lower(first) <= 0x7A else { return nil }
        var offset = 1
        while offset < token.count {
            let byte = token[offset]
            if byte == Byte.equals { return offset }
            guard isNameByte(byte) else { return nil }
            offset &+= 1
        }
        return nil
    }

    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
    }
}
