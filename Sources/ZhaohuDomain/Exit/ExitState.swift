/// How far the exit of a company is.
///
/// - Note: Source: Prov-21 and Ops-22 art. 36 name suspension, termination and exit; the procedure is the project's own.
package enum ExitState: String, LifeCycle {
    /// Grounds and evidence are on file; the company does not know yet. Next: served.
    case opened
    /// The company was told; it may answer. Next: rectifying, answered, recommended.
    case served
    /// The company is given time to put it right. Next: answered, recommended.
    case rectifying
    /// The company has answered. Next: answered, recommended.
    case answered
    /// The first decider has said what should be done. Next: decided, dropped.
    case recommended
    /// The second decider has decided to suspend or to end; the time to appeal runs. Next: appealed, ended, handing_over.
    case decided
    /// The company objects to the decision. Next: upheld, overturned.
    case appealed
    /// The decision stands. Next: ended, handing_over.
    case upheld
    /// Every client is being given a new company. Next: handing_over, moved.
    case handingOver = "handing_over"
    /// Every client is with the new company, or named with the reason. Next: settled.
    case moved
    /// The final account is made. Next: closed.
    case settled
    /// Barred, published, over. Final.
    case closed
    /// The measure was a suspension, and it stands. Final.
    case ended
    /// Nothing is done. Final.
    case dropped
    /// The appeal was right: the company goes on. Final.
    case overturned

    /// What happens to a procedure.
    package enum Event: String, CaseIterable, Sendable {
        case serve, rectify, answer, recommend, decide, drop, appeal, uphold, overturn, end
        case handOver = "hand_over"
        case move, settle, close
    }

    package static let transitions: [Transition<ExitState>] = [
        Transition(.opened, .serve, .served),
        Transition(.served, .rectify, .rectifying),
        Transition(.served, .answer, .answered),
        Transition(.served, .recommend, .recommended),
        Transition(.rectifying, .answer, .answered),
        Transition(.rectifying, .recommend, .recommended),
        Transition(.answered, .answer, .answered),
        Transition(.answered, .recommend, .recommended),
        Transition(.recommended, .decide, .decided),
        Transition(.recommended, .drop, .dropped),
        Transition(.decided, .appeal, .appealed),
        Transition(.decided, .end, .ended),
        Transition(.decided, .handOver, .handingOver),
        Transition(.appealed, .uphold, .upheld),
        Transition(.appealed, .overturn, .overturned),
        Transition(.upheld, .end, .ended),
        Transition(.upheld, .handOver, .handingOver),
        Transition(.handingOver, .handOver, .handingOver),
        Transition(.handingOver, .move, .moved),
        Transition(.moved, .settle, .settled),
        Transition(.settled, .close, .closed),
    ]

    package static var forbidden: RefusalRule { .exitState }

    /// True while the procedure runs; a company has at most one that does.
    package var isOpen: Bool { !isFinal }
}

/// What is to be done with a company.
package enum ExitMeasure: String, Sendable, CaseIterable {
    /// The agreement ends and every client is handed over.
    case exit
    /// No new bookings until the company is resumed.
    case suspend
    /// Nothing.
    case drop
}
