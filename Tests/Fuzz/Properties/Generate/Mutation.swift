/// Small changes to a known case.
enum Mutation {
    private static let tokens: [[UInt8]] =
        [
            "\r\n", "\n", "\"", "'", "\\", "=", " ", "*", "$", "*1\r\n", "$-1\r\n", "$1048577\r\n", "*1025\r\n",
            "\\x00",
            "\\xff", "-", "+", ",", ":", "/", "0", "9", "99999999999999999999", "9223372036854775807", "T24:00:00", "Z",
            "+08:00", "op=", "today", "中", "e\u{301}", "\u{212A}", "\u{FEFF}", " HTTP/1.1\r\n",
        ].map { Array($0.utf8) } + [[0], [0x7F], [0xFF], [0xE4, 0xB8], [0xED, 0xA0, 0x80], [0x16, 0x03]]
    private static let lengthMax = 8_192

    /// The case after one to four changes, sometimes with a part of another one.
    static func changed(_ bytes: [UInt8], with other: [UInt8], _ random: inout CaseRandom) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<(1 + random.below(4)) {
            let place = random.below(bytes.count + 1)
            let end = place + random.below(min(16, bytes.count - place) + 1)
            switch random.below(8) {
            case 0 where place < bytes.count: bytes[place] = random.byte()
            case 1 where place < bytes.count: bytes[place] ^= 1 << UInt8(random.below(8))
            case 2: bytes.removeSubrange(place..<end)
            case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 4: bytes.insert(random.byte(), at: place)
            case 5 where !other.isEmpty:
                let start = random.below(other.count)
                bytes.replaceSubrange(place..<end, with: other[start..<min(other.count, start + 1 + random.below(64))])
            case 6: bytes = Array(bytes[..<place])
            default: bytes.replaceSubrange(place..<(random.oneIn(2) ? place : end), with: random.pick(tokens))
            }
        }
        return Array(bytes.prefix(lengthMax))
    }
}
