internal import ZhaohuDomain

extension DerivationReport {
    /// Says a derivation in a language.
    init(_ document: DerivationDocument, _ language: Language) {
        let derivation = document.derivation
        let words = Wording(language: language)
        self.language = language.rawValue
        assessment = document.assessment
        rater = document.rater
        scoredOn = document.scoredOn.description
        let source = derivation.document
        instrument = InstrumentPart(
            id: source.id, version: source.version, title: source.title(language), sha256: document.hash,
            source: source.source, note: source.note, verified: source.verified)
        dimensions = derivation.bandSteps.map { words.dimension($0, derivation) }
        decision = words.decision(derivation)
        grade = words.grade(derivation.gradeName)
        cutoffs = document.cutoffs
        let scorer = Scorer(source, cutoffs: derivation.cutoffs)
        otherwise = Counterfactual.Direction.allCases.map {
            words.otherwise($0, scorer.counterfactual(derivation.sheet, $0))
        }
        differences = document.comparison.map { words.differences($0, document.tieBreak) } ?? []
    }
}

extension Wording {
    func grade(_ grade: GradeName) -> DerivationReport.GradePart {
        DerivationReport.GradePart(number: grade.number, code: grade.code, name: grade.name(language))
    }

    func otherwise(
        _ direction: Counterfactual.Direction, _ found: Counterfactual?
    ) -> DerivationReport.OtherwisePart {
        DerivationReport.OtherwisePart(
            direction: direction.rawValue, grade: found.map { grade($0.grade) },
            changes: (found?.changes ?? []).map { change in
                let item = change.item
                return DerivationReport.ChangePart(
                    item: item.code, name: item.name(language), from: score(change.from, of: item),
                    fromText: item.option(change.from)?.text(language) ?? "", to: score(change.to, of: item),
                    toText: item.option(change.to)?.text(language) ?? "")
            })
    }

    /// The items that differ, with the third expert's answers behind the raters'.
    func differences(_ comparison: SheetComparison, _ tieBreak: TieBreak?) -> [DerivationReport.DifferencePart] {
        comparison.differences.map { difference in
            let item = difference.item
            let third = tieBreak.map { [($0.rater, $0.sheet.answer(item.code))] } ?? []
            return DerivationReport.DifferencePart(
                item: item.code, name: item.name(language),
                answers: (zip(comparison.entries.map(\.rater), difference.answers) + third).map {
                    DerivationReport.AnswerPart(rater: $0, answer: answer($1, of: item))
                },
                crossesBand: difference.crossesBand, crossesGrade: difference.crossesGrade)
        }
    }

    func dimension(_ step: Derivation.BandStep, _ derivation: Derivation) -> DerivationReport.DimensionPart {
        let items = step.dimension.items.map { item in
            let score = derivation.sheet[item.code] ?? 0
            return DerivationReport.ItemPart(
                code: item.code, name: item.name(language), score: self.score(score, of: item),
                text: item.option(score)?.text(language) ?? "")
        }
        return DerivationReport.DimensionPart(
            code: step.dimension.code, name: step.dimension.name(language), items: items, total: step.total,
            maximum: step.dimension.maximum, band: step.band.number, bandName: step.band.name(language),
            rule: step.rule, text: text(step, derivation))
    }

    private func text(_ step: Derivation.BandStep, _ derivation: Derivation) -> String {
        let measured = step.dimension.items.count == 1 ? step.dimension.items[0] : nil
        let total = measured.map { score(step.total, of: $0) } ?? String(step.total)
        let maximum = measured.map { score(step.dimension.maximum, of: $0) } ?? String(step.dimension.maximum)
        let band = band(step.band, of: step.dimension)
        var text = self("合计 \(total) / \(maximum)，\(band)", "total \(total) of \(maximum), \(band)")
        if let key = step.band.cutoffKey, let value = derivation.cutoffs[key] {
            text += aside(self("政策界值 \(key) = \(value)", "cut-off \(key) = \(value)"))
        }
        if let row = step.row, let rows = step.dimension.bandRows {
            let conditions = conditions(rows[row], of: step.dimension)
            text += aside(self("条件表第 \(row + 1) 行：", "line \(row + 1) of its conditions: ") + conditions)
        }
        return text
    }

    func decision(_ derivation: Derivation) -> DerivationReport.DecisionPart {
        DerivationReport.DecisionPart(
            rule: derivation.decisionRule, text: text(derivation), points: points(derivation))
    }

    private func text(_ derivation: Derivation) -> String {
        let grade = numbered(derivation.gradeName)
        switch (derivation.decision, derivation.document.gradeRule) {
        case (.cell(let row, let column), _):
            let first = derivation.document.dimensions[0].name(language)
            return self(
                "组合法：第 \(row) 行（\(first)的分档），第 \(column) 列（其余维度中最差的分档），得 \(grade)",
                "Decision table: row \(row) (the band of \(first)), column \(column) (the worst band of the others), gives \(grade)"
            )
        case (.row(let row), .table(let rows)):
            let conditions = conditions(rows[row], of: derivation.document)
            return self(
                "等级条件表：第 \(row + 1) 行（\(conditions)），得 \(grade)",
                "Table of conditions: line \(row + 1) (\(conditions)), gives \(grade)")
        case (.points(_, let total), .weighted(let weighted)):
            let sum = Self.fraction(total, weighted.divisor)
            let from = Self.fraction(weighted.from[derivation.grade], weighted.divisor)
            return self(
                "加权总分 \(sum)，等级 \(grade) 自 \(from) 起", "Weighted points: \(sum), grade \(grade) begins at \(from)")
        default:
            return self("分档即等级：第 \(derivation.grade) 档", "The band is the grade: band \(derivation.grade)")
        }
    }

    private func points(_ derivation: Derivation) -> [DerivationReport.PointsPart] {
        guard case .points(let parts, _) = derivation.decision, case .weighted(let rule) = derivation.document.gradeRule
        else { return [] }
        return parts.map { part in
            let dimension = derivation.document.dimensions.first { $0.code == part.dimension }
            return DerivationReport.PointsPart(
                dimension: part.dimension, name: dimension?.name(language) ?? part.dimension,
                points: Self.fraction(part.points, rule.divisor), counts: part.counts)
        }
    }
}
