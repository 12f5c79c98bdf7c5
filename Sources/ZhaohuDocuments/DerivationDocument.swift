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
    ///
    /// - Parameters:
    ///   - language: of the words.
    ///   - closes: true when what holds for all sheets of the assessment follows: where the raters differ, and how to
    ///     read the text; of several sheets only the last one says it.
    /// - Returns: lines, the last one ended too.
    package func text(_ language: Language, closes: Bool = true) -> String {
        let report = DerivationReport(self, language)
        let words = Wording(language: language)
        var lines = head(report, words)
        for dimension in report.dimensions {
            lines.append(dimension.name)
            lines += dimension.items.map { item in
                let score = String(repeating: " ", count: max(0, 6 - item.score.count)) + item.score
                return "\(score)  " + (item.text.isEmpty ? item.name : words.line(item.name, item.text))
            }
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
        if !report.instrument.verified { lines.append("\(words.warning) (verified=no)") }
        if closes {
            lines += [""] + report.differences.map { words.line($0) } + words.legend(report)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// What is said of a sheet that has no grade: the items without a score.
    package static func text(incomplete result: ScoringResult, of instrument: Instrument, _ language: Language)
        -> String
    {
        "grade=incomplete\n" + Wording(language: language).grade(result, of: instrument) + "\n"
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
