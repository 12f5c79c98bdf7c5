/// A table of plain texts.
enum HTMLTable {
    /// The table; without a head the first cell of each row is one.
    ///
    /// - Parameters:
    ///   - head: the titles of the columns.
    ///   - rows: plain texts, escaped here.
    ///   - numbers: the columns set to the right.
    ///   - marked: the rows that stand out.
    /// - Returns: the element.
    static func text(
        head: [String] = [], rows: [[String]], numbers: Set<Int> = [], marked: Set<Int> = []
    ) -> String {
        var text = "<table>\n"
        if !head.isEmpty {
            let cells = head.enumerated().map { column, title in
                "<th scope=\"col\"\(numbers.contains(column) ? " class=\"number\"" : "")>\(HTMLText.escaped(title))</th>"
            }
            text += "<thead><tr>\(cells.joined())</tr></thead>\n"
        }
        text += "<tbody>\n"
        for (number, row) in rows.enumerated() {
            let cells = row.enumerated().map { column, cell in
                if column == 0 { return "<th scope=\"row\">\(HTMLText.escaped(cell))</th>" }
                return "<td\(numbers.contains(column) ? " class=\"number\"" : "")>\(HTMLText.escaped(cell))</td>"
            }
            text += "<tr\(marked.contains(number) ? " class=\"mark\"" : "")>\(cells.joined())</tr>\n"
        }
        return text + "</tbody>\n</table>\n"
    }
}
