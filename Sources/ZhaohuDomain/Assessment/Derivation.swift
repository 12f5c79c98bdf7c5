/// A grade with all that led to it.
package struct Derivation: Hashable, Sendable {
    /// The instrument scored with.
    package let document: Instrument
    package let sheet: AnswerSheet
    /// The dated cut-offs used; empty when the document's own were.
    package let cutoffs: [String: Int]
    /// Totals in the order of the dimensions.
    package let totals: [Int]
    /// Band numbers in the order of the dimensions.
    package let bands: [Int]
    package let gradeName: GradeName

    /// The grade's number, 0 is the mildest.
    package var grade: Int { gradeName.number }
    /// The grade's code, `severeI`.
    package var gradeCode: String { gradeName.code }
    /// The instrument's id.
    package var instrument: String { document.id }
    /// False when the instrument has not been compared with the official text.
    package var verified: Bool { document.verified }

    /// The way from the answers to the grade in plain text, one step a line.
    package func explanation(_ language: Language) -> String {
        var lines = [text(language, "量表", "Instrument") + ": \(document.title(language)) (\(document.id))"]
        for (index, dimension) in document.dimensions.enumerated() {
            let answers = dimension.items.map { "\($0.name(language)) \(sheet[$0.code] ?? 0)" }
            lines.append("\(dimension.name(language)): " + answers.joined(separator: text(language, "，", ", ")))
            lines.append("  " + step(dimension, totals[index], dimension.bands[bands[index]], language))
        }
        if case .matrix = document.gradeRule { lines.append(tableStep(language)) }
        lines.append(text(language, "等级", "Grade") + ": \(grade) \(gradeName.name(language)) (\(gradeCode))")
        if !verified {
            let warning = text(language, "注意: 本量表尚未与官方文本核对", "Note: not yet compared with the official text")
            lines.append("\(warning) (verified=no)")
        }
        return lines.joined(separator: "\n")
    }

    private func step(
        _ dimension: Instrument.Dimension, _ total: Int, _ band: Instrument.Band, _ language: Language
    ) -> String {
        let name = band.name(language)
        return text(
            language, "合计 \(total) / \(dimension.maximum), 第 \(band.number) 档 \(name)",
            "total \(total) of \(dimension.maximum), band \(band.number) \(name)")
    }

    private func tableStep(_ language: Language) -> String {
        let column = bands.dropFirst().max() ?? 0
        return text(
            language, "组合法: 第 \(bands[0]) 行, 第 \(column) 列 (其余维度中较差的一档), 得 \(grade)",
            "Decision table: row \(bands[0]), column \(column) (the worse band of the others), gives \(grade)")
    }

    private func text(_ language: Language, _ chinese: String, _ english: String) -> String {
        language == .chinese ? chinese : english
    }
}
