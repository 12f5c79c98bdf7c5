internal import ZhaohuDomain

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

    /// The grade of a sheet, or the items that it lacks.
    func grade(_ result: ScoringResult, of instrument: Instrument) -> String {
        switch result {
        case .complete(let derivation): numbered(derivation.gradeName)
        case .incomplete(let missing, let unjudged):
            line(
                self("不完整", "incomplete"),
                list((missing + unjudged).map { instrument.item($0)?.name(language) ?? $0 }))
        }
    }

    func effect(_ part: DerivationReport.DifferencePart) -> String {
        if part.crossesGrade { return self("单项即影响等级", "moves the grade by itself") }
        return part.crossesBand ? self("单项即影响分档", "moves the band by itself") : ""
    }
}
