/// A cell of a report: what people read, and the number behind it for a spreadsheet.
package struct ReportCell: Hashable, Sendable {
    package let text: String
    /// Nil for words.
    package let number: Double?
    /// Decimals with which a spreadsheet shows the number.
    package let decimals: Int

    /// Words.
    package init(_ text: String) {
        (self.text, number, decimals) = (text, nil, 0)
    }

    /// A whole number; nil is told as `none`.
    package init(_ count: Int?, none: String = "") {
        (text, number, decimals) = (count.map(String.init) ?? none, count.map(Double.init), 0)
    }

    /// A number with the text that it is rounded to; nil is told as the text alone.
    package init(_ text: String, _ number: Double?, decimals: Int = 1) {
        (self.text, self.number, self.decimals) = (text, number, decimals)
    }
}

/// One table of a report with what has to be said about it.
package struct ReportSection: Sendable {
    package let title: String
    /// What the figures are, before the table.
    package let explanation: [String]
    package let header: [String]
    package let rows: [[ReportCell]]
    /// The columns set to the right.
    package let numbers: Set<Int>
    /// Rows that stand out, such as the total.
    package let marked: Set<Int>

    package init(
        title: String, explanation: [String] = [], header: [String], rows: [[ReportCell]], numbers: Set<Int> = [],
        marked: Set<Int> = []
    ) {
        self.title = title
        self.explanation = explanation
        self.header = header
        self.rows = rows
        self.numbers = numbers
        self.marked = marked
    }
}
