extension Instrument {
    /// What is wrong with the document; empty for one that can be used.
    package var problems: [String] {
        var found: [String] = []
        if dimensions.isEmpty || grades.isEmpty { found.append("there is no dimension or no grade") }
        if hasTwins(dimensions.map(\.code)) { found.append("two dimensions have the same code") }
        if hasTwins(items.map(\.code)) { found.append("two items have the same code") }
        if hasTwins(grades.map(\.code)) { found.append("two grades have the same code") }
        if hasTwins(hints.map(\.id)) { found.append("two hints have the same id") }
        if grades.map(\.number) != Array(grades.indices) { found.append("grades are not numbered from 0") }
        if grades.count > 255 { found.append("there are more than 255 grades") }
        for dimension in dimensions { found += dimension.problems }
        // Later questions make sense only of parts that are sound.
        guard found.isEmpty else { return found }
        for condition in hints.flatMap(\.when) { found += condition.problems { item($0)?.accepts($1) } }
        return found + ruleProblems
    }

    private func hasTwins(_ names: [String]) -> Bool { Set(names).count != names.count }
}

extension Instrument.Item {
    fileprivate var problems: [String] {
        guard let measure else {
            var found: [String] = []
            if Set(scores).count != options.count || !(2...254).contains(options.count) {
                found.append("\(code) has too few options, or one score twice")
            }
            if scores.contains(where: { !(0...10_000).contains($0) }) { found.append("\(code) has a score below 0") }
            return found
        }
        var found: [String] = []
        if !options.isEmpty { found.append("\(code) has options and is measured") }
        if measure.lower < 0 || measure.upper <= measure.lower || measure.upper > 65_534 {
            found.append("the range of \(code) is empty or not within 0 to 65534")
        }
        if measure.divisor < 1 { found.append("\(code) divides its unit by less than 1") }
        return found
    }
}

extension Instrument.Dimension {
    fileprivate var problems: [String] {
        var found = items.flatMap(\.problems)
        if items.isEmpty || bands.isEmpty { found.append("\(code) has no item or no band") }
        if items.count > 1, items.contains(where: { $0.measure != nil }) {
            found.append("a measured value of \(code) does not stand alone in its dimension")
        }
        if bands.map(\.number) != Array(bands.indices) { found.append("the bands of \(code) are not numbered from 0") }
        if Set(bands.map(\.code)).count != bands.count { found.append("two bands of \(code) have the same code") }
        guard found.isEmpty else { return found }
        return bandRows == nil ? rangeProblems : tableProblems
    }

    /// Of bands that are ranges of totals.
    private var rangeProblems: [String] {
        let ends = bands.compactMap { band in band.lower.flatMap { lower in band.upper.map { (lower, $0) } } }
        guard ends.count == bands.count else { return ["a band of \(code) has no lower or no upper end"] }
        var found: [String] = []
        let upwards = isHigherBetter ? ends.reversed() : ends
        if zip(upwards, upwards.dropFirst()).contains(where: { $0.1 >= $1.0 }) || ends.contains(where: { $0 > $1 }) {
            found.append("the bands of \(code) do not follow one another from the best to the worst")
        }
        if upwards.first?.0 != minimum || upwards.last?.1 != maximum {
            found.append("the bands of \(code) do not cover \(minimum) to \(maximum)")
        }
        // Between two bands there may be totals that no answers give (96 to 99), never one that some do.
        for (total, isReachable) in zip(minimum...maximum, reachable)
        where isReachable && ends.filter({ $0.0 <= total && total <= $0.1 }).count != 1 {
            found.append("the total \(total) of \(code) is in no band, or in two")
        }
        if bands.contains(where: { $0.cutoffKey != nil }), !isHigherBetter {
            found.append("\(code) has a cut-off, which only a dimension has whose higher score is better")
        }
        if bands.first?.cutoffKey != nil { found.append("the best band of \(code) cannot have a cut-off") }
        return found
    }

    /// Of bands that a table of conditions gives.
    private var tableProblems: [String] {
        var found: [String] = []
        if higherIs == nil { found.append("\(code) does not say what a higher score means") }
        if bands.contains(where: { $0.lower != nil || $0.upper != nil || $0.cutoffKey != nil }) {
            found.append("a band of \(code) has an end or a cut-off beside the table of conditions")
        }
        for row in bandRows ?? [] {
            if !bands.indices.contains(row.gives) {
                found.append("the table of \(code) gives a band that does not exist")
            }
            for condition in row.when {
                found += condition.problems { name, score in items.first { $0.code == name }?.accepts(score) }
            }
        }
        if items.contains(where: { $0.measure != nil }) || combinationCount > 100_000 {
            return found + ["the items of \(code) have too many combinations for a table"]
        }
        if (0..<combinationCount).contains(where: { band(ofCombination: $0) == nil }) {
            found.append("the table of \(code) leaves a combination of answers without a band")
        }
        return found
    }
}
