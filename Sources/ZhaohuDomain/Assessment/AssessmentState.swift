/// Where an assessment stands.
///
/// - Note: Source: Asm-29 art. 18: on-site assessment, conclusion, public notice and delivery.
package enum AssessmentState: String, LifeCycle {
    /// Raters are named. Next: on site.
    case scheduled
    /// Raters are with the person. Next: scored.
    case onSite = "on_site"
    /// Every rater has submitted. Next: awaiting second expert.
    case scored
    /// One expert has concluded. Next: concluded.
    case awaitingSecondExpert = "awaiting_second_expert"
    /// Two experts agree. Next: public notice, or effective where no notice is due.
    case concluded
    /// The conclusion is posted. Next: effective.
    case publicNotice = "public_notice"
    /// The conclusion is issued and in force. Next: superseded.
    case effective
    /// A later assessment took its place. Final.
    case superseded

    /// What can happen to an assessment.
    package enum Event: String, CaseIterable, Sendable {
        case started, sheetSubmitted = "sheet_submitted", lastSheetSubmitted = "last_sheet_submitted"
        case firstExpertConcluded = "first_expert_concluded", secondExpertConcluded = "second_expert_concluded"
        case published, issuedAfterNotice = "issued_after_notice", issuedWithoutNotice = "issued_without_notice"
        case superseded
    }

    package static let transitions: [Transition<AssessmentState>] = [
        Transition(.scheduled, .started, .onSite),
        Transition(.onSite, .sheetSubmitted, .onSite),
        Transition(.onSite, .lastSheetSubmitted, .scored),
        Transition(.scored, .firstExpertConcluded, .awaitingSecondExpert),
        Transition(.awaitingSecondExpert, .secondExpertConcluded, .concluded),
        Transition(.concluded, .published, .publicNotice),
        Transition(.concluded, .issuedWithoutNotice, .effective),
        Transition(.publicNotice, .issuedAfterNotice, .effective),
        Transition(.effective, .superseded, .superseded),
    ]

    package static var forbidden: RefusalRule { .assessmentState }
}
