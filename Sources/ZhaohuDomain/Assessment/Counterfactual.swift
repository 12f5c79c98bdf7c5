/// The fewest answers that, had they been others, would have given another grade.
///
/// All of them go one way, so that a reader can picture the person: towards a worse grade each answer means worse
/// function than the one given, towards a milder grade better function.
package struct Counterfactual: Hashable, Sendable {
    /// Which way the grade would go.
    package enum Direction: String, CaseIterable, Sendable { case milder, worse }

    /// One answer that would have been another.
    package struct Change: Hashable, Sendable {
        package let item: Instrument.Item
        package let from: Int
        package let to: Int
    }

    /// In form order, never empty.
    package let changes: [Change]
    /// The grade that the changes give: the nearest that changes of that one direction can give at all.
    package let grade: GradeName
}

extension Scorer {
    /// The fewest changes of answers, all towards better or all towards worse function, that give the nearest grade.
    ///
    /// Of as many changes those count that move the scores least, then those earliest in the form. A measured value
    /// moves to the nearest one that will do.
    ///
    /// - Returns: nil when the sheet is incomplete, or when no such changes give a grade in that direction.
    package func counterfactual(_ sheet: AnswerSheet, _ direction: Counterfactual.Direction) -> Counterfactual? {
        guard let own = score(sheet).derivation?.grade else { return nil }
        var place = 0
        let options = instrument.dimensions.map { dimension in
            defer { place += dimension.items.count }
            let scores = dimension.items.map { sheet[$0.code] ?? 0 }
            return dimension.plans(direction, from: scores, place: place, cutoffs: cutoffs)
        }
        var best: (grade: Int, plan: ChangePlan)?
        for (number, grade) in grades.enumerated() where direction == .worse ? grade > own : grade < own {
            let distance = abs(Int(grade) - own)
            if let best, abs(best.grade - own) < distance { continue }
            guard let plan = plan(instrument.bands(ofCombination: number), options) else { continue }
            if let best, abs(best.grade - own) == distance, best.plan <= plan { continue }
            best = (Int(grade), plan)
        }
        guard let best else { return nil }
        let items = instrument.items
        let changes = best.plan.steps.map { step in
            Counterfactual.Change(item: items[step.place], from: sheet[items[step.place].code] ?? 0, to: step.to)
        }
        return Counterfactual(changes: changes, grade: instrument.grades[best.grade])
    }

    /// The cheapest plan for one band in each dimension; nil when one of them cannot be reached.
    private func plan(_ bands: [Int], _ options: [[ChangePlan?]]) -> ChangePlan? {
        var whole = ChangePlan()
        for (option, band) in zip(options, bands) {
            guard let plan = option[band] else { return nil }
            whole = whole.followed(by: plan)
        }
        return whole
    }
}
