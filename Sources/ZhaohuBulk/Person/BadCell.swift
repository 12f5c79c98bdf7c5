/// A cell that keeps its file from being loaded.
///
/// Its value is personal data: for the sender, never for a log.
package struct BadCell: Hashable, Sendable {
    /// The row as a spreadsheet counts, the header being 1.
    package let row: Int
    /// Nil when the row as a whole is bad.
    package let column: PersonColumn?
    package let value: String
    package let fault: CellFault

    /// Characters of a value that are kept; longer ones are cut.
    package static let valueMax = 300

    package init(row: Int, column: PersonColumn?, value: String, fault: CellFault) {
        self.row = row
        self.column = column
        self.value = value
        self.fault = fault
    }

    /// The first line of a rejects file.
    package static let csvHeader = "row,column,value,reason,way out"

    /// Its line in a rejects file, without the line feed.
    package var csvLine: String {
        let cells = [String(row), column?.name ?? "", value, fault.reason, fault.wayOut]
        return cells.map(Self.quoted).joined(separator: ",")
    }

    /// Quoted where RFC 4180 asks for it; control characters are shown as `\u{1B}`, so that the file is safe to look at.
    private static func quoted(_ cell: String) -> String {
        var text = ""
        var needsQuotes = false
        for scalar in cell.unicodeScalars {
            switch scalar {
            case "\"":
                needsQuotes = true
                text += "\"\""
            case ",":
                needsQuotes = true
                text += ","
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
                text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return needsQuotes ? "\"\(text)\"" : text
    }
}
