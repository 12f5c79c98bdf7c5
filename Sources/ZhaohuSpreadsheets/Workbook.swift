/// A spreadsheet as plain values; ``bytes()`` makes the file.
///
/// This target is the only one that knows of libxlsxwriter; it knows nothing of reports.
package struct Workbook: Sendable {
    /// A cell.
    package enum Cell: Hashable, Sendable {
        case text(String)
        /// Shown with so many decimals, 0 to 6.
        case number(Double, decimals: Int)
    }

    /// One sheet: lines of text, then a table whose header stays in sight and on every printed page.
    package struct Sheet: Sendable {
        /// At most 31 characters, without `[ ] : * ? / \`; made so.
        package let name: String
        /// Above the table.
        package let lines: [String]
        /// Empty for a sheet of text alone.
        package let header: [String]
        package let rows: [[Cell]]
        /// Rows that stand out.
        package let marked: Set<Int>

        package init(name: String, lines: [String], header: [String], rows: [[Cell]], marked: Set<Int> = []) {
            self.name = name
            self.lines = lines
            self.header = header
            self.rows = rows
            self.marked = marked
        }
    }

    /// Shown by file managers.
    package let title: String
    package let author: String
    /// Seconds since 1970, written into the file: the same values give the same bytes.
    package let createdAt: Int
    package let sheets: [Sheet]

    package init(title: String, author: String, createdAt: Int, sheets: [Sheet]) {
        self.title = title
        self.author = author
        self.createdAt = createdAt
        self.sheets = sheets
    }
}

/// Why a spreadsheet could not be made: the library's code and sentence.
package struct SpreadsheetFailure: Error, CustomStringConvertible {
    package let code: Int
    package let detail: String

    package var description: String { "spreadsheet: \(detail) (\(code))" }
}
