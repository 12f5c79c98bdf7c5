/// Finds the word that was probably meant.
package enum Nearest {
    /// The known word nearest to `word`, nil when none is near (more than a third of its letters would change).
    ///
    /// Case is ignored. A word that ends in `.word`, as in `adl.feeding` for `feeding`, counts as near.
    /// Of equally near words the first listed is taken.
    package static func match(_ word: String, among known: [String]) -> String? {
        let wanted = Array(word.lowercased().utf8.prefix(64))
        guard !wanted.isEmpty else { return nil }
        if let whole = known.first(where: { $0.lowercased().hasSuffix("." + word.lowercased()) }) { return whole }
        var best: (word: String, distance: Int)?
        for candidate in known {
            let distance = distance(wanted, Array(candidate.lowercased().utf8.prefix(64)))
            if distance < (best?.distance ?? .max) { best = (candidate, distance) }
        }
        guard let best, best.distance <= max(1, (max(wanted.count, best.word.utf8.count) + 2) / 3) else { return nil }
        return best.word
    }

    /// Optimal-string-alignment distance: insertions, deletions, substitutions and swaps of neighbours, one each.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for row in 0..<left.count {
            var current = [row + 1]
            for column in 0..<right.count {
                let change = previous[column] + (left[row] == right[column] ? 0 : 1)
                var cost = min(previous[column + 1] + 1, current[column] + 1, change)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    cost = min(cost, beforePrevious[column - 1] + 1)
                }
                current.append(cost)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[right.count]
    }
}
