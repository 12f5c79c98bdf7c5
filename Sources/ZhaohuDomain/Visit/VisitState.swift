/// Where a home visit stands.
package enum VisitState: String, LifeCycle {
    /// Has a caregiver and a time. Next: open, done, missed, cancelled, unplaced.
    case planned
    /// The caregiver has checked in. Next: done.
    case open
    /// Checked in and out. Final.
    case done
    /// The day went by without a check-in; a late upload still completes it. Next: open, done.
    case missed
    /// Called off before it began. Final.
    case cancelled
    /// The scheduler found no caregiver. Next: planned, missed, cancelled.
    case unplaced

    /// What can happen to a visit.
    package enum Event: String, CaseIterable, Sendable {
        case assigned, unassigned, checkedIn = "checked_in", checkedOut = "checked_out"
        /// A check-out that came before its check-in and is kept until that comes.
        case checkedOutEarly = "checked_out_early"
        /// Both ends are known at once: the kept check-out's check-in, or a visit logged whole.
        case completed
        case missed, cancelled
    }

    package static let transitions: [Transition<VisitState>] = [
        Transition(.planned, .checkedIn, .open),
        Transition(.planned, .checkedOutEarly, .planned),
        Transition(.planned, .completed, .done),
        Transition(.planned, .assigned, .planned),
        Transition(.planned, .unassigned, .unplaced),
        Transition(.planned, .missed, .missed),
        Transition(.planned, .cancelled, .cancelled),
        Transition(.open, .checkedOut, .done),
        Transition(.missed, .checkedIn, .open),
        Transition(.missed, .checkedOutEarly, .missed),
        Transition(.missed, .completed, .done),
        Transition(.unplaced, .assigned, .planned),
        Transition(.unplaced, .missed, .missed),
        Transition(.unplaced, .cancelled, .cancelled),
    ]

    package static var forbidden: RefusalRule { .visitState }
}
