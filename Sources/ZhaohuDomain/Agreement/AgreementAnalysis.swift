/// How far raters agree, and who differs from the peers: all figures of `REPORT.AGREEMENT`.
///
/// Pure: sheets in, lines out. A signal is a reason to look, never a finding (Asm-29 art. 31: spot checks).
package struct AgreementAnalysis: Sendable {
    let instrument: Instrument
    let rules: AgreementRules
    let weights: WeightedKappa.Weights
    let cutoffs: [String: Int]
    let items: [Instrument.Item]
    /// Logins, sorted.
    let raters: [String]
    /// Sheets of one assessment follow each other.
    let sheets: [CodedSheet]
    let references: [Int64: CodedSheet]

    /// Prepares the figures.
    ///
    /// The sheets are of assessments whose raters have all locked, those of one assessment after each other; the
    /// references give the right score of each item in form order; boundaries and the grades of references are those of
    /// the dated cut-offs.
    package init(
        instrument: Instrument, sheets: [LockedSheet], references: [Int64: [Int?]], rules: AgreementRules,
        weights: WeightedKappa.Weights, cutoffs: [String: Int]
    ) {
        let coder = SheetCoder(instrument: instrument, raters: Set(sheets.map(\.rater)).sorted(), cutoffs: cutoffs)
        (self.instrument, self.rules, self.weights, self.cutoffs) = (instrument, rules, weights, cutoffs)
        items = instrument.items
        raters = coder.raters
        self.sheets = sheets.map(coder.coded)
        var coded: [Int64: CodedSheet] = [:]
        for (assessment, scores) in references { coded[assessment] = coder.reference(assessment, scores) }
        self.references = coded
    }

    /// Every line, section by section.
    package var lines: [AgreementLine] {
        let pairs = PairTables(self)
        return pairs.lines(self) + shareLines + clusteringLines + calibrationLines + driftLines(pairs)
    }

    /// A line about a table of ratings.
    func agreementLine(
        _ section: AgreementLine.Section, _ subject: String, detail: String = "", _ table: RatingTable,
        unjudged: Int = 0, least: Int
    ) -> AgreementLine {
        var line = AgreementLine(section, subject, detail: detail, n: table.n, least: least)
        line.unjudged = unjudged
        line.count = table.same
        guard line.isEnough else { return line }
        line.kappa = WeightedKappa(table, weights: weights)
        if let kappa = line.kappa, kappa.isBelow(rules.kappaFloor) { line.signal = .lowAgreement }
        return line
    }
}

/// A sheet with places instead of names and scores, so that a hundred thousand are counted quickly.
struct CodedSheet: Sendable {
    let assessment: Int64
    /// Place among the logins; -1 for a reference.
    let rater: Int
    let isExpert: Bool
    let halfYear: String
    let grade: Int?
    /// The place of each answer among its item's scores in ascending order.
    let categories: [Int?]
    /// The total of each dimension; nil where an answer is missing.
    let totals: [Int?]

    /// All dimensions together; nil where an answer is missing.
    var points: Int? {
        var sum = 0
        for total in totals {
            guard let total else { return nil }
            sum += total
        }
        return sum
    }
}

/// Turns sheets into coded ones.
private struct SheetCoder {
    let instrument: Instrument
    let raters: [String]
    let cutoffs: [String: Int]
    private let scores: [[Int]]
    private let dimensionSizes: [Int]
    private let places: [String: Int]

    init(instrument: Instrument, raters: [String], cutoffs: [String: Int]) {
        (self.instrument, self.raters, self.cutoffs) = (instrument, raters, cutoffs)
        scores = instrument.items.map { $0.scores.sorted() }
        dimensionSizes = instrument.dimensions.map(\.items.count)
        places = Dictionary(uniqueKeysWithValues: raters.enumerated().map { ($1, $0) })
    }

    func coded(_ sheet: LockedSheet) -> CodedSheet {
        CodedSheet(
            assessment: sheet.assessment, rater: places[sheet.rater] ?? -1, isExpert: sheet.isExpert,
            halfYear: sheet.halfYear, grade: sheet.grade, categories: categories(sheet.scores),
            totals: totals(sheet.scores))
    }

    func reference(_ assessment: Int64, _ scores: [Int?]) -> CodedSheet {
        var sheet = AnswerSheet()
        for (item, score) in zip(instrument.items, scores) { sheet[item.code] = score }
        return CodedSheet(
            assessment: assessment, rater: -1, isExpert: false, halfYear: "",
            grade: instrument.score(sheet, cutoffs: cutoffs).derivation?.grade, categories: categories(scores),
            totals: totals(scores))
    }

    private func categories(_ answers: [Int?]) -> [Int?] {
        zip(scores, answers).map { scores, answer in answer.flatMap { scores.firstIndex(of: $0) } }
    }

    private func totals(_ answers: [Int?]) -> [Int?] {
        var start = 0
        return dimensionSizes.map { size in
            defer { start += size }
            var total = 0
            for answer in answers[start..<(start + size)] {
                guard let answer else { return nil }
                total += answer
            }
            return total
        }
    }
}
