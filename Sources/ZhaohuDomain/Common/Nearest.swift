/// Finds the word that was probably meant, for the hint of a refusal.
package enum Nearest {
    /// Longer words are no misspelt names, and would cost time.
    private static let lengthMax = 64

    /// The known word nearest to `word`; nil when none is near.
    ///
    /// Near is a word that ends in `.word` (`adl.feeding` for `feeding`), one that differs in a third of the letters or
    /// less, or one that the word begins with (`position` for `pos`), or that begins with the word. Case is ignored; of
    /// equally near words the first listed is taken.
    package static func match(_ word: String, among known: [String]) -> String? {
        let wanted = word.utf8.prefix(lengthMax + 1).map(lower)
        guard (1...lengthMax).contains(wanted.count) else { return nil }
        if let whole = known.first(where: { $0.utf8.map(lower).hasSuffix([46] + wanted) }) { return whole }
        // Every letter is one change from every other.
        guard wanted.count > 1 else { return nil }
        let changesMax = max(1, wanted.count / 3)
        var best: (word: String, distance: Int)?
        for candidate in known {
            guard let distance = distance(wanted, candidate.utf8.map(lower), changesMax),
                distance < (best?.distance ?? .max)
            else { continue }
            best = (candidate, distance)
        }
        return best?.word
    }

    private static func distance(_ word: [UInt8], _ name: [UInt8], _ changesMax: Int) -> Int? {
        if abs(word.count - name.count) <= changesMax {
            let changes = edits(word, name)
            if changes <= changesMax { return changes }
        }
        let shared = min(word.count, name.count)
        // Two letters begin too many names by chance; prefixes rank behind misspellings.
        return shared >= 3 && word.prefix(shared) == name.prefix(shared) ? changesMax + 1 : nil
    }

    /// Letters to insert, delete, replace, or swap with their neighbour.
    private static func edits(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var above: [Int] = []
        var row = Array(0...right.count)
        for (index, letter) in left.enumerated() {
            var next = [index + 1]
            for (column, other) in right.enumerated() {
                var least = min(row[column] + (letter == other ? 0 : 1), row[column + 1] + 1, next[column] + 1)
                if index > 0, column > 0, letter == right[column - 1], left[index - 1] == other {
                    least = min(least, above[column - 1] + 1)
                }
                next.append(least)
            }
            (above, row) = (row, next)
        }
        return row[right.count]
    }

    private static func lower(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }
}

extension Array where Element == UInt8 {
    fileprivate func hasSuffix(_ ending: [UInt8]) -> Bool { suffix(ending.count).elementsEqual(ending) }
}
