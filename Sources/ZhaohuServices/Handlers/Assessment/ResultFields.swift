internal import ZhaohuDomain
internal import ZhaohuWire

/// Contradictions come back as questions, never as blocks.
enum Questions {
    static func fields(_ hints: [Instrument.Hint], _ language: Language) -> [ReplyField] {
        guard !hints.isEmpty else { return [] }
        return [
            ReplyField("questions", hints.map(\.id).joined(separator: ",")),
            ReplyField("ask", hints.map { $0.text(language) }.joined(separator: " ")),
        ]
    }
}

/// Totals, bands and grade; an instrument of one dimension has a total and a named grade.
enum ResultFields {
    static func of(_ result: ScoringResult) -> [ReplyField] {
        guard let derivation = result.derivation else {
            return [
                ReplyField("grade", "incomplete"),
                ReplyField("unjudged_items", result.open.unjudged.joined(separator: ",")),
            ]
        }
        let verified = ReplyField("verified", derivation.verified ? "yes" : "no")
        if derivation.totals.count == 1 {
            return [ReplyField("total", derivation.totals[0]), ReplyField("grade", derivation.gradeCode), verified]
        }
        return [
            ReplyField("totals", derivation.totals.map(String.init).joined(separator: ",")),
            ReplyField("bands", derivation.bands.map(String.init).joined(separator: ",")),
            ReplyField("grade", derivation.grade), ReplyField("name", derivation.gradeCode), verified,
        ]
    }
}
