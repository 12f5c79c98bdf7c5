package import ZhaohuDomain

/// A company's score explained: every indicator with its counts, its scale, its weight and what speaks against.
package struct ScoreDocument: Sendable {
    /// An indicator's line with its evidence.
    package struct Line: Sendable {
        package let line: ScoreLine
        /// The newest ids.
        package let evidence: [String]
        package let evidenceTotal: Int

        package init(line: ScoreLine, evidence: [String], evidenceTotal: Int) {
            self.line = line
            self.evidence = evidence
            self.evidenceTotal = evidenceTotal
        }
    }

    /// Points taken off, or a veto.
    package struct Deduction: Sendable {
        package let id: DeductionID
        package let rule: String
        package let fact: String
        package let pointsTenths: Int
        package let veto: VetoGround?
        package let state: DeductionState
        package let grounds: String

        package init(
            id: DeductionID, rule: String, fact: String, pointsTenths: Int, veto: VetoGround?, state: DeductionState,
            grounds: String
        ) {
            self.id = id
            self.rule = rule
            self.fact = fact
            self.pointsTenths = pointsTenths
            self.veto = veto
            self.state = state
            self.grounds = grounds
        }
    }

    package let score: ScoreID
    package let provider: ProviderID
    package let name: String
    package let from: Day
    package let to: Day
    package let state: ScoreState
    package let pointsTenths: Int?
    package let band: ScoreBand?
    package let isVetoed: Bool
    package let deductedTenths: Int
    package let digest: String
    package let answer: String
    package let lines: [Line]
    package let deductions: [Deduction]

    package init(
        score: ScoreID, provider: ProviderID, name: String, from: Day, to: Day, state: ScoreState, pointsTenths: Int?,
        band: ScoreBand?, isVetoed: Bool, deductedTenths: Int, digest: String, answer: String, lines: [Line],
        deductions: [Deduction]
    ) {
        self.score = score
        self.provider = provider
        self.name = name
        self.from = from
        self.to = to
        self.state = state
        self.pointsTenths = pointsTenths
        self.band = band
        self.isVetoed = isVetoed
        self.deductedTenths = deductedTenths
        self.digest = digest
        self.answer = answer
        self.lines = lines
        self.deductions = deductions
    }
}

extension ScoreDocument {
    /// Lines for a terminal.
    package func text(_ language: Language) -> String {
        let words = ScoreWords(words: Wording(language: language))
        var text = ["\(words.title) \(score)  \(provider) \(name)", words.heading(self), ""]
        for line in lines {
            text.append(words.indicator(line.line))
            text += line.line.measures.map { "    " + words.measure($0) }
            if let evidence = words.evidence(line, score) { text.append("    " + evidence) }
        }
        text += ["", words.deducted(deductedTenths)]
        text += deductions.map { "    " + words.deduction($0) }
        if !answer.isEmpty { text += ["", words.answer(answer)] }
        text += [""] + words.legend + ["digest=\(digest)"]
        return text.joined(separator: "\n") + "\n"
    }

    /// A page for a browser or a printer.
    package func page(_ language: Language) -> HTMLPage {
        let words = ScoreWords(words: Wording(language: language))
        let title = "\(words.title) \(score)"
        var body = "<h1>\(HTMLText.escaped(title))</h1>\n"
        body += "<p>\(HTMLText.escaped("\(provider) \(name)"))</p>\n"
        body += "<p class=\"strong\">\(HTMLText.escaped(words.heading(self)))</p>\n"
        body += HTMLTable.text(
            head: words.columns, rows: lines.map { words.row($0, score) }, numbers: [1, 2],
            marked: Set(lines.indices.filter { lines[$0].line.pointsTenths == nil }))
        body += "<h2>\(HTMLText.escaped(words.deducted(deductedTenths)))</h2>\n"
        if !deductions.isEmpty {
            body += HTMLTable.text(rows: deductions.map { [$0.id.description, words.deduction($0)] })
        }
        if !answer.isEmpty { body += "<p>\(HTMLText.escaped(words.answer(answer)))</p>\n" }
        body += (words.legend + ["digest=\(digest)"]).map { "<p class=\"note\">\(HTMLText.escaped($0))</p>\n" }.joined()
        return HTMLPage(title: title, body: body, language: language.rawValue)
    }
}
