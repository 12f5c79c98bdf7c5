/// Replies as CSV (RFC 4180), safe to open in a spreadsheet.
package enum CSVText {
    /// One line without its end.
    package static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") }

    /// One cell: quoted where needed, and never a formula.
    ///
    /// Spreadsheets run a cell that begins with `=`, `+`, `-`, `@`, a tab or a return; such a cell gets an apostrophe
    /// in front, unless it is a plain number.
    package static func cell(_ text: String) -> String {
        var text = text
        if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first), !isPlainNumber(text) {
            text = "'" + text
        }
        guard text.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }

    /// An optional sign, digits, and at most one decimal point among them.
    static func isPlainNumber(_ text: String) -> Bool {
        let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        guard text.utf8.count - digits.count <= 1, let first = digits.first, let last = digits.last else {
            return false
        }
        let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count <= 2 && isDigit(first) && isDigit(last) && parts.allSatisfy { $0.allSatisfy(isDigit) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
}
