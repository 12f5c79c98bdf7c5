package import ZhaohuDomain

/// The printed form of an instrument, in both languages: items, options, bands, the rule of the grade, questions.
///
/// Numbers and codes stand first in a line and the words behind them, so that columns are straight however wide a
/// character is.
package struct InstrumentForm: Sendable {
    let instrument: Instrument
    /// SHA-256 of the document.
    let hash: String
    let chinese = Wording(language: .chinese)
    let english = Wording(language: .english)

    package init(_ instrument: Instrument, hash: String) {
        self.instrument = instrument
        self.hash = hash
    }

    /// The whole form, ending with a line break.
    package var text: String {
        var parts = [head] + instrument.dimensions.map(section) + [grades, rule]
        if !instrument.hints.isEmpty { parts.append(questions) }
        return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private var head: [String] {
        var lines = [
            both { instrument.title($0.language) },
            "id=\(instrument.id) version=\(instrument.version) sha256=\(hash) verified=\(instrument.verified ? "yes" : "no")",
            "来源 source: \(instrument.source)",
        ]
        if !instrument.note.isEmpty { lines.append("说明 note: \(instrument.note)") }
        if !instrument.verified { lines.append(both(\.warning)) }
        return lines
    }

    /// One dimension with its items and bands.
    private func section(_ dimension: Instrument.Dimension) -> [String] {
        let title = both { dimension.name($0.language) }
        let way = both {
            dimension.isHigherBetter
                ? $0("分数越高功能越好", "a higher score is better") : $0("分数越高功能越差", "a higher score is worse")
        }
        return ["== \(dimension.code): \(title) ==", way] + dimension.items.flatMap(lines) + bands(dimension)
    }

    /// An item with its options, or with what may be measured.
    private func lines(_ item: Instrument.Item) -> [String] {
        let title = "\(item.code)  " + both { item.name($0.language) }
        guard let measure = item.measure else {
            return [title] + item.options.flatMap { option in lines(String(option.score)) { option.text($0) } }
        }
        let ends = [measure.lower, measure.upper].map { Wording.fraction($0, measure.divisor) }
        let range = both { "\(ends[0]) - \(ends[1]) \(measure.unit($0.language))" }
        guard measure.divisor > 1 else { return [title, "  \(range)"] }
        let parts = both {
            $0(
                "录入时以 1/\(measure.divisor) \(measure.unitZh)计：\(item.allowed)",
                "entered in 1/\(measure.divisor) of the unit: \(item.allowed)")
        }
        return [title, "  \(range)", "  \(parts)"]
    }

    private var grades: [String] {
        let width = instrument.grades.map(\.code.count).max() ?? 0
        return [heading("等级", "Grades")]
            + instrument.grades.map { grade in
                let code = grade.code + String(repeating: " ", count: width - grade.code.count)
                let name = both { grade.name($0.language) + benefit(grade, $0) }
                return "\(Self.right(String(grade.number), Self.margin))  \(code)  \(name)"
            }
    }

    private func benefit(_ grade: GradeName, _ words: Wording) -> String {
        switch grade.benefit {
        case .severe: words("，享受重度待遇", ", gives the benefit for severe")
        case .moderate: words("，享受中度待遇", ", gives the benefit for moderate")
        case nil: ""
        }
    }

    private var questions: [String] {
        [heading("核对提示（不影响评分）", "Questions to the rater; they never stop anybody")]
            + instrument.hints.flatMap { hint in lines("?") { hint.text($0) } }
    }
}

extension InstrumentForm {
    /// A text in both languages, in one line.
    func both(_ make: (Wording) -> String) -> String { "\(make(chinese)) / \(make(english))" }

    func heading(_ chinese: String, _ english: String) -> String { "== \(chinese) / \(english) ==" }

    /// A number or mark set to the right, and behind it a text in both languages: in one line when it is short, else
    /// in two.
    func lines(_ mark: String, _ make: (Language) -> String) -> [String] {
        let (chinese, english) = (make(.chinese), make(.english))
        let room = String(repeating: " ", count: Self.margin + 2)
        let first = Self.right(mark, Self.margin) + "  " + chinese
        // A Chinese character is as wide as two Latin letters.
        return chinese.count * 2 + english.count <= 80 ? ["\(first) / \(english)"] : [first, room + english]
    }

    /// How many columns numbers have.
    static let margin = 6

    /// A text of Latin letters set to the right.
    static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
