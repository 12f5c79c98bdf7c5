extension Instrument.Dimension {
    /// The lowest total that the items can give.
    package var minimum: Int { items.reduce(0) { $0 + $1.range.lowerBound } }

    /// The highest total that the items can give.
    package var maximum: Int { items.reduce(0) { $0 + $1.range.upperBound } }

    /// True when a higher score means better function, as the document says or as its bands show.
    package var isHigherBetter: Bool {
        if let higherIs { return higherIs == .better }
        return (bands.first?.lower ?? 0) > (bands.last?.lower ?? 0)
    }

    /// The band of a total: the worst one that reaches it; dated cut-offs replace the upper ends that have a policy key.
    package func band(of total: Int, cutoffs: [String: Int] = [:]) -> Instrument.Band {
        bands.last { band in
            isHigherBetter ? total <= band.upper(cutoffs) ?? minimum : band.lower ?? maximum <= total
        } ?? bands[0]
    }

    /// The items' values by position of their options, in the order of the form.
    ///
    /// In a dimension that a table decides, the combinations are numbered: the last item changes fastest.
    var combinationCount: Int { items.reduce(1) { $0 * $1.options.count } }

    /// The band that the table of conditions gives to a combination; nil when no line holds.
    func band(ofCombination number: Int) -> Int? {
        let scores = scores(ofCombination: number)
        return bandRows?.first { row in
            row.holds { name in items.firstIndex { $0.code == name }.map { scores[$0] } }
        }?.gives
    }

    /// The scores of a combination, in the order of the form.
    func scores(ofCombination number: Int) -> [Int] {
        var scores = [Int](repeating: 0, count: items.count)
        var rest = number
        for index in items.indices.reversed() {
            scores[index] = items[index].options[rest % items[index].options.count].score
            rest /= items[index].options.count
        }
        return scores
    }

    /// Whether some answers give a total, from the lowest one on.
    var reachable: [Bool] {
        // A measured value stands alone in its dimension and may be anything in its range.
        if items.contains(where: { $0.measure != nil }) { return Array(repeating: true, count: maximum - minimum + 1) }
        var sums: Set<Int> = [0]
        for item in items { sums = Set(sums.flatMap { sum in item.scores.map { sum + $0 } }) }
        return (minimum...maximum).map(sums.contains)
    }
}
