package import ZhaohuDomain

extension DerivationDocument {
    /// A page for a browser or a printer.
    package func page(_ language: Language) -> HTMLPage {
        let report = DerivationReport(self, language)
        let words = Wording(language: language)
        let title = words("评估推导", "Derivation of the grade") + " \(report.assessment)"
        var body = "<h1>\(HTMLText.escaped(title))</h1>\n" + facts(report, words)
        body += "<p class=\"strong\">\(words("等级", "Grade")): \(report.grade.number) "
        body += "\(HTMLText.escaped(report.grade.name)) <code>\(HTMLText.escaped(report.grade.code))</code></p>\n"
        for dimension in report.dimensions { body += section(dimension, words) }
        body += decision(report.decision, words)
        if !report.cutoffs.isEmpty { body += cutoffs(report.cutoffs, words) }
        body += "<h2>\(words("怎样才会是另一个等级", "What would have given another grade"))</h2>\n"
        for part in report.otherwise { body += otherwise(part, words) }
        if let comparison { body += ComparisonDocument(comparison, assessment: assessment).differences(words) }
        return HTMLPage(title: title, body: body, language: language.rawValue)
    }

    private func facts(_ report: DerivationReport, _ words: Wording) -> String {
        let instrument = report.instrument
        return HTMLTable.text(
            rows: [
                [words("评估人员", "Rater"), report.rater], [words("评分日期", "Scored on"), report.scoredOn],
                [words("量表", "Instrument"), "\(instrument.title) (\(instrument.id), \(instrument.version))"],
                ["SHA-256", instrument.sha256], [words("来源", "Source"), instrument.source],
                [words("说明", "Note"), instrument.note],
                [
                    words("核对", "Verified"),
                    instrument.verified ? "verified=yes" : "\(words.warning) (verified=no)",
                ],
            ])
    }

    private func section(_ dimension: DerivationReport.DimensionPart, _ words: Wording) -> String {
        let head = [words("项目", "Item"), words("得分", "Score"), words("选项", "Answer")]
        return "<h2>\(HTMLText.escaped(dimension.name))</h2>\n"
            + HTMLTable.text(head: head, rows: dimension.items.map { [$0.name, $0.score, $0.text] }, numbers: [1])
            + step(dimension.text, dimension.rule)
    }

    private func step(_ text: String, _ rule: String) -> String {
        "<p>\(HTMLText.escaped(text)) <code>\(HTMLText.escaped(rule))</code></p>\n"
    }

    private func decision(_ decision: DerivationReport.DecisionPart, _ words: Wording) -> String {
        var text = "<h2>\(words("等级的判定", "How the grade was decided"))</h2>\n"
        if !decision.points.isEmpty {
            text += HTMLTable.text(
                head: [words("模块", "Module"), words("加权分", "Weighted points"), ""],
                rows: decision.points.map { [$0.name, $0.points, $0.counts ? "" : words("不计", "does not count")] },
                numbers: [1])
        }
        return text + step(decision.text, decision.rule)
    }

    private func cutoffs(_ cutoffs: [DerivationReport.Cutoff], _ words: Wording) -> String {
        "<h2>\(words("政策界值", "Cut-offs set by policy"))</h2>\n"
            + HTMLTable.text(
                head: [
                    words("参数", "Key"), words("取值", "Value"), words("来源", "Source"), words("标记", "Mark"), "verified",
                ],
                rows: cutoffs.map { [$0.key, $0.value, $0.source, $0.mark, words.yes($0.verified)] }, numbers: [1])
    }

    private func otherwise(_ part: DerivationReport.OtherwisePart, _ words: Wording) -> String {
        guard part.grade != nil else { return "<p>\(HTMLText.escaped(words.line(part)))</p>\n" }
        return "<p>\(HTMLText.escaped(words.title(part)))</p>\n"
            + HTMLTable.text(
                head: [words("项目", "Item"), words("现得分", "Score"), words("改为", "Instead")],
                rows: part.changes.map { [$0.name, $0.from, $0.to] }, numbers: [1, 2])
    }
}

/// A table of plain texts.
enum HTMLTable {
    /// The table; without a head the first cell of each row is one.
    ///
    /// - Parameters:
    ///   - head: the titles of the columns.
    ///   - rows: plain texts, escaped here.
    ///   - numbers: the columns set to the right.
    ///   - marked: the rows that stand out.
    /// - Returns: the element.
    static func text(
        head: [String] = [], rows: [[String]], numbers: Set<Int> = [], marked: Set<Int> = []
    ) -> String {
        var text = "<table>\n"
        if !head.isEmpty {
            let cells = head.map { "<th scope=\"col\">\(HTMLText.escaped($0))</th>" }
            text += "<thead><tr>\(cells.joined())</tr></thead>\n"
        }
        text += "<tbody>\n"
        for (number, row) in rows.enumerated() {
            let cells = row.enumerated().map { column, cell in
                if column == 0 { return "<th scope=\"row\">\(HTMLText.escaped(cell))</th>" }
                return "<td\(numbers.contains(column) ? " class=\"number\"" : "")>\(HTMLText.escaped(cell))</td>"
            }
            text += "<tr\(marked.contains(number) ? " class=\"mark\"" : "")>\(cells.joined())</tr>\n"
        }
        return text + "</tbody>\n</table>\n"
    }
}
