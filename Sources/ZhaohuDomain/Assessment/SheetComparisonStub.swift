package struct SheetComparison: Sendable {
    package let instrument: Instrument
    package let cutoffs: [String: Int]
    let sheets: [(rater: String, sheet: AnswerSheet)]
    package init(instrument: Instrument, cutoffs: [String: Int], sheets: [(rater: String, sheet: AnswerSheet)]) {
        self.instrument = instrument
        self.cutoffs = cutoffs
        self.sheets = sheets
    }
    package func resolved(by tieBreak: AnswerSheet) throws(Refusal) -> AnswerSheet { tieBreak }
    package func decisive(tieBreak: AnswerSheet?) throws(Refusal) -> AnswerSheet { sheets[0].sheet }
}
