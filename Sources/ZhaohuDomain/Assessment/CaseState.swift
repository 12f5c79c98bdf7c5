/// Where an insured person's case stands.
package enum CaseState: String, LifeCycle {
    /// Applied. Next: accepted, refused, closed.
    case submitted
    /// Not accepted, with grounds (Asm-29 art. 20). Final.
    case refused
    /// Accepted for assessment. Next: assessing, closed.
    case accepted
    /// An assessment is under way. Next: effective, rejected, closed.
    case assessing
    /// Assessed below the benefit's start grade. Final; a new application is a new case.
    case rejected
    /// Entitled. Next: effective again by a renewal, rejected, expired, closed.
    case effective
    /// The conclusion ended without a new one. Next: assessing, closed.
    case expired
    /// Ended by death, moving away or the person's wish. Final.
    case closed

    /// What can happen to a case.
    package enum Event: String, CaseIterable, Sendable {
        case accepted, refused, assessmentScheduled = "assessment_scheduled", granted, rejected, expired, closed
    }

    package static let transitions: [Transition<CaseState>] = [
        Transition(.submitted, .accepted, .accepted),
        Transition(.submitted, .refused, .refused),
        Transition(.submitted, .closed, .closed),
        Transition(.accepted, .assessmentScheduled, .assessing),
        Transition(.accepted, .closed, .closed),
        Transition(.assessing, .granted, .effective),
        Transition(.assessing, .rejected, .rejected),
        Transition(.assessing, .closed, .closed),
        // A renewal is assessed while the old conclusion still holds (Asm-29 art. 30), so care goes on.
        Transition(.effective, .assessmentScheduled, .effective),
        Transition(.effective, .granted, .effective),
        Transition(.effective, .rejected, .rejected),
        Transition(.effective, .expired, .expired),
        Transition(.effective, .closed, .closed),
        Transition(.expired, .assessmentScheduled, .assessing),
        Transition(.expired, .closed, .closed),
    ]

    package static var forbidden: RefusalRule { .caseState }
}
