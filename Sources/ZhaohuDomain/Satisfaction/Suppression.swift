/// Hides cells of few answers, and as many more as it takes that nobody reckons them from rows, columns and totals.
///
/// A cell of no answers is shown: it tells of nobody. Whoever attacks knows every shown cell, every shown total, and that
/// a hidden cell holds at least one answer; still every hidden cell may hold `least` answers or more for all that, so
/// neither its value nor that it is small can be told. Of a row even somebody who knows this rule cannot solve for a value.
package enum Suppression {
    /// Which cells of a row or column with a shown total are hidden.
    ///
    /// - Parameters:
    ///   - counts: 0 or more each.
    ///   - least: the smallest count that may be shown; at most 1 hides nothing.
    /// - Returns: the hidden cells, and whether the total must be hidden too because they are all of it.
    package static func row(_ counts: [Int], least: Int) -> (hidden: Set<Int>, hidesTotal: Bool) {
        var hidden = Set(counts.indices.filter { isSmall(counts[$0], least) })
        guard !hidden.isEmpty else { return ([], false) }
        while !isProtected(hidden.map { counts[$0] }, least) {
            let shown = counts.indices.filter { counts[$0] > 0 && !hidden.contains($0) }
            guard let next = shown.map({ counts[$0] }).min() else { return (hidden, true) }
            // All of that count: which one is taken must not tell anything.
            hidden.formUnion(shown.filter { counts[$0] == next })
        }
        return (hidden, false)
    }

    /// Which cells of a table with shown totals of rows and columns are hidden; rows are of one length.
    ///
    /// - Returns: a table of the same shape; nil when not even hiding all cells protects them, so that the totals must
    ///   be hidden too.
    package static func table(_ counts: [[Int]], least: Int) -> [[Bool]]? {
        var hidden = counts.map { $0.map { isSmall($0, least) } }
        while let open = firstOpen(counts, hidden, least) {
            guard let next = nextHidden(counts, hidden, beside: open) else { return nil }
            hidden[next.row][next.column] = true
        }
        return hidden
    }

    private static func isSmall(_ count: Int, _ least: Int) -> Bool { count > 0 && count < least }

    /// Each hidden cell could be `least` with one answer in each of the others; and they are not all alike, so that
    /// even who knows how it is done cannot tell which of them is which.
    private static func isProtected(_ hidden: [Int], _ least: Int) -> Bool {
        Set(hidden).count >= 2 && hidden.reduce(0, +) - (hidden.count - 1) >= least
    }

    /// The first hidden cell that can be told, or be told to be small.
    private static func firstOpen(_ counts: [[Int]], _ hidden: [[Bool]], _ least: Int) -> (row: Int, column: Int)? {
        for (row, cells) in hidden.enumerated() {
            for (column, isHidden) in cells.enumerated() where isHidden {
                var cells = HiddenCells(counts, hidden)
                let raises = max(1, least - counts[row][column])
                let canRise = (0..<raises).allSatisfy { _ in cells.raise(row, column) }
                // A cell that is great enough anyway is told only if it can be nothing else.
                guard !canRise else { continue }
                if counts[row][column] >= least, cells.lower(row, column) { continue }
                return (row, column)
            }
        }
        return nil
    }

    /// The smallest shown cell in the row or the column; else the smallest anywhere.
    private static func nextHidden(
        _ counts: [[Int]], _ hidden: [[Bool]], beside open: (row: Int, column: Int)
    ) -> (row: Int, column: Int)? {
        var best: (isFar: Bool, count: Int, row: Int, column: Int)?
        for (row, cells) in counts.enumerated() {
            for (column, count) in cells.enumerated() where count > 0 && !hidden[row][column] {
                let isFar = row != open.row && column != open.column
                if let best, (best.isFar ? 1 : 0, best.count) <= (isFar ? 1 : 0, count) { continue }
                best = (isFar, count, row, column)
            }
        }
        return best.map { ($0.row, $0.column) }
    }
}

/// What hidden cells may hold: any whole numbers of 1 or more that leave the totals of rows and columns as they are.
private struct HiddenCells {
    private var counts: [[Int]]
    private let hidden: [[Bool]]

    init(_ counts: [[Int]], _ hidden: [[Bool]]) {
        (self.counts, self.hidden) = (counts, hidden)
    }

    /// Adds one to a cell and balances rows and columns elsewhere; false when it cannot.
    mutating func raise(_ row: Int, _ column: Int) -> Bool { shift(row, column, by: 1) }

    /// Takes one from a cell, likewise.
    mutating func lower(_ row: Int, _ column: Int) -> Bool {
        counts[row][column] > 1 && shift(row, column, by: -1)
    }

    /// Finds a round of hidden cells through this one that are changed up and down in turn, the shortest first.
    private mutating func shift(_ row: Int, _ column: Int, by change: Int) -> Bool {
        // From the column on: a step along the column changes a cell against us, a step along a row with us.
        var before: [Int: Int] = [:]
        var queue = [counts.count + column]
        var place = 0
        while place < queue.count, before[row] == nil {
            let node = queue[place]
            place += 1
            for next in neighbours(of: node, avoiding: (row, column), change) where before[next] == nil {
                if next == counts.count + column { continue }
                before[next] = node
                queue.append(next)
            }
        }
        guard before[row] != nil else { return false }
        counts[row][column] += change
        var node = row
        while node != counts.count + column, let other = before[node] {
            let isAlongColumn = other >= counts.count
            let (cellRow, cellColumn) = isAlongColumn ? (node, other - counts.count) : (other, node - counts.count)
            counts[cellRow][cellColumn] += isAlongColumn ? -change : change
            node = other
        }
        return true
    }

    /// Rows are numbered from 0, columns after them; a cell joins its row and its column.
    private func neighbours(of node: Int, avoiding cell: (Int, Int), _ change: Int) -> [Int] {
        if node >= counts.count {
            let column = node - counts.count
            return counts.indices.filter {
                hidden[$0][column] && ($0, column) != cell && (change < 0 || counts[$0][column] > 1)
            }
        }
        return counts[node].indices.filter {
            hidden[node][$0] && (node, $0) != cell && (change > 0 || counts[node][$0] > 1)
        }.map { $0 + counts.count }
    }
}
