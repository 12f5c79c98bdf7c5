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

    package init(
        _ derivation: Derivation, assessment: String, rater: String, hash: String, scoredOn: Day,
        cutoffs: [DerivationReport.Cutoff] = [], comparison: SheetComparison? = nil
    ) {
        self.derivation = derivation
        self.assessment = assessment
        self.rater = rater
        self.hash = hash
        self.scoredOn = scoredOn
        self.cutoffs = cutoffs
        self.comparison = comparison
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
            lines.append("\(dimension.name): " + words.list(dimension.items.map { "\($0.name) \($0.score)" }))
            lines.append("  \(dimension.text)  [\(dimension.rule)]")
        }
        for part in report.decision.points {
            lines.append("  \(part.name): \(part.points)" + (part.counts ? "" : words(" (不计)", " (does not count)")))
        }
        lines.append("\(report.decision.text)  [\(report.decision.rule)]")
        lines.append(words("等级", "Grade") + ": \(report.grade.number) \(report.grade.name) (\(report.grade.code))")
        lines += report.cutoffs.map {
            words("界值", "Cut-off")
                + ": \($0.key)=\($0.value) (\(words.list([$0.source, $0.mark, "verified=\(words.yes($0.verified))"])))"
        }
        lines += report.otherwise.map { words.line($0) }
        lines += report.differences.map { words.line($0) }
        if !report.instrument.verified { lines.append("\(words.warning) (verified=no)") }
        return lines.joined(separator: "\n") + "\n"
    }

    private func head(_ report: DerivationReport, _ words: Wording) -> [String] {
        [
            words("评估", "Assessment")
                + ": \(words.list([report.assessment, report.rater, words("评分日期 ", "scored on ") + report.scoredOn]))",
            words("量表", "Instrument")
                + ": \(report.instrument.title) (\(report.instrument.id), \(words("版本", "version")) \(report.instrument.version))",
            "sha256: \(report.instrument.sha256)",
            words("来源", "Source") + ": \(report.instrument.source)",
        ]
    }
}

extension Wording {
    var warning: String { self("注意: 本量表尚未与官方文本核对", "Note: not yet compared with the official text") }

    /// The title of the fewest changes in a direction.
    func title(_ part: DerivationReport.OtherwisePart) -> String {
        let isMilder = part.direction == Counterfactual.Direction.milder.rawValue
        let name = isMilder ? self("较轻的等级", "A milder grade") : self("较重的等级", "A worse grade")
        return part.grade.map { "\(name) (\($0.number) \($0.name))" } ?? name
    }

    func line(_ part: DerivationReport.OtherwisePart) -> String {
        guard part.grade != nil else { return title(part) + ": " + self("不存在", "there is none") }
        return title(part) + ": " + list(part.changes.map { "\($0.name) \($0.from) -> \($0.to)" })
    }

    func line(_ part: DerivationReport.DifferencePart) -> String {
        self("评估人员有差异", "Raters differ") + ": \(part.name): "
            + list(part.answers.map { "\($0.rater) \($0.answer)" }) + marks(part)
    }

    /// Whether a difference alone moves the band or the grade.
    func marks(_ part: DerivationReport.DifferencePart) -> String {
        if part.crossesGrade { return self(" (影响等级)", " (moves the grade)") }
        return part.crossesBand ? self(" (影响分档)", " (moves the band)") : ""
    }
}
