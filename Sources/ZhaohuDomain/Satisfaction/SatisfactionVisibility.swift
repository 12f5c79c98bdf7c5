/// Which rows of a table keep their answers to themselves, so that nobody's answer can be told or reckoned.
struct SatisfactionVisibility {
    private var rows: [HiddenPeriods]
    private(set) var total = HiddenPeriods()

    init(_ table: [SatisfactionFact], by: SatisfactionBreakdown, least: Int) {
        rows = table.map { _ in HiddenPeriods() }
        hide(table, by, least, \.now, \.now)
        hide(table, by, least, \.previous, \.previous)
        hide(table, by, least, \.lastYear, \.lastYear)
    }

    func hidden(_ index: Int) -> HiddenPeriods { rows[index] }

    /// Rows of one parent are hidden together, for the parent's own sum is told by another table.
    private mutating func hide(
        _ table: [SatisfactionFact], _ by: SatisfactionBreakdown, _ least: Int,
        _ counts: KeyPath<SatisfactionFact, AnswerCounts>, _ flag: WritableKeyPath<HiddenPeriods, Bool>
    ) {
        // Rows of items overlap, and the months held against are other periods than that of the total: they add up to
        // nothing that is told, so only what is small is hidden.
        guard by.isPartition, by != .month || flag == \.now else {
            for index in table.indices where (1..<max(1, least)).contains(table[index][keyPath: counts].rated) {
                rows[index][keyPath: flag] = true
            }
            return
        }
        let groups = Dictionary(grouping: table.indices) { table[$0].parent }.sorted { $0.key < $1.key }.map(\.value)
        var open: [Int] = []
        for group in groups {
            let answers = group.map { table[$0][keyPath: counts].rated }
            let (hidden, hidesTotal) = Suppression.row(answers, least: least)
            for place in hidden { rows[group[place]][keyPath: flag] = true }
            // The parent's own sum is too small to be told; the others must not give it away.
            if hidesTotal { open.append(groups.firstIndex(of: group) ?? 0) }
        }
        guard !open.isEmpty else { return }
        let sums = groups.map { $0.reduce(0) { $0 + table[$1][keyPath: counts].rated } }
        let alone = Suppression.row(sums, least: least)
        var places = alone.hidden.union(open)
        let others = sums.indices.filter { sums[$0] > 0 && !places.contains($0) }
        if places.count == 1, let next = others.min(by: { sums[$0] < sums[$1] }) { places.insert(next) }
        if places.count == 1 || alone.hidesTotal { total[keyPath: flag] = true }
        for row in places.flatMap({ groups[$0] }) where table[row][keyPath: counts].rated > 0 {
            rows[row][keyPath: flag] = true
        }
    }
}
