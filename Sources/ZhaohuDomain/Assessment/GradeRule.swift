/// How bands become a grade; the code is chosen by the kind of rule, never by the name of an instrument.
package enum GradeRule: Hashable, Sendable {
    /// The instrument has one dimension and its band number is the grade.
    case bands
    /// A decision table: the row is the band of the first dimension, the column the worst band of the others.
    ///
    /// - Note: Source: Std-37, combination method (组合法).
    case matrix(rows: [[Int]])
    /// Ordered lines of conditions on the bands; the first that holds gives the grade.
    case table(rows: [TableRow])
    /// Weighted points for each band, added up.
    case weighted(Weighted)

    /// Each dimension's band is worth points; a group counts its largest, and the sum of the groups gives the grade.
    ///
    /// - Note: Source: SGB XI § 15: of the modules 2 and 3 only the higher counts.
    package struct Weighted: Codable, Hashable, Sendable {
        /// In how many parts a point is divided, 4 for quarter points; all points here are counted in such parts.
        package let divisor: Int
        package let groups: [[Module]]
        /// The lowest sum of each grade, by the grade's number.
        package let from: [Int]

        /// What the bands of one dimension are worth.
        package struct Module: Codable, Hashable, Sendable {
            package let dimension: String
            /// By band number.
            package let points: [Int]
        }

        /// The largest sum that there can be.
        package var maximum: Int {
            groups.reduce(0) { $0 + ($1.compactMap { $0.points.max() }.max() ?? 0) }
        }

        /// The sum for bands in the order of the dimensions.
        package func total(bands: [Int], dimensions: [Instrument.Dimension]) -> Int {
            groups.reduce(0) { total, group in
                let points = group.compactMap { module in
                    dimensions.firstIndex { $0.code == module.dimension }.map { module.points[bands[$0]] }
                }
                return total + (points.max() ?? 0)
            }
        }

        /// The grade of a sum, nil below the lowest.
        package func grade(total: Int) -> Int? { from.lastIndex { $0 <= total } }
    }
}

extension GradeRule: Codable {
    private enum CodingKeys: String, CodingKey { case kind, rows }
    private enum Kind: String, Codable { case bands, matrix, table, weighted }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        switch try values.decode(Kind.self, forKey: .kind) {
        case .bands: self = .bands
        case .matrix: self = .matrix(rows: try values.decode([[Int]].self, forKey: .rows))
        case .table: self = .table(rows: try values.decode([TableRow].self, forKey: .rows))
        case .weighted: self = .weighted(try Weighted(from: decoder))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .bands: try values.encode(Kind.bands, forKey: .kind)
        case .matrix(let rows):
            try values.encode(Kind.matrix, forKey: .kind)
            try values.encode(rows, forKey: .rows)
        case .table(let rows):
            try values.encode(Kind.table, forKey: .kind)
            try values.encode(rows, forKey: .rows)
        case .weighted(let weighted):
            try values.encode(Kind.weighted, forKey: .kind)
            try weighted.encode(to: encoder)
        }
    }
}

extension Instrument {
    /// The grade for bands in the order of the dimensions; nil when the rule has none for them.
    ///
    /// A decoded instrument has a grade for every combination of its bands.
    package func grade(bands: [Int]) -> Int? {
        switch gradeRule {
        case .bands: return bands[0]
        case .matrix(let rows): return rows[bands[0]][bands.dropFirst().max() ?? 0]
        case .table(let rows):
            let value = { (name: String) in dimensions.firstIndex { $0.code == name }.map { bands[$0] } }
            return rows.first { $0.holds(value) }?.gives
        case .weighted(let weighted):
            return weighted.grade(total: weighted.total(bands: bands, dimensions: dimensions))
        }
    }
}
