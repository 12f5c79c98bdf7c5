/// A rater against the references of calibration cases.
package struct CalibrationFigures: Hashable, Sendable {
    /// Whole sheets compared.
    package private(set) var cases = 0
    /// Of them, those whose grade is that of the reference.
    package private(set) var sameGrade = 0
    /// The rater's points less the reference's, over all cases.
    private var deviation = 0

    package init() {}

    /// Per case: above 0 the rater sees people as more able, below 0 as less; nil without a case.
    package var meanDeviation: Double? { cases > 0 ? Double(deviation) / Double(cases) : nil }

    /// Counts one whole sheet.
    package mutating func add(deviation: Int, isSameGrade: Bool) {
        cases += 1
        sameGrade += isSameGrade ? 1 : 0
        self.deviation += deviation
    }
}

extension AgreementAnalysis {
    /// Each rater's answers to calibration cases: kappa over all items together, by the place of an answer among the
    /// options of its item, so that neighbouring options count as near.
    var calibrationLines: [AgreementLine] {
        let size = items.map(\.scores.count).max() ?? 1
        var tables = raters.map { _ in RatingTable(categories: size) }
        var figures = raters.map { _ in CalibrationFigures() }
        var unjudged = raters.map { _ in 0 }
        for sheet in sheets {
            guard let reference = references[sheet.assessment] else { continue }
            for (answer, right) in zip(sheet.categories, reference.categories) {
                guard let right else { continue }
                guard let answer else {
                    unjudged[sheet.rater] += 1
                    continue
                }
                tables[sheet.rater].add(answer, right)
            }
            guard let points = sheet.points, let right = reference.points else { continue }
            figures[sheet.rater].add(deviation: points - right, isSameGrade: sheet.grade == reference.grade)
        }
        return raters.indices.map { rater in
            var line = agreementLine(
                .calibration, raters[rater], tables[rater], unjudged: unjudged[rater],
                least: rules.minimumReferenceAnswers)
            if line.isEnough { line.calibration = figures[rater] }
            return line
        }
    }
}
