/// Finds the name that was probably meant, for the hint of a refusal.
internal enum NearestName {
    /// Longer words are no misspelt names, and would cost time.
    private static let lengthMax = 64

    /// The nearest known name; nil when none is near.
    ///
    /// Near is a name that differs in a third of the letters or less, or one that the word begins with (`position` for `pos`), or
    /// that begins with the word. Case is ignored; of equally near names the first is taken.
    static func match(_ word: String, among names: [String]) -> String? {
        let wanted = word.utf8.prefix(lengthMax + 1).map { Byte.lower($0) }
        guard (1...lengthMax).contains(wanted.count) else { return nil }
        let changesMax = max(1, wanted.count / 3)
        var best: (name: String, distance: Int)?
        for name in names {
            let candidate = name.utf8.map { Byte.lower($0) }
            guard let distance = distance(wanted, candidate, changesMax), distance < (best?.distance ?? .max) else {
                continue
            }
            best = (name, distance)
        }
        return best?.name
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
}
