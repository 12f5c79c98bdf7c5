extension Instrument {
    /// One first-level indicator with its items and bands.
    package struct Dimension: Codable, Hashable, Sendable {
        /// `adl`, `cognition`, `perception`, `barthel`; also the field name of `ASSESS.CALC`.
        package let code: String
        package let nameZh: String
        package let nameEn: String
        package let items: [Item]
        /// From band 0, the best, downwards; together they cover every total.
        package let bands: [Band]

        /// The highest total that the items can give.
        package var maximum: Int { items.reduce(0) { $0 + ($1.scores.max() ?? 0) } }

        /// The dimension's name.
        package func name(_ language: Language) -> String { language == .chinese ? nameZh : nameEn }
    }

    /// One second-level indicator.
    package struct Item: Codable, Hashable, Sendable {
        /// `adl.feeding`; also the field name in `ASSESS.ANSWER`.
        package let code: String
        package let nameZh: String
        package let nameEn: String
        package let options: [Option]

        /// The scores allowed, in the order of the form.
        package var scores: [Int] { options.map(\.score) }

        /// The item's name.
        package func name(_ language: Language) -> String { language == .chinese ? nameZh : nameEn }
    }

    /// One answer to an item.
    package struct Option: Codable, Hashable, Sendable {
        package let score: Int
        package let textZh: String
        package let textEn: String

        /// What the answer says.
        package func text(_ language: Language) -> String { language == .chinese ? textZh : textEn }
    }

    /// A range of totals of one dimension, both ends inclusive.
    package struct Band: Codable, Hashable, Sendable {
        package let code: String
        /// 0 is the best.
        package let number: Int
        package let lower: Int
        package let upper: Int
        package let nameZh: String
        package let nameEn: String
        /// The policy key whose dated value replaces `upper`, `barthel.severe.max`; nil when the band is fixed.
        package let cutoffKey: String?

        /// The band's name.
        package func name(_ language: Language) -> String { language == .chinese ? nameZh : nameEn }
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
