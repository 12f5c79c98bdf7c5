package import ZhaohuDomain

/// What a third expert answered where the raters differ, and what the deciding sheet came to.
package struct TieBreak: Hashable, Sendable {
    /// What the expert is called to this reader.
    package let rater: String
    /// Answers to the items that differ.
    package let sheet: AnswerSheet
    /// What the sheet comes to that decides: what the raters agree on, and these answers.
    package let result: ScoringResult

    package init(rater: String, sheet: AnswerSheet, result: ScoringResult) {
        self.rater = rater
        self.sheet = sheet
        self.result = result
    }
}
