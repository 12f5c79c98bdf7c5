extension Instrument {
    /// One first-level indicator or module with its items and bands.
    package struct Dimension: Codable, Hashable, Sendable {
        /// `adl`, `cognition`, `perception`, `barthel`; also the field name of `ASSESS.CALC`.
        package let code: String
        package let nameZh: String
        package let nameEn: String
        package let items: [Item]
        /// From band 0, the best, downwards; together they cover every total.
        package internal(set) var bands: [Band]
        /// What a higher score means; may be left out where the bands' ends tell it.
        package let higherIs: Direction?
        /// Ordered lines of conditions on the items that give the band; nil when the sum of the items does.
        package let bandRows: [TableRow]?

        /// The dimension's name.
        package func name(_ language: Language) -> String { language == .chinese ? nameZh : nameEn }
    }

    /// What a higher score of a dimension means.
    package enum Direction: String, Codable, Sendable { case better, worse }

    /// A range of totals of one dimension, both ends inclusive.
    package struct Band: Codable, Hashable, Sendable {
        package let code: String
        /// 0 is the best.
        package let number: Int
        /// The ends of the range; nil where a table of conditions gives the band.
        package internal(set) var lower: Int?
        package internal(set) var upper: Int?
        package let nameZh: String
        package let nameEn: String
        /// The policy key whose dated value replaces `upper`, `barthel.severe.max`; nil when the band is fixed.
        package let cutoffKey: String?

        /// The band's name.
        package func name(_ language: Language) -> String { language == .chinese ? nameZh : nameEn }

        /// The upper end in force, inclusive.
        package func upper(_ cutoffs: [String: Int]) -> Int? { cutoffKey.flatMap { cutoffs[$0] } ?? upper }
    }
}

/// A grade of an instrument.
package struct GradeName: Codable, Hashable, Sendable {
    /// 0 is the mildest.
    package let number: Int
    /// `severeI`; stored and sent.
    package let code: String
    package let nameZh: String
    package let nameEn: String
    /// The benefit grade that it stands for, nil when it gives none; which grade starts benefits is local.
    package let benefit: BenefitGrade?

    /// The grade's name.
    package func name(_ language: Language) -> String { language == .chinese ? nameZh : nameEn }
}
