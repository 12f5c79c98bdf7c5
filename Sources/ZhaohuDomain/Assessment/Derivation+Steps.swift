extension Derivation {
    /// How one dimension came to its band.
    package struct BandStep: Hashable, Sendable {
        /// Permanent id of the rule: `std-2021-37/adl/band/3`, `mzt-039-2013/perception/row/4` where a table decides.
        package let rule: String
        package let dimension: Instrument.Dimension
        package let total: Int
        package let band: Instrument.Band
        /// The line of the dimension's table, from 0; nil when the total decides.
        package let row: Int?
    }

    /// How the bands came to the grade.
    package enum Decision: Hashable, Sendable {
        /// The band is the grade.
        case band
        case cell(row: Int, column: Int)
        /// A line of the table, from 0.
        case row(Int)
        /// Weighted points, in the order of the rule's groups, and their sum.
        case points([Points], total: Int)
    }

    /// What one module is worth, in parts of a point.
    package struct Points: Hashable, Sendable {
        package let dimension: String
        package let points: Int
        /// False for a module of a group in which another is worth more.
        package let counts: Bool
    }

    /// The way to the bands, in the order of the dimensions.
    package var bandSteps: [BandStep] {
        document.dimensions.indices.map { index in
            let dimension = document.dimensions[index]
            let row = dimension.bandRows?.firstIndex { $0.holds { sheet[$0] } }
            let place = row.map { "row/\($0 + 1)" } ?? "band/\(bands[index])"
            return BandStep(
                rule: "\(document.id)/\(dimension.code)/\(place)", dimension: dimension, total: totals[index],
                band: dimension.bands[bands[index]], row: row)
        }
    }

    /// The way from the bands to the grade.
    package var decision: Decision {
        switch document.gradeRule {
        case .bands: return .band
        case .matrix: return .cell(row: bands[0], column: bands.dropFirst().max() ?? 0)
        case .table(let rows): return .row(rows.firstIndex { $0.holds(band(of:)) } ?? 0)
        case .weighted(let weighted):
            return .points(
                weighted.groups.flatMap(points), total: weighted.total(bands: bands, dimensions: document.dimensions))
        }
    }

    /// Permanent id of the rule that decided: `std-2021-37/matrix/3,1`, `kr-ltci/table/4`, `de-nba-2017/weighted/3`.
    package var decisionRule: String {
        switch decision {
        case .band: "\(document.id)/bands/\(bands[0])"
        case .cell(let row, let column): "\(document.id)/matrix/\(row),\(column)"
        case .row(let row): "\(document.id)/table/\(row + 1)"
        case .points: "\(document.id)/weighted/\(grade)"
        }
    }

    private func band(of dimension: String) -> Int? {
        document.dimensions.firstIndex { $0.code == dimension }.map { bands[$0] }
    }

    /// The modules of a group; the first of those that are worth the most counts.
    private func points(_ group: [GradeRule.Weighted.Module]) -> [Points] {
        let values = group.map { module in band(of: module.dimension).map { module.points[$0] } ?? 0 }
        let counting = values.indices.first { values[$0] == values.max() }
        return group.indices.map {
            Points(dimension: group[$0].dimension, points: values[$0], counts: $0 == counting)
        }
    }
}
