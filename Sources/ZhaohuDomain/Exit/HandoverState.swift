/// How far the hand-over of one client is.
package enum HandoverState: String, LifeCycle {
    /// The planner found a company. Next: offered, confirmed, refused.
    case proposed
    /// The client was asked. Next: confirmed, refused.
    case offered
    /// The client, or who speaks for the client, agrees (Ops-22 art. 16). Next: refused, moved.
    case confirmed
    /// The client wants another company; a new row follows. Final.
    case refused
    /// No company has room: the reason and the smallest change are on file. Next: confirmed, refused, by accepting it.
    case unplaced
    /// The new plan is in force. Final.
    case moved
    /// The client died, or the case ended, before. Final.
    case gone
    /// A new look at all clients made another row. Final.
    case replaced

    /// What happens to it.
    package enum Event: String, CaseIterable, Sendable {
        case offer, confirm, refuse, move, gone, replace
    }

    package static let transitions: [Transition<HandoverState>] = [
        Transition(.proposed, .offer, .offered),
        Transition(.proposed, .confirm, .confirmed),
        Transition(.proposed, .refuse, .refused),
        Transition(.proposed, .gone, .gone),
        Transition(.proposed, .replace, .replaced),
        Transition(.offered, .confirm, .confirmed),
        Transition(.offered, .refuse, .refused),
        Transition(.offered, .gone, .gone),
        Transition(.offered, .replace, .replaced),
        Transition(.confirmed, .refuse, .refused),
        Transition(.confirmed, .move, .moved),
        Transition(.confirmed, .gone, .gone),
        Transition(.unplaced, .confirm, .confirmed),
        Transition(.unplaced, .refuse, .refused),
        Transition(.unplaced, .gone, .gone),
        Transition(.unplaced, .replace, .replaced),
    ]

    package static var forbidden: RefusalRule { .handoverState }
}
