package import ZhaohuDomain

/// An assessment of a case.
package struct AssessmentRecord: Sendable {
    package let id: AssessmentID
    package let caseID: CaseID
    /// Why it was made.
    package let purpose: AssessmentPurpose
    /// The assessment that this one repeats, renews or replaces.
    package let earlier: AssessmentID?
    /// Empty until the raters are named.
    package let instrument: String
    package let instrumentHash: String
    package let state: AssessmentState
    /// What the deciding sheet comes to.
    package let derivedGrade: String
    /// What two experts concluded.
    package let concludedGrade: String
    package let submittedOn: Day?
    package let acceptedOn: Day?
    package let scheduledOn: Day?
    package let concludedOn: Day?
    package let noticeUntil: Day?
    package let objectedOn: Day?
    package let issuedOn: Day?
    package let validFrom: Day?
    package let validUntil: Day?
    /// When the visit began.
    package let startedAt: Instant?
}

/// What a step changes besides the state; nil leaves a field as it is.
package struct AssessmentChange: Sendable {
    package var submittedOn: Day?
    package var acceptedOn: Day?
    package var concludedOn: Day?
    package var noticeUntil: Day?
    package var objectedOn: Day?
    package var issuedOn: Day?
    package var validFrom: Day?
    package var validUntil: Day?
    package var derivedGrade: String?
    package var concludedGrade: String?
    package var grounds: String?
    package var revokedReason: String?

    package init() {}
}

/// A rater of an assessment, with the outcome once the sheet is locked.
package struct RaterRecord: Sendable {
    package let login: String
    package let isExpert: Bool
    /// True for the third expert, who answers what the raters differ in.
    package let breaksTies: Bool
    package let institution: String
    package let isSubmitted: Bool
    package let totals: String
    package let bands: String
    /// `incomplete` for a locked sheet with items that could not be judged.
    package let grade: String
    /// The day as of which the sheet was scored; nil until it is locked.
    package let scoredOn: Day?
    /// The dated cut-offs it was scored with, as ``CutoffText`` writes them.
    package let cutoffs: String
    /// The policy rows behind them.
    package let policyRows: [Int64]
}

/// One version of one answer.
package struct AnswerRecord: Sendable {
    package let seq: Int64
    package let rater: String
    package let item: String
    /// Nil when the item could not be judged.
    package let score: Int?
    /// Why it could not be judged; empty for a score.
    package let unjudged: String
    package let at: Instant
    package let op: String
}
