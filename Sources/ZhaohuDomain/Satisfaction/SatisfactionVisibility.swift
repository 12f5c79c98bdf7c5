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
        _ counts: KeyPath<SatisfactionFact, ScoreCounts>, _ flag: WritableKeyPath<HiddenPeriods, Bool>
    ) {
        guard by.isPartition else {
            // A visit is in several rows, which add up to nothing that is told: only what is small is hidden.
            for index in table.indices where (1..<least).contains(table[index][keyPath: counts].rated) {
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
        if groups.count == 1 { total[keyPath: flag] = true }
        let sums = groups.map { $0.reduce(0) { $0 + table[$1][keyPath: counts].rated } }
        var places = Suppression.row(sums, least: least).hidden.union(open)
        if places.count == 1, let next = sums.indices.filter({ sums[$0] > 0 && !places.contains($0) }).min(by: { sums[$0] < sums[$1] }) {
            places.insert(next)
        }
        for place in places { groups[place].forEach { rows[$0][keyPath: flag] = true } }
    }
}
