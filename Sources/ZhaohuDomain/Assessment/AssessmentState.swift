/// Where an assessment stands, from the application to the end of its conclusion.
///
/// - Note: Source: Asm-29 art. 18: application, acceptance review, on-site assessment, conclusion, public notice and
///   delivery; arts. 27, 29 and 30 for what follows.
package enum AssessmentState: String, LifeCycle {
    /// Being filled in. Next: submitted.
    case draft
    /// Waits for the acceptance review. Next: accepted, returned, refused.
    case submitted
    /// Sent back for missing papers. Next: submitted.
    case returned
    /// Not accepted, with grounds (Asm-29 art. 20). Final.
    case refused
    /// Accepted for assessment. Next: scheduled.
    case accepted
    /// Raters are named. Next: on site.
    case scheduled
    /// Raters are with the person. Next: scored.
    case onSite = "on_site"
    /// Every rater has locked a sheet; a third expert may break ties, experts conclude. Next: concluded.
    case scored
    /// Two experts agree. Next: public notice, or issued where no notice is due.
    case concluded
    /// The conclusion is posted. Next: issued, objected.
    case publicNotice = "public_notice"
    /// Somebody objects in time. Next: re-assessing.
    case objected
    /// Another institution repeats the assessment. Next: superseded.
    case reassessing
    /// The letter is out, its validity has not begun. Next: effective.
    case issued
    /// In force. Next: expired, superseded, revoked, objected.
    case effective
    /// The validity ended. Final.
    case expired
    /// A later assessment took its place. Final.
    case superseded
    /// Withdrawn by the applicant, or taken back by the agency. Final.
    case revoked

    /// What can happen to an assessment.
    package enum Event: String, CaseIterable, Sendable {
        case submitted, returned, refused, accepted, ratersNamed = "raters_named", raterRecused = "rater_recused"
        case started, sheetSubmitted = "sheet_submitted", lastSheetSubmitted = "last_sheet_submitted"
        case tieBroken = "tie_broken", firstExpertConcluded = "first_expert_concluded"
        case secondExpertConcluded = "second_expert_concluded"
        case published, objected, reassessmentOrdered = "reassessment_ordered"
        case issuedAfterNotice = "issued_after_notice", issuedWithoutNotice = "issued_without_notice"
        case tookEffect = "took_effect", expired, superseded, withdrawn, revoked
    }

    package static let transitions: [Transition<AssessmentState>] =
        [
            Transition(.draft, .submitted, .submitted),
            Transition(.submitted, .accepted, .accepted),
            Transition(.submitted, .returned, .returned),
            Transition(.submitted, .refused, .refused),
            Transition(.returned, .submitted, .submitted),
            Transition(.accepted, .ratersNamed, .scheduled),
            Transition(.scheduled, .ratersNamed, .scheduled),
            Transition(.scheduled, .raterRecused, .accepted),
            Transition(.scheduled, .started, .onSite),
            Transition(.onSite, .sheetSubmitted, .onSite),
            Transition(.onSite, .lastSheetSubmitted, .scored),
            Transition(.scored, .tieBroken, .scored),
            Transition(.scored, .firstExpertConcluded, .scored),
            Transition(.scored, .secondExpertConcluded, .concluded),
            Transition(.concluded, .published, .publicNotice),
            Transition(.concluded, .issuedWithoutNotice, .issued),
            Transition(.publicNotice, .objected, .objected),
            Transition(.publicNotice, .issuedAfterNotice, .issued),
            Transition(.objected, .reassessmentOrdered, .reassessing),
            Transition(.reassessing, .superseded, .superseded),
            Transition(.issued, .tookEffect, .effective),
            Transition(.issued, .objected, .objected),
            Transition(.issued, .superseded, .superseded),
            Transition(.issued, .revoked, .revoked),
            // After delivery the person has some days left to object (Asm-29 art. 27).
            Transition(.effective, .objected, .objected),
            Transition(.effective, .expired, .expired),
            Transition(.effective, .superseded, .superseded),
            Transition(.effective, .revoked, .revoked),
        ] + withdrawals

    /// Until it is concluded, the applicant may take the application back, and a case that is closed ends it.
    private static let withdrawals = [
        AssessmentState.draft, .submitted, .returned, .accepted, .scheduled, .onSite, .scored, .concluded,
        .publicNotice,
        .objected, .reassessing,
    ].map { Transition($0, .withdrawn, .revoked) }

    package static var forbidden: RefusalRule { .assessmentState }

    /// True while the conclusion's letter is out and holds or will hold.
    package var isInForce: Bool { self == .issued || self == .effective }
}
