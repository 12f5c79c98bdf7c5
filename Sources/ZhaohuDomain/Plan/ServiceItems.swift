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
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard entries.count < 64, let (item, count) = pair(part) else {
                throw Refusal(.itemsMalformed, ["value": String(part), "expected": "item:1..20"])
            }
            guard !entries.contains(where: { $0.item == item }) else { throw Refusal(.itemTwice, ["item": item]) }
            entries.append(Entry(item: item, count: count))
        }
        return ServiceItems(entries: entries)
    }

    package var description: String { entries.map { "\($0.item):\($0.count)" }.joined(separator: ",") }

    /// Reads `item:count`; an item is at most 40 letters, digits, dots and underscores, and begins with a letter.
    static func pair(_ text: some StringProtocol) -> (item: String, count: Int)? {
        let halves = text.split(separator: ":", omittingEmptySubsequences: false)
        guard halves.count == 2, let count = Digits.number(halves[1].utf8), (1...20).contains(count),
            halves[0].utf8.count <= 40, halves[0].first?.isASCII == true, halves[0].first?.isLetter == true,
            halves[0].unicodeScalars.allSatisfy({
                $0 == "_" || $0 == "." || ($0.isASCII && $0.properties.isAlphabetic) || ("0"..."9").contains($0)
            })
        else { return nil }
        return (String(halves[0]), count)
    }
}
