extension Instrument {
    /// One second-level indicator: a choice of options, or a measured value.
    package struct Item: Codable, Hashable, Sendable {
        /// `adl.feeding`; also the field name in `ASSESS.ANSWER`.
        package let code: String
        package let nameZh: String
        package let nameEn: String
        /// Empty for a measured value.
        package let options: [Option]
        package let measure: Measure?

        /// The scores of the options, in the order of the form; empty for a measured value.
        package var scores: [Int] { options.map(\.score) }

        /// The lowest and the highest answer.
        package var range: ClosedRange<Int> {
            let lowest = measure?.lower ?? scores.min() ?? 0
            return lowest...max(lowest, measure?.upper ?? scores.max() ?? 0)
        }

        /// True when the item may be answered with this.
        package func accepts(_ score: Int) -> Bool {
            measure == nil ? scores.contains(score) : range.contains(score)
        }

        /// What may be answered, `0,5,10` or `0..1000`.
        package var allowed: String {
            measure == nil
                ? scores.map(String.init).joined(separator: ",") : "\(range.lowerBound)..\(range.upperBound)"
        }

        /// The item's name.
        package func name(_ language: Language) -> String { language == .chinese ? nameZh : nameEn }

        /// The option with this score, nil for a measured value.
        package func option(_ score: Int) -> Option? { options.first { $0.score == score } }
    }

    /// One answer to an item.
    package struct Option: Codable, Hashable, Sendable {
        package let score: Int
        package let textZh: String
        package let textEn: String

        /// What the answer says.
        package func text(_ language: Language) -> String { language == .chinese ? textZh : textEn }
    }

    /// A value that is measured or reckoned elsewhere: minutes, points.
    package struct Measure: Codable, Hashable, Sendable {
        /// Both ends are inclusive and counted in parts of the unit: 951 is 95.1 points where the divisor is 10.
        package let lower: Int
        package let upper: Int
        package let divisor: Int
        package let unitZh: String
        package let unitEn: String

        /// The unit's name.
        package func unit(_ language: Language) -> String { language == .chinese ? unitZh : unitEn }
    }
}

extension Instrument.Item {
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        code = try values.decode(String.self, forKey: .code)
        nameZh = try values.decode(String.self, forKey: .nameZh)
        nameEn = try values.decode(String.self, forKey: .nameEn)
        options = try values.decodeIfPresent([Instrument.Option].self, forKey: .options) ?? []
        measure = try values.decodeIfPresent(Instrument.Measure.self, forKey: .measure)
    }
}
