package import ZhaohuDomain

/// The report on agreement in words: titles, what each figure is, rows, and what to do about a signal.
///
/// One set of words for the terminal and for the page.
package struct AgreementSections: Sendable {
    /// What the report stands on.
    package struct Head: Sendable {
        package let region: String
        package let from: Day
        package let to: Day
        package let weights: WeightedKappa.Weights
        package let rules: AgreementRules
        package let assessments: Int
        package let sheets: Int
        package let raters: Int

        package init(
            region: String, from: Day, to: Day, weights: WeightedKappa.Weights, rules: AgreementRules,
            assessments: Int, sheets: Int, raters: Int
        ) {
            (self.region, self.from, self.to) = (region, from, to)
            (self.weights, self.rules) = (weights, rules)
            (self.assessments, self.sheets, self.raters) = (assessments, sheets, raters)
        }
    }

    /// A row of cells, marked when it carries a signal.
    package struct Row: Sendable {
        package let cells: [String]
        package let isMarked: Bool
    }

    /// One part of the report.
    package struct Part: Sendable {
        package let title: String
        /// What the figures are.
        package let explanation: String
        package let header: [String]
        /// Columns with numbers.
        package let numbers: Set<Int>
        package let rows: [Row]
        /// What is not shown, and what to do now.
        package let notes: [String]
    }

    package let title: String
    /// Period, instrument, how many sheets.
    package let facts: [String]
    package let parts: [Part]
    package let closing: [String]

    /// Puts the lines into words; without `showsAll` the long sections count their lines without a signal.
    package init(
        head: Head, instrument: Instrument, lines: [AgreementLine], showsAll: Bool, snapshot: String,
        language: Language
    ) {
        let words = AgreementWords(language: language, instrument: instrument, rules: head.rules)
        title = words.title
        facts = words.facts(head)
        parts = AgreementLine.Section.allCases.map { section in
            words.part(section, lines.filter { $0.section == section }, showsAll: showsAll)
        }
        closing = words.closing + ["snapshot=\(snapshot)"]
    }
}

/// A number as people read it.
package enum FigureText {
    /// With that many decimals (0 to 6), rounded half away from zero; `-` for what is no number or beyond a billion.
    package static func fixed(_ value: Double, _ places: Int) -> String {
        guard value.isFinite, abs(value) < 1e9 else { return "-" }
        let scale = (0..<places).reduce(1) { product, _ in product * 10 }
        let units = Int((value * Double(scale)).rounded())
        let digits = Digits.padded(abs(units), places + 1)
        let sign = units < 0 ? "-" : ""
        return places == 0 ? sign + digits : "\(sign)\(digits.dropLast(places)).\(digits.suffix(places))"
    }

    /// A chance: three decimals, `<0.001` below.
    package static func chance(_ value: Double) -> String { value < 0.001 ? "<0.001" : fixed(value, 3) }

    /// A share in percent with one decimal.
    package static func percent(_ share: Double) -> String { fixed(share * 100, 1) }
}
