/// How bands become a grade.
package enum GradeRule: Hashable, Sendable {
    /// A decision table: the row is the band of the first dimension, the column the worst band of the others.
    ///
    /// - Note: Source: Std-37, combination method (组合法).
    case matrix(rows: [[Int]])
    /// The instrument has one dimension and its band number is the grade.
    case bands

    /// The grade for bands in the order of the dimensions.
    ///
    /// Bands outside of the table are our own mistake: a decoded instrument has none.
    package func grade(bands: [Int]) -> Int {
        switch self {
        case .matrix(let rows): rows[bands[0]][bands.dropFirst().max() ?? 0]
        case .bands: bands[0]
        }
    }
}

extension GradeRule: Codable {
    private enum CodingKeys: String, CodingKey { case kind, rows }
    private enum Kind: String, Codable { case matrix, bands }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        switch try values.decode(Kind.self, forKey: .kind) {
        case .matrix: self = .matrix(rows: try values.decode([[Int]].self, forKey: .rows))
        case .bands: self = .bands
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .matrix(let rows):
            try values.encode(Kind.matrix, forKey: .kind)
            try values.encode(rows, forKey: .rows)
        case .bands: try values.encode(Kind.bands, forKey: .kind)
        }
    }
}
