internal import ZhaohuDocuments
internal import ZhaohuDomain
internal import ZhaohuStore

/// The locked sheets of an assessment, brought together.
struct Decision {
    let desk: AssessmentDesk
    let comparison: SheetComparison
    /// The instrument with the cut-offs of the day of the visit.
    let scorer: Scorer
    /// The third expert's answers, nil while there are none.
    let tieBreak: AnswerSheet?

    /// - Throws: ``RefusalRule/assessmentState`` while no instrument is chosen.
    init(_ desk: AssessmentDesk) throws {
        self.desk = desk
        let sheets = try desk.sheets()
        // An expert's sheet is the one that stands where the raters agree on the grade.
        let ordered = desk.raters.filter(\.isExpert) + desk.raters.filter { !$0.isExpert }
        scorer = Scorer(try desk.instrument(), cutoffs: CutoffText.values(ordered.first?.cutoffs ?? ""))
        comparison = SheetComparison(
            ordered.map { SheetComparison.Entry(rater: $0.login, sheet: sheets[$0.login] ?? AnswerSheet()) },
            with: scorer)
        tieBreak = desk.tieBreaker.flatMap { sheets[$0.login] }
    }

    /// The sheet that decides.
    ///
    /// - Throws: ``RefusalRule/tieBreakMissing`` while the raters' sheets lead to different grades or to none.
    func sheet() throws(Refusal) -> AnswerSheet { try comparison.decisive(tieBreak: tieBreak) }

    /// The third expert's part, as documents show it; nil while there is none.
    ///
    /// - Throws: the refusals of ``sheet()``.
    var third: TieBreak? {
        get throws(Refusal) {
            guard let tieBreaker = desk.tieBreaker, let tieBreak else { return nil }
            return TieBreak(rater: tieBreaker.login, sheet: tieBreak, result: scorer.score(try sheet()))
        }
    }

    /// What the deciding sheet comes to.
    ///
    /// - Throws: the refusals of ``sheet()``; ``RefusalRule/sheetIncomplete`` when an item could not be judged by anybody.
    func derivation() throws(Refusal) -> Derivation {
        let result = scorer.score(try sheet())
        guard let derivation = result.derivation else {
            let items = result.open.missing + result.open.unjudged
            throw Refusal(.sheetIncomplete, ["missing": items.joined(separator: ","), "count": String(items.count)])
        }
        return derivation
    }
}
