package import ZhaohuDomain

extension DerivationDocument {
    /// A page for a browser or a printer.
    package func page(_ language: Language) -> HTMLPage {
        let report = DerivationReport(self, language)
        let words = Wording(language: language)
        let title = words("评估等级推导过程", "Derivation of the grade") + " \(report.assessment)"
        var body = "<h1>\(HTMLText.escaped(title))</h1>\n"
        let grade = words.line(words("等级", "Grade"), "\(report.grade.number) \(report.grade.name)")
        body += "<p class=\"strong\">\(HTMLText.escaped(grade + words.aside(report.grade.code)))</p>\n"
        body += facts(report, words)
        for dimension in report.dimensions { body += section(dimension, words) }
        body += decision(report.decision, words)
        if !report.cutoffs.isEmpty { body += cutoffs(report.cutoffs, words) }
        body += "<h2>\(words("哪些评分变动会改变等级", "What would have given another grade"))</h2>\n"
        for part in report.otherwise { body += otherwise(part, words) }
        if let comparison {
            body += ComparisonDocument(comparison, assessment: assessment, tieBreak: tieBreak).differences(words)
        }
        body += "<h2>\(words("阅读说明", "How to read this"))</h2>\n"
        let legend =
            (report.instrument.verified ? [] : [words.warning + words("。", ".")])
            + words.legend(report)
        body += legend.map { "<p class=\"note\">\(HTMLText.escaped($0))</p>\n" }.joined()
        return HTMLPage(title: title, body: body, language: language.rawValue)
    }

    private func facts(_ report: DerivationReport, _ words: Wording) -> String {
        let instrument = report.instrument
        return HTMLTable.text(
            rows: [
                [words("评估人员", "Rater"), report.rater + role(report.rater, words)],
                [words("评分日期", "Scored on"), report.scoredOn],
                [
                    words("量表", "Instrument"),
                    instrument.title + words.aside(words.list([instrument.id, instrument.version])),
                ],
                [words("量表校验值", "Content hash"), "SHA-256 " + instrument.sha256],
                [words("来源", "Source"), instrument.source], [words("量表说明", "Note"), instrument.note],
                [words("与官方文本", "Official text"), words.verified(instrument.verified)],
            ])
    }

    /// Says that a rater is the third expert.
    private func role(_ rater: String, _ words: Wording) -> String {
        guard tieBreak?.rater == rater else { return "" }
        return words.aside(words("第三名专家裁定，以此为准", "third expert, tie-break, decides"))
    }

    private func section(_ dimension: DerivationReport.DimensionPart, _ words: Wording) -> String {
        let head = [words("项目", "Item"), words("评分", "Score"), words("所选选项", "Answer")]
        return "<h2>\(HTMLText.escaped(dimension.name))</h2>\n"
            + HTMLTable.text(head: head, rows: dimension.items.map { [$0.name, $0.score, $0.text] }, numbers: [1])
            + step(dimension.text, dimension.rule)
    }

    private func step(_ text: String, _ rule: String) -> String {
        "<p>\(HTMLText.escaped(text)) <code class=\"rule\">[\(HTMLText.escaped(rule))]</code></p>\n"
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
                    words("参数", "Key"), words("取值", "Value"), words("出处", "Source"), words("标记", "Mark"),
                    words("核对", "Compared"),
                ],
                rows: cutoffs.map { [$0.key, $0.value, $0.source, $0.mark, words.verified($0.verified)] }, numbers: [1])
    }

    private func otherwise(_ part: DerivationReport.OtherwisePart, _ words: Wording) -> String {
        guard part.grade != nil else { return "<p>\(HTMLText.escaped(words.line(part)))</p>\n" }
        return "<p>\(HTMLText.escaped(words.title(part)))</p>\n"
            + HTMLTable.text(
                head: [words("项目", "Item"), words("原评分", "Score"), words("改为", "Instead")],
                rows: part.changes.map { [$0.name, "\($0.from) \($0.fromText)", "\($0.to) \($0.toText)"] })
    }
}
