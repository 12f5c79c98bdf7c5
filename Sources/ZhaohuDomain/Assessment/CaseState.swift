/// What an insured person's case is entitled to, and whether it is still open.
///
/// Where the procedure stands is told by ``AssessmentState``; a case moves with its newest assessment.
package enum CaseState: String, LifeCycle {
    /// Being filled in. Next: submitted, closed.
    case draft
    /// Applied. Next: accepted, returned, refused, closed.
    case submitted
    /// Sent back for missing papers. Next: submitted, closed.
    case returned
    /// Not accepted, with grounds (Asm-29 art. 20). Final.
    case refused
    /// Accepted for assessment. Next: assessing, closed.
    case accepted
    /// An assessment is under way. Next: effective, rejected, closed.
    case assessing
    /// Assessed below the benefit's start grade; a new application is a new case. Next: assessing, after an objection.
    case rejected
    /// Entitled. Next: effective again by a renewal, rejected, expired, closed.
    case effective
    /// The conclusion ended without a new one. Next: assessing, closed.
    case expired
    /// Ended by death, moving away or the person's wish. Final.
    case closed

    /// What can happen to a case.
    package enum Event: String, CaseIterable, Sendable {
        case submitted, returned, accepted, refused, assessmentScheduled = "assessment_scheduled"
        case granted, rejected, expired, closed
    }

    package static let transitions: [Transition<CaseState>] = [
        Transition(.draft, .submitted, .submitted),
        Transition(.draft, .closed, .closed),
        Transition(.submitted, .accepted, .accepted),
        Transition(.submitted, .returned, .returned),
        Transition(.submitted, .refused, .refused),
        Transition(.submitted, .closed, .closed),
        Transition(.returned, .submitted, .submitted),
        Transition(.returned, .closed, .closed),
        Transition(.accepted, .assessmentScheduled, .assessing),
        Transition(.accepted, .closed, .closed),
        Transition(.assessing, .assessmentScheduled, .assessing),
        Transition(.assessing, .granted, .effective),
        Transition(.assessing, .rejected, .rejected),
        Transition(.assessing, .closed, .closed),
        Transition(.rejected, .assessmentScheduled, .assessing),
        // A renewal is assessed while the old conclusion still holds (Asm-29 art. 30), so care goes on.
        Transition(.effective, .assessmentScheduled, .effective),
        Transition(.effective, .granted, .effective),
        Transition(.effective, .rejected, .rejected),
        Transition(.effective, .expired, .expired),
        Transition(.effective, .closed, .closed),
        Transition(.expired, .assessmentScheduled, .assessing),
        // A renewal that was under way when the old conclusion ended.
        Transition(.expired, .granted, .effective),
        Transition(.expired, .rejected, .rejected),
        Transition(.expired, .closed, .closed),
    ]

    package static var forbidden: RefusalRule { .caseState }
}
