package import ZhaohuDomain

/// The raters' sheets side by side, to be read and printed.
package struct ComparisonDocument: Sendable {
    package let comparison: SheetComparison
    /// The assessment's id as people write it, `A17`.
    package let assessment: String

    package init(_ comparison: SheetComparison, assessment: String) {
        self.comparison = comparison
        self.assessment = assessment
    }

    /// Plain text: the grades, then one item on which the raters differ a line.
    package func text(_ language: Language) -> String {
        let words = Wording(language: language)
        var lines = [
            words("评估", "Assessment") + ": \(assessment)",
            words("量表", "Instrument") + ": \(comparison.instrument.title(language)) (\(comparison.instrument.id))",
        ]
        lines += zip(comparison.entries, comparison.results).map { "\($0.rater): \(words.grade($1))" }
        let differences = words.differences(comparison)
        lines.append(words("有差异的项目", "Items that differ") + ": \(differences.count)")
        lines += differences.map { part in
            "  \(part.item) \(part.name): " + words.list(part.answers.map { "\($0.rater) \($0.answer)" })
                + words.marks(part)
        }
        lines.append(standing(words))
        return lines.joined(separator: "\n") + "\n"
    }

    /// A page for a browser or a printer, with all items.
    package func page(_ language: Language) -> HTMLPage {
        let words = Wording(language: language)
        let title = words("评估表对照", "Sheets side by side") + " \(assessment)"
        var body = "<h1>\(HTMLText.escaped(title))</h1>\n"
        body += HTMLTable.text(rows: zip(comparison.entries, comparison.results).map { [$0.rater, words.grade($1)] })
        body += "<p class=\"strong\">\(HTMLText.escaped(standing(words)))</p>\n" + differences(words)
        body += "<h2>\(words("全部项目", "All items"))</h2>\n"
        let items = comparison.instrument.items
        let differing = Set(comparison.differences.map(\.item.code))
        body += HTMLTable.text(
            head: [words("项目", "Item")] + comparison.entries.map(\.rater),
            rows: items.map { item in
                [item.name(language)] + comparison.entries.map { words.answer($0.sheet.answer(item.code), of: item) }
            }, marked: Set(items.indices.filter { differing.contains(items[$0].code) }))
        return HTMLPage(title: title, body: body, language: language.rawValue)
    }

    /// The section on the items that differ.
    func differences(_ words: Wording) -> String {
        let parts = words.differences(comparison)
        let head = [words("项目", "Item")] + comparison.entries.map(\.rater) + [words("影响", "Effect")]
        return "<h2>\(words("评估人员有差异的项目", "Items on which the raters differ"))</h2>\n"
            + (parts.isEmpty
                ? "<p>\(words("无", "None"))</p>\n"
                : HTMLTable.text(
                    head: head, rows: parts.map { [$0.name] + $0.answers.map(\.answer) + [words.effect($0)] },
                    marked: Set(parts.indices.filter { parts[$0].crossesBand || parts[$0].crossesGrade })))
    }

    private func standing(_ words: Wording) -> String {
        comparison.needsTieBreak
            ? words("须由第三名专家对有差异的项目作答", "A third expert must answer the items that differ")
            : words("等级一致", "The grades agree")
    }
}

extension Wording {
    func grade(_ result: ScoringResult) -> String {
        switch result {
        case .complete(let derivation): "\(derivation.grade) \(derivation.gradeName.name(language))"
        case .incomplete(let missing, let unjudged):
            self("不完整", "incomplete") + ": " + list(missing + unjudged)
        }
    }

    func effect(_ part: DerivationReport.DifferencePart) -> String {
        if part.crossesGrade { return self("单项即影响等级", "moves the grade by itself") }
        return part.crossesBand ? self("单项即影响分档", "moves the band by itself") : ""
    }
}
