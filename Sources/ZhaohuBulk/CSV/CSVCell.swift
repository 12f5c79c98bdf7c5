/// Where a cell's content lies in the reader's bytes, the quotes around it left out.
package struct CSVCell: Hashable, Sendable {
    package var start: Int
    /// One past the last byte.
    package var end: Int
    /// The cell was written in quotes.
    package var isQuoted = false
    /// It holds quotes written twice, each of which stands for one.
    package var hasDoubledQuotes = false
    /// A quote stands inside a bare cell, something follows the closing quote, or the closing quote is missing.
    package var isBroken = false

    package var range: Range<Int> { start..<end }
}
