extension Instrument {
    /// What is wrong with the rule, given that the dimensions are sound.
    var ruleProblems: [String] {
        let found =
            switch gradeRule {
            case .bands: bandRuleProblems
            case .matrix(let rows): matrixProblems(rows)
            case .table(let rows): tableProblems(rows)
            case .weighted(let weighted): problems(weighted)
            }
        guard found.isEmpty else { return found }
        guard bandCombinations <= 1_000_000 else { return ["the bands have too many combinations"] }
        // A weighted sum has a grade from 0 on, so that its many combinations need not be tried.
        if case .weighted = gradeRule { return [] }
        let gaps = (0..<bandCombinations).contains { number in
            !(grade(bands: bands(ofCombination: number)).map(grades.indices.contains) ?? false)
        }
        return gaps ? ["the rule leaves a combination of bands without a grade"] : []
    }

    /// How many combinations of bands there are; they are numbered, the last dimension changes fastest.
    var bandCombinations: Int {
        dimensions.reduce(1) { min($0, 1_000_000_000) * $1.bands.count }
    }

    /// The bands of a combination, in the order of the dimensions.
    func bands(ofCombination number: Int) -> [Int] {
        var bands = [Int](repeating: 0, count: dimensions.count)
        var rest = number
        for index in dimensions.indices.reversed() {
            bands[index] = rest % dimensions[index].bands.count
            rest /= dimensions[index].bands.count
        }
        return bands
    }

    private var bandRuleProblems: [String] {
        let fits = dimensions.count == 1 && dimensions[0].bands.count == grades.count
        return fits ? [] : ["the rule needs one dimension with a band for each grade"]
    }

    private func matrixProblems(_ rows: [[Int]]) -> [String] {
        let columns = dimensions.dropFirst().map(\.bands.count).max() ?? 0
        guard rows.count == dimensions[0].bands.count, rows.allSatisfy({ $0.count == columns }), columns > 0 else {
            return ["the decision table does not have a cell for each combination of bands"]
        }
        let fits = rows.allSatisfy { $0.allSatisfy(grades.indices.contains) }
        return fits ? [] : ["the decision table names a grade that does not exist"]
    }

    private func tableProblems(_ rows: [TableRow]) -> [String] {
        var found: [String] = []
        for row in rows {
            if !grades.indices.contains(row.gives) { found.append("the table names a grade that does not exist") }
            for condition in row.when {
                found += condition.problems { name, band in
                    dimensions.first { $0.code == name }?.bands.indices.contains(band)
                }
            }
        }
        return found
    }

    private func problems(_ weighted: GradeRule.Weighted) -> [String] {
        var found: [String] = []
        let modules = weighted.groups.flatMap(\.self)
        for module in modules {
            guard let dimension = dimensions.first(where: { $0.code == module.dimension }) else {
                found.append("a weighted group names \(module.dimension), which does not exist")
                continue
            }
            if module.points.count != dimension.bands.count || module.points.contains(where: { $0 < 0 }) {
                found.append("\(module.dimension) does not have points of at least 0 for each band")
            }
        }
        if modules.map(\.dimension).sorted() != dimensions.map(\.code).sorted() {
            found.append("the weighted groups do not name each dimension once")
        }
        if weighted.divisor < 1 { found.append("the points are divided by less than 1") }
        let ascends = zip(weighted.from, weighted.from.dropFirst()).allSatisfy { $0 < $1 }
        if weighted.from.count != grades.count || !ascends || weighted.from.first != 0 {
            found.append("the lowest sums of the grades do not rise from 0, one for each grade")
        }
        if let last = weighted.from.last, last > weighted.maximum {
            found.append("the worst grade begins above the largest sum")
        }
        return found
    }
}
