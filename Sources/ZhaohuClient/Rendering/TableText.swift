internal import ZhaohuDomain
package import ZhaohuWire

/// Replies for people: aligned in columns of a terminal, Chinese characters counted as two.
package struct TableText: Sendable {
    /// Shown for a list without rows.
    package let empty: String
    private static let gap = "  "

    package init(empty: String) {
        self.empty = empty
    }

    /// A record as lines of a name and a value.
    package func record(_ record: AnswerRecord) -> String {
        pairs(record.fields.map { ($0.name, Self.cell($0.value)) })
    }

    /// Names and values, the values beginning in one column.
    package func pairs(_ pairs: [(name: String, value: String)]) -> String {
        let width = pairs.map { DisplayWidth.of($0.name) }.max() ?? 0
        return pairs.map { pair in
            pair.value.isEmpty ? pair.name : DisplayWidth.padded(pair.name, to: width) + Self.gap + pair.value
        }.joined(separator: "\n")
    }

    /// Records as a table with a header; a field that a record does not have stays blank.
    package func table(_ records: [AnswerRecord]) -> String {
        guard !records.isEmpty else { return empty }
        let names = Self.columns(of: records)
        let columns = names.map { name in
            let values = records.map { $0[name] }
            let isNumber = values.allSatisfy { $0?.isNumber ?? true }
            let cells = [name] + values.map { $0.map(Self.cell) ?? "" }
            let width = cells.map { DisplayWidth.of($0) }.max() ?? 0
            return cells.map { DisplayWidth.padded($0, to: width, right: isNumber) }
        }
        return (0...records.count).map { row in
            let line = columns.map { $0[row] }.joined(separator: Self.gap)
            return String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }

    /// The names of all fields, in the order in which they first appear.
    package static func columns(of records: [AnswerRecord]) -> [String] {
        var seen: Set<String> = []
        return records.flatMap(\.fields).map(\.name).filter { seen.insert($0).inserted }
    }

    /// A value in one line.
    package static func cell(_ value: WireValue) -> String {
        SafeText.oneLine(value.text ?? (value == .null ? "" : JSONText.of(value)))
    }
}

extension WireValue {
    /// True for what is set flush right in a column.
    fileprivate var isNumber: Bool {
        switch self {
        case .integer, .double: true
        case .simple(let text), .bulk(let text): CSVText.isPlainNumber(text) && text.utf8.count < 16
        default: false
        }
    }
}
