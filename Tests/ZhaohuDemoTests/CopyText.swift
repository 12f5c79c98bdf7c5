import ZhaohuDemo
import ZhaohuDomain

/// One row of COPY text as the tests read it: the fields as written, unescaped on demand.
struct CopyRow {
    let fields: [ArraySlice<UInt8>]

    /// The text of a field; nil for `\N`.
    func text(_ index: Int) -> String? {
        let field = fields[index]
        if field.elementsEqual([92, 78]) { return nil }
        guard field.contains(92) else { return String(decoding: field, as: UTF8.self) }
        return String(decoding: CopyRow.unescaped(field), as: UTF8.self)
    }

    func isNull(_ index: Int) -> Bool {
        fields[index].count == 2 && fields[index].first == 92
    }

    /// The whole number in a field; nil for `\N` and anything else.
    func number(_ index: Int) -> Int? {
        let field = fields[index]
        return field.first == UInt8(ascii: "-") ? Digits.number(field.dropFirst()).map { -$0 } : Digits.number(field)
    }

    func day(_ index: Int) -> Day? {
        CopyRow.day(fields[index])
    }

    /// Seconds of local time since 1970, from `YYYY-MM-DD HH:MM:SS+08`.
    func moment(_ index: Int) -> Int? {
        let field = fields[index]
        let start = field.startIndex
        guard field.count == 22, field.suffix(3).elementsEqual("+08".utf8), let day = CopyRow.day(field.prefix(10)),
            let hour = Digits.number(field[(start + 11)..<(start + 13)]),
            let minute = Digits.number(field[(start + 14)..<(start + 16)]),
            let second = Digits.number(field[(start + 17)..<(start + 19)])
        else { return nil }
        return day.number * 86_400 + hour * 3_600 + minute * 60 + second
    }

    /// The elements of a literal of plain words.
    func words(_ index: Int) -> [String] {
        let field = fields[index].dropFirst().dropLast()
        return field.isEmpty ? [] : String(decoding: field, as: UTF8.self).split(separator: ",").map(String.init)
    }

    private static func day(_ field: ArraySlice<UInt8>) -> Day? {
        let start = field.startIndex
        guard field.count == 10, let year = Digits.number(field[start..<(start + 4)]),
            let month = Digits.number(field[(start + 5)..<(start + 7)]),
            let day = Digits.number(field[(start + 8)..<(start + 10)])
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    private static func unescaped(_ field: ArraySlice<UInt8>) -> [UInt8] {
        let letters: [UInt8: UInt8] = [
            UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9, UInt8(ascii: "n"): 10, UInt8(ascii: "v"): 11,
            UInt8(ascii: "f"): 12, UInt8(ascii: "r"): 13,
        ]
        var bytes: [UInt8] = []
        var isEscaped = false
        for byte in field {
            if byte == 92, !isEscaped {
                isEscaped = true
            } else {
                bytes.append(isEscaped ? letters[byte] ?? byte : byte)
                isEscaped = false
            }
        }
        return bytes
    }
}

extension DemoTable {
    /// Reads the table's own output; each chunk must end with a whole row.
    func forEachRow(_ body: (CopyRow) throws -> Void) throws {
        try write { chunk in
            var fields: [ArraySlice<UInt8>] = []
            var start = 0
            for index in chunk.indices where chunk[index] == 9 || chunk[index] == 10 {
                fields.append(chunk[start..<index])
                start = index + 1
                if chunk[index] == 10 {
                    try body(CopyRow(fields: fields))
                    fields.removeAll(keepingCapacity: true)
                }
            }
            if start != chunk.count { throw CutRow() }
        }
    }

    struct CutRow: Error {}
}
