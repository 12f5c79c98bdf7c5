internal import Foundation
package import ZhaohuDomain

/// The way from one sheet's answers to its grade, to be read, kept and printed.
package struct DerivationDocument: Sendable {
    package let derivation: Derivation
    /// The assessment's id as people write it, `A17`.
    package let assessment: String
    /// What the rater is called to this reader.
    package let rater: String
    /// SHA-256 of the instrument's document.
    package let hash: String
    /// The day whose policy the sheet was scored with.
    package let scoredOn: Day
    /// The policy rows used; empty when no band has a cut-off key.
    package let cutoffs: [DerivationReport.Cutoff]
    /// The raters' sheets side by side, for readers who may see all of them.
    package let comparison: SheetComparison?
    /// The third expert's part of the comparison, nil when there was none.
    package let tieBreak: TieBreak?

    package init(
        _ derivation: Derivation, assessment: String, rater: String, hash: String, scoredOn: Day,
        cutoffs: [DerivationReport.Cutoff] = [], comparison: SheetComparison? = nil,
        tieBreak: TieBreak? = nil
    ) {
        self.derivation = derivation
        self.assessment = assessment
        self.rater = rater
        self.hash = hash
        self.scoredOn = scoredOn
        self.cutoffs = cutoffs
        self.comparison = comparison
        self.tieBreak = tieBreak
    }

    /// The JSON of the report: sorted keys, one value a line.
    package func json(_ language: Language) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(DerivationReport(self, language)), as: UTF8.self) + "\n"
    }

    /// Plain text, one step a line, with the rule's id behind it.
    package func text(_ language: Language) -> String {
        let report = DerivationReport(self, language)
        let words = Wording(language: language)
        var lines = head(report, words)
        for dimension in report.dimensions {
            lines.append(words.line(dimension.name, words.list(dimension.items.map { "\($0.name) \($0.score)" })))
            lines.append("  \(dimension.text)  [\(dimension.rule)]")
        }
        for part in report.decision.points {
            let aside = part.counts ? "" : words.aside(words("不计", "does not count"))
            lines.append("  " + words.line(part.name, part.points) + aside)
        }
        lines.append("\(report.decision.text)  [\(report.decision.rule)]")
        let grade = "\(report.grade.number) \(report.grade.name)" + words.aside(report.grade.code)
        lines.append(words.line(words("等级", "Grade"), grade))
        lines += report.cutoffs.map { words.line($0) }
        lines += report.otherwise.map { words.line($0) }
        lines += report.differences.map { words.line($0) }
        if !report.instrument.verified { lines.append("\(words.warning) (verified=no)") }
        lines += words.legend(marks: report.cutoffs.map(\.mark))
        return lines.joined(separator: "\n") + "\n"
    }

    private func head(_ report: DerivationReport, _ words: Wording) -> [String] {
        let instrument = report.instrument
        let edition = words.list([instrument.id, words("版本 ", "version ") + instrument.version])
        let facts = [report.assessment, report.rater, words("评分日期 ", "scored on ") + report.scoredOn]
        return [
            words.line(words("评估", "Assessment"), words.list(facts)),
            words.line(words("量表", "Instrument"), instrument.title + words.aside(edition)),
            words.line(words("量表校验值 sha256", "sha256"), instrument.sha256),
            words.line(words("来源", "Source"), instrument.source),
        ]
    }
}

extension Wording {
    var warning: String {
        self("注意：本量表尚未与官方文本核对", "Note: this instrument has not been compared with the official text yet")
    }

    /// A dated policy value with its source.
    func line(_ cutoff: DerivationReport.Cutoff) -> String {
        let facts = list([cutoff.source, cutoff.mark, "verified=\(cutoff.verified ? "yes" : "no")"])
        return line(self("政策界值", "Cut-off"), "\(cutoff.key)=\(cutoff.value)" + aside(facts))
    }

    /// The title of the fewest changes in a direction.
    func title(_ part: DerivationReport.OtherwisePart) -> String {
        let isMilder = part.direction == Counterfactual.Direction.milder.rawValue
        let name = isMilder ? self("较轻的等级", "A milder grade") : self("较重的等级", "A worse grade")
        return part.grade.map { name + aside("\($0.number) \($0.name)") } ?? name
    }

    func line(_ part: DerivationReport.OtherwisePart) -> String {
        guard part.grade != nil else { return line(title(part), self("不存在", "there is none")) }
        return line(title(part), list(part.changes.map { "\($0.name) \($0.from) -> \($0.to)" }))
    }

    func line(_ part: DerivationReport.DifferencePart) -> String {
        let answers = list(part.answers.map { "\($0.rater) \($0.answer)" })
        return line(self("评估人员有差异", "Raters differ"), line(part.name, answers) + marks(part))
    }

    /// Whether a difference alone moves the band or the grade.
    func marks(_ part: DerivationReport.DifferencePart) -> String {
        if part.crossesGrade { return aside(self("影响等级", "moves the grade")) }
        return part.crossesBand ? aside(self("影响分档", "moves the band")) : ""
    }
}
