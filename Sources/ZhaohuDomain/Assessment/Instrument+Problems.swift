extension Instrument {
    /// What is wrong with the document; empty for one that can be used.
    package var problems: [String] {
        var found: [String] = []
        let codes = items.map(\.code)
        if Set(codes).count != codes.count { found.append("two items have the same code") }
        if grades.map(\.number) != Array(grades.indices) { found.append("grades are not numbered from 0") }
        if Set(grades.map(\.code)).count != grades.count { found.append("two grades have the same code") }
        if dimensions.isEmpty || grades.isEmpty { found.append("there is no dimension or no grade") }
        for dimension in dimensions { found += dimension.problems }
        return found.isEmpty ? ruleProblems : found
    }

    private var ruleProblems: [String] {
        switch gradeRule {
        case .bands:
            let fits = dimensions.count == 1 && dimensions[0].bands.count == grades.count
            return fits ? [] : ["the rule needs one dimension with a band for each grade"]
        case .matrix(let rows):
            let columns = dimensions.dropFirst().map(\.bands.count).max() ?? 0
            guard rows.count == dimensions[0].bands.count, rows.allSatisfy({ $0.count == columns }), columns > 0 else {
                return ["the decision table does not have a cell for each combination of bands"]
            }
            let fits = rows.allSatisfy { $0.allSatisfy(grades.indices.contains) }
            return fits ? [] : ["the decision table names a grade that does not exist"]
        }
    }
}

extension Instrument.Dimension {
    fileprivate var problems: [String] {
        var found: [String] = []
        for item in items where Set(item.scores).count != item.options.count || item.options.count < 2 {
            found.append("\(item.code) has too few options, or one score twice")
        }
        if items.contains(where: { $0.scores.contains { $0 < 0 } }) { found.append("\(code) has a score below 0") }
        if bands.map(\.number) != Array(bands.indices) { found.append("the bands of \(code) are not numbered from 0") }
        if bands.first?.upper != maximum || bands.last?.lower != 0 {
            found.append("the bands of \(code) do not cover 0 to \(maximum)")
        }
        // Between two bands there may be totals that no answers give (96 to 99), never one that some do.
        let totals = reachableTotals
        if totals.contains(where: { total in bands.filter { $0.lower <= total && total <= $0.upper }.count != 1 }) {
            found.append("a total of \(code) is in no band, or in two")
        }
        if bands.first?.cutoffKey != nil { found.append("the best band of \(code) cannot have a cut-off") }
        return found
    }

    private var reachableTotals: Set<Int> {
        items.reduce([0]) { totals, item in Set(totals.flatMap { total in item.scores.map { total + $0 } }) }
    }
}
