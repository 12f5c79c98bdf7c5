internal import ZhaohuDomain

/// Words in the language of a document.
struct Wording: Sendable {
    let language: Language

    func callAsFunction(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

    /// Joins the members of a list.
    func list(_ words: [String]) -> String { words.joined(separator: self("，", ", ")) }

    /// A text after a label.
    func line(_ label: String, _ text: String) -> String { label + self("：", ": ") + text }

    /// A text in brackets behind another.
    func aside(_ text: String) -> String { self("（\(text)）", " (\(text))") }

    /// Whether a person has compared something with its source, and the word for it in the commands.
    func verified(_ isSo: Bool) -> String { isSo ? self("已核对", "compared") : self("未核对", "not compared") }

    /// A score as it is shown: `5`, `95.1 points`.
    func score(_ score: Int, of item: Instrument.Item) -> String {
        item.measure.map { "\(Self.fraction(score, $0.divisor)) \($0.unit(language))" } ?? String(score)
    }

    func answer(_ answer: ItemAnswer?, of item: Instrument.Item) -> String {
        switch answer {
        case .score(let score): self.score(score, of: item)
        case .unjudged(let reason): line(self("无法判定", "not judged"), reason.name(language))
        case nil: "—"
        }
    }

    /// A number of parts as a decimal number: 51 quarters are `12.75`.
    static func fraction(_ parts: Int, _ divisor: Int) -> String {
        let thousandths = parts * 1_000 / divisor
        guard thousandths % 1_000 != 0 else { return String(thousandths / 1_000) }
        var decimals = String(1_000 + thousandths % 1_000).dropFirst()
        while decimals.last == "0" { decimals = decimals.dropLast() }
        return "\(thousandths / 1_000).\(decimals)"
    }
}
