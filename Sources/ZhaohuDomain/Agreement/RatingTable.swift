/// How often two raters gave which answers: rows are the first rater's, columns the second's.
///
/// Categories are counted from 0 in the order of their worth, so that neighbours are the least different.
package struct RatingTable: Hashable, Sendable {
    package let categories: Int
    /// Row by row.
    private var counts: [Int]

    /// An empty table; `categories` is 1 or more.
    package init(categories: Int) {
        self.categories = max(1, categories)
        counts = Array(repeating: 0, count: self.categories * self.categories)
    }

    /// Counts one pair of answers, or several of the same; both categories are within the table.
    package mutating func add(_ first: Int, _ second: Int, times: Int = 1) {
        counts[first * categories + second] += times
    }

    /// The count of a cell.
    package subscript(first: Int, second: Int) -> Int { counts[first * categories + second] }

    /// Pairs of answers.
    package var n: Int { counts.reduce(0, +) }

    /// Pairs in which both gave the same answer.
    package var same: Int { (0..<categories).reduce(0) { $0 + self[$1, $1] } }

    /// How often the first rater gave each category.
    package var rowSums: [Int] {
        (0..<categories).map { row in (0..<categories).reduce(0) { $0 + self[row, $1] } }
    }

    /// How often the second rater gave each category.
    package var columnSums: [Int] {
        (0..<categories).map { column in (0..<categories).reduce(0) { $0 + self[$1, column] } }
    }
}
