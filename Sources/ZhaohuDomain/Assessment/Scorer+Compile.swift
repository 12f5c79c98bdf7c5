extension Scorer {
    /// Compiles an instrument that has no ``Instrument/problems``.
    package init(_ instrument: Instrument, cutoffs: [String: Int] = [:]) {
        var fields: [Field] = []
        var parts: [Part] = []
        var addends: [Int32] = []
        var scores: [Int32] = []
        var bands: [UInt8] = []
        var stride = instrument.bandCombinations
        for dimension in instrument.dimensions {
            stride /= dimension.bands.count
            let firstField = fields.count
            var place = dimension.combinationCount
            for item in dimension.items {
                let values = item.measure.map { Array($0.lower...$0.upper) } ?? item.scores
                place /= max(1, item.options.count)
                fields.append(
                    Field(
                        first: scores.count, count: values.count, lowest: item.measure?.lower ?? 0,
                        isWide: item.measure != nil))
                scores += values.map(Int32.init)
                addends += values.enumerated().map { number, value in
                    Int32(dimension.bandRows == nil ? value - item.range.lowerBound : number * place)
                }
            }
            parts.append(
                Part(firstField: firstField, endField: fields.count, firstBand: bands.count, stride: stride))
            bands += dimension.bandTable(cutoffs)
        }
        self.instrument = instrument
        self.cutoffs = cutoffs
        self.fields = fields
        self.parts = parts
        self.addends = addends
        self.scores = scores
        self.bands = bands
        packedCount = fields.reduce(0) { $0 + ($1.isWide ? 2 : 1) }
        grades = instrument.gradeTable
    }
}

extension Instrument {
    /// The grade of every combination of bands.
    fileprivate var gradeTable: [UInt8] {
        guard case .weighted(let weighted) = gradeRule else {
            return (0..<bandCombinations).map { number in
                UInt8(grade(bands: bands(ofCombination: number)) ?? grades.count - 1)
            }
        }
        // Thousands of combinations: the points are added up group by group instead of for each of them anew.
        var sums = [Int](repeating: 0, count: bandCombinations)
        for group in weighted.groups {
            var largest = [Int](repeating: 0, count: sums.count)
            for module in group { spread(module, over: &largest) }
            for place in sums.indices { sums[place] += largest[place] }
        }
        return sums.map { UInt8(weighted.grade(total: $0) ?? grades.count - 1) }
    }

    /// Raises every place of the table to the points that the module's band is worth there.
    private func spread(_ module: GradeRule.Weighted.Module, over table: inout [Int]) {
        guard let index = dimensions.firstIndex(where: { $0.code == module.dimension }) else { return }
        let stride = dimensions[(index + 1)...].reduce(1) { $0 * $1.bands.count }
        for place in table.indices {
            table[place] = max(table[place], module.points[place / stride % module.points.count])
        }
    }
}

extension Instrument.Dimension {
    /// The band of every sum of addends: of every total from the lowest, or of every combination of answers.
    fileprivate func bandTable(_ cutoffs: [String: Int]) -> [UInt8] {
        if bandRows == nil { return (minimum...maximum).map { UInt8(band(of: $0, cutoffs: cutoffs).number) } }
        return (0..<combinationCount).map { UInt8(band(ofCombination: $0) ?? bands.count - 1) }
    }
}
