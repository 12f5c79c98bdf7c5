/// Services given in a visit with their counts, `bathing:1,feeding:1`.
package struct ServiceItems: Hashable, Sendable, CustomStringConvertible {
    /// One service and how many times it was given, 1...20.
    package struct Entry: Hashable, Sendable {
        package let item: String
        package let count: Int
    }

    /// In the order given, each item once.
    package let entries: [Entry]

    /// Reads `bathing:1,feeding:1`; at least one and at most 64, each item once.
    ///
    /// - Throws: ``RefusalRule/itemsMalformed`` with the part that is wrong, ``RefusalRule/itemTwice``.
    package static func parse(_ text: String) throws(Refusal) -> ServiceItems {
        var entries: [Entry] = []
        // By bytes: comparing characters costs more than all the rest, and no separator is part of another character.
        for part in text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            guard entries.count < 64, let (item, count) = pair(part) else {
                throw Refusal(.itemsMalformed, ["value": String(Substring(part)), "expected": "item:1..20"])
            }
            guard !entries.contains(where: { $0.item == item }) else { throw Refusal(.itemTwice, ["item": item]) }
            entries.append(Entry(item: item, count: count))
        }
        return ServiceItems(entries: entries)
    }

    package var description: String { entries.map { "\($0.item):\($0.count)" }.joined(separator: ",") }

    /// Reads `item:count`; an item is at most 40 letters, digits, dots and underscores, and begins with a letter.
    static func pair(_ text: Substring.UTF8View) -> (item: String, count: Int)? {
        guard let colon = text.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let (name, digits) = (text[..<colon], text[text.index(after: colon)...])
        guard let count = Digits.number(digits), (1...20).contains(count), name.count <= 40,
            let first = name.first, isLetter(first), name.allSatisfy(isNameByte)
        else { return nil }
        return (String(Substring(name)), count)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }
}
