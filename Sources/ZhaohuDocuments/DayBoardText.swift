internal import ZhaohuDomain

/// Plain text made ready for a bar, a cell or a line of a terminal.
enum DayBoardText {
    /// The text in one line: control characters, marks that turn the direction of writing and what XML does not allow
    /// become blanks.
    static func plain(_ text: String) -> String {
        var safe = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x20, 0x7f...0x9f, 0x2028...0x202e, 0x2066...0x2069, 0xfffe, 0xffff: safe.append(" ")
            default: safe.append(scalar)
            }
        }
        return String(safe)
    }

    /// The columns of a terminal that the text takes: a Chinese character two, a combining mark none.
    static func columns(_ text: some StringProtocol) -> Int {
        DisplayWidth.of(text)
    }

    /// How wide small print of a page is, in hundredths of a letter's height; rather too much than too little.
    static func width(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { sum, scalar in
            switch scalar {
            case " ", "!", "'", "(", ")", ",", ".", ":", ";", "I", "f", "i", "j", "l", "r", "t", "|", "′", "-": sum + 37
            case "m", "w", "M", "W", "@", "%": sum + 92
            case "A"..."Z": sum + 72
            // Circled numbers and geometric shapes are as wide as Chinese characters in Chinese fonts.
            case "①"..."◿", "…": sum + 100
            default: sum + (columns(String(scalar)) == 2 ? 100 : columns(String(scalar)) * 57)
            }
        }
    }

    /// The text, cut with an ellipsis where it would take more than that many columns.
    static func clipped(_ text: String, to limit: Int) -> String { clipped(text, to: limit, ellipsis: 1, by: columns) }

    /// The text, cut with an ellipsis where its small print would be wider.
    static func fitted(_ text: String, to limit: Int) -> String { clipped(text, to: limit, ellipsis: 100, by: width) }

    private static func clipped(_ text: String, to limit: Int, ellipsis: Int, by measure: (String) -> Int) -> String {
        guard measure(text) > limit else { return text }
        guard limit >= ellipsis else { return "" }
        var kept = ""
        var used = 0
        for character in text {
            used += measure(String(character))
            guard used + ellipsis <= limit else { break }
            kept.append(character)
        }
        return kept + "…"
    }

    /// Rows whose cells begin, or with `right` end, in the same columns; no blanks at the end of a line.
    static func aligned(_ rows: [[String]], right: Set<Int> = []) -> [String] {
        var widths: [Int] = []
        for row in rows {
            for (column, cell) in row.enumerated() {
                if column == widths.count { widths.append(0) }
                widths[column] = max(widths[column], columns(cell))
            }
        }
        return rows.map { row in
            var line = row.enumerated().map { column, cell in
                let room = String(repeating: " ", count: widths[column] - columns(cell))
                return right.contains(column) ? room + cell : cell + room
            }.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
