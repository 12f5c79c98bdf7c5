package import ZhaohuDomain

/// The raters' sheets side by side, with the third expert's answers if there are any, to be read and printed.
package struct ComparisonDocument: Sendable {
    package let comparison: SheetComparison
    /// The assessment's id as people write it, `A17`.
    package let assessment: String
    /// Nil while no third expert has answered.
    package let tieBreak: TieBreak?

    package init(_ comparison: SheetComparison, assessment: String, tieBreak: TieBreak? = nil) {
        self.comparison = comparison
        self.assessment = assessment
        self.tieBreak = tieBreak
    }

    /// Plain text: the grades, then one item on which the raters differ a line.
    package func text(_ language: Language) -> String {
        let words = Wording(language: language)
        let instrument = comparison.instrument
        var lines = [
            words.line(words("评估", "Assessment"), assessment),
            words.line(words("量表", "Instrument"), instrument.title(language) + words.aside(instrument.id)),
        ]
        lines += results(words).map { words.line($0[0], $0[1]) }
        let differences = words.differences(comparison, tieBreak)
        lines.append(words.line(words("有差异的项目", "Items that differ"), String(differences.count)))
        lines += differences.map { part in
            let answers = words.list(part.answers.map { "\($0.rater) \($0.answer)" })
            return "  " + words.line("\(part.item) \(part.name)", answers) + words.marks(part)
        }
        lines.append(standing(words))
        return lines.joined(separator: "\n") + "\n"
    }

    /// A page for a browser or a printer, with all items.
    package func page(_ language: Language) -> HTMLPage {
        let words = Wording(language: language)
        let title = words("评估表对照", "Sheets side by side") + " \(assessment)"
        let instrument = comparison.instrument
        var body = "<h1>\(HTMLText.escaped(title))</h1>\n"
        body += "<p>\(HTMLText.escaped(instrument.title(language) + words.aside(instrument.id)))</p>\n"
        body += HTMLTable.text(head: [words("评估人员", "Rater"), words("等级", "Grade")], rows: results(words))
        body += "<p class=\"strong\">\(HTMLText.escaped(standing(words)))</p>\n" + differences(words)
        body += "<h2>\(words("全部项目", "All items"))</h2>\n"
        let differing = Set(comparison.differences.map(\.item.code))
        let items = instrument.items
        body += HTMLTable.text(
            head: [words("项目", "Item")] + raters(words),
            rows: items.map { [$0.name(language)] + answers(to: $0, words) },
            marked: Set(items.indices.filter { differing.contains(items[$0].code) }))
        body += notes(words).map { "<p class=\"note\">\(HTMLText.escaped($0))</p>\n" }.joined()
        return HTMLPage(title: title, body: body, language: language.rawValue)
    }

    private func notes(_ words: Wording) -> [String] {
        let marked = words("加粗并带底色的行，评估人员有差异。", "The raters differ in the rows in bold on a tinted ground.")
        let third = words("裁定只针对有差异的项目，“—”表示未作答。", "The tie-break is on the items that differ; — is no answer.")
        return tieBreak == nil ? [marked] : [marked, third]
    }

    /// The section on the items that differ.
    func differences(_ words: Wording) -> String {
        let parts = words.differences(comparison, tieBreak)
        return "<h2>\(words("评估人员有差异的项目", "Items on which the raters differ"))</h2>\n"
            + (parts.isEmpty
                ? "<p>\(words("无", "None"))</p>\n"
                : HTMLTable.text(
                    head: [words("项目", "Item")] + raters(words) + [words("影响", "Effect")],
                    rows: parts.map { [$0.name] + $0.answers.map(\.answer) + [words.effect($0)] },
                    marked: Set(parts.indices.filter { parts[$0].crossesBand || parts[$0].crossesGrade })))
    }

    /// Each rater and what the sheet came to, the third expert last.
    private func results(_ words: Wording) -> [[String]] {
        let own = zip(comparison.entries, comparison.results).map {
            [$0.rater, words.grade($1, of: comparison.instrument)]
        }
        let third =
            tieBreak.map { [[raters(words).last ?? $0.rater, words.grade($0.result, of: comparison.instrument)]] } ?? []
        return own + third
    }

    /// The titles of the columns of answers.
    private func raters(_ words: Wording) -> [String] {
        comparison.entries.map(\.rater)
            + (tieBreak.map { [$0.rater + words.aside(words("裁定", "tie-break"))] } ?? [])
    }

    /// Everybody's answers; the third expert has one only where the raters differ.
    private func answers(to item: Instrument.Item, _ words: Wording) -> [String] {
        (comparison.entries.map(\.sheet) + (tieBreak.map { [$0.sheet] } ?? []))
            .map { words.answer($0.answer(item.code), of: item) }
    }

    private func standing(_ words: Wording) -> String {
        if let tieBreak {
            let grade = words.grade(tieBreak.result, of: comparison.instrument)
            return words(
                "有差异的项目已由第三名专家 \(tieBreak.rater) 裁定，以此为准：\(grade)",
                "The third expert \(tieBreak.rater) decided the items that differ; this stands: \(grade)")
        }
        return comparison.needsTieBreak
            ? words("须由第三名专家对有差异的项目作答", "A third expert must answer the items that differ")
            : words("等级一致", "The grades agree")
    }
}
