/// The tables of ratings, counted in one pass over all pairs of sheets of the same assessment.
struct PairTables {
    private(set) var grades: RatingTable
    private(set) var items: [RatingTable]
    private(set) var unjudged: [Int]
    /// By the places of two raters, the smaller first.
    private(set) var pairs: [[Int]: RatingTable] = [:]
    private(set) var raters: [RatingTable]
    /// By the rater's place, then by half-year.
    private(set) var halfYears: [[String: RatingTable]]

    init(_ analysis: AgreementAnalysis) {
        let empty = RatingTable(categories: analysis.instrument.grades.count)
        grades = empty
        items = analysis.items.map { RatingTable(categories: $0.scores.count) }
        unjudged = analysis.items.map { _ in 0 }
        raters = analysis.raters.map { _ in empty }
        halfYears = analysis.raters.map { _ in [:] }
        let sheets = analysis.sheets
        var start = 0
        for end in 1..<max(1, sheets.count + 1) {
            if end < sheets.count, sheets[end].assessment == sheets[start].assessment { continue }
            for first in start..<end {
                for second in (first + 1)..<max(first + 1, end) { add(sheets[first], sheets[second], empty) }
            }
            start = end
        }
    }

    /// The expert's sheet gives the row, so that two kinds of raters are not mixed up; of two alike, the first login's.
    private mutating func add(_ one: CodedSheet, _ other: CodedSheet, _ empty: RatingTable) {
        let isInOrder = one.isExpert == other.isExpert ? one.rater <= other.rater : one.isExpert
        let (row, column) = isInOrder ? (one, other) : (other, one)
        for item in items.indices {
            if let first = row.categories[item], let second = column.categories[item] {
                items[item].add(first, second)
            } else {
                unjudged[item] += 1
            }
        }
        guard let first = row.grade, let second = column.grade else { return }
        grades.add(first, second)
        raters[row.rater].add(first, second)
        raters[column.rater].add(second, first)
        halfYears[row.rater][row.halfYear, default: empty].add(first, second)
        halfYears[column.rater][column.halfYear, default: empty].add(second, first)
        if row.rater < column.rater {
            pairs[[row.rater, column.rater], default: empty].add(first, second)
        } else {
            pairs[[column.rater, row.rater], default: empty].add(second, first)
        }
    }

    /// The sections overall, item, pair and rater.
    func lines(_ analysis: AgreementAnalysis) -> [AgreementLine] {
        let least = analysis.rules.minimumPairs
        var lines = [analysis.agreementLine(.overall, "", grades, least: least)]
        for (index, item) in analysis.items.enumerated() {
            lines.append(
                analysis.agreementLine(.item, item.code, items[index], unjudged: unjudged[index], least: least))
        }
        for (key, table) in pairs.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            let names = key.map { analysis.raters[$0] }
            lines.append(analysis.agreementLine(.pair, names[0], detail: names[1], table, least: least))
        }
        for (index, name) in analysis.raters.enumerated() {
            lines.append(analysis.agreementLine(.rater, name, raters[index], least: least))
        }
        return lines
    }
}
