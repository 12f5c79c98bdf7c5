/// Where a complaint stands.
///
/// It is never deleted; with each step up it begins anew at the next level.
package enum ComplaintState: String, LifeCycle {
    /// Nobody has taken it yet.
    ///
    /// Next: assigned, answered, received (at the level above), closed.
    case received
    /// Somebody has it in hand. Next: assigned, answered, received, closed.
    case assigned
    /// The company or the agency has answered. Next: received, closed.
    case answered
    /// Decided with grounds. Next: received, when the complainant is not content.
    case closed

    /// What happens to it.
    package enum Event: String, CaseIterable, Sendable {
        case assign, answer, escalate, close
    }

    package static let transitions: [Transition<ComplaintState>] = [
        Transition(.received, .assign, .assigned),
        Transition(.received, .answer, .answered),
        Transition(.received, .escalate, .received),
        Transition(.received, .close, .closed),
        Transition(.assigned, .assign, .assigned),
        Transition(.assigned, .answer, .answered),
        Transition(.assigned, .escalate, .received),
        Transition(.assigned, .close, .closed),
        Transition(.answered, .escalate, .received),
        Transition(.answered, .close, .closed),
        Transition(.closed, .escalate, .received),
    ]

    package static var forbidden: RefusalRule { .complaintState }

    /// True while the level it is at owes an answer.
    package var awaitsAnswer: Bool { self == .received || self == .assigned }
}

/// What the rules need to know of a complaint.
package struct ComplaintStanding: Hashable, Sendable {
    package let kind: ComplaintKind
    package let state: ComplaintState
    package let level: ComplaintLevel
    /// The last day on which the level it is at may answer, or decide once it has answered.
    package let due: Day

    package init(kind: ComplaintKind, state: ComplaintState, level: ComplaintLevel, due: Day) {
        self.kind = kind
        self.state = state
        self.level = level
        self.due = due
    }

    /// True when the level that owes an answer has let its day pass, and there is a level above.
    package func isToEscalate(on today: Day) -> Bool {
        state.awaitsAnswer && today > due && level.above != nil
    }

    /// The state after somebody of a level answers.
    ///
    /// - Throws: ``RefusalRule/complaintOtherLevel`` when the company answers what is not, or no longer, its own.
    package func answered(by level: ComplaintLevel) throws(Refusal) -> ComplaintState {
        try requireAt(level)
        return try state.after(.answer)
    }

    /// Level and state after a step up.
    ///
    /// - Throws: ``RefusalRule/complaintTop`` above the supervisor; ``RefusalRule/complaintState``.
    package func escalated() throws(Refusal) -> (level: ComplaintLevel, state: ComplaintState) {
        let next = try state.after(.escalate)
        guard let above = level.above else { throw Refusal(.complaintTop, ["level": String(level.rawValue)]) }
        return (above, next)
    }

    /// The state after the decision.
    ///
    /// The company is heard first: at its level a complaint is closed only after its answer. At the supervisor's level the
    /// supervisor decides.
    ///
    /// - Throws: ``RefusalRule/complaintUnheard``, ``RefusalRule/complaintOtherLevel``, ``RefusalRule/complaintState``.
    package func closed(bySupervisor: Bool) throws(Refusal) -> ComplaintState {
        let next = try state.after(.close)
        if level == .company, state != .answered {
            throw Refusal(.complaintUnheard, ["state": state.rawValue, "due": due.description])
        }
        if level == .supervisor, !bySupervisor {
            throw Refusal(.complaintOtherLevel, ["level": String(level.rawValue)])
        }
        return next
    }

    private func requireAt(_ level: ComplaintLevel) throws(Refusal) {
        guard self.level == level || (level == .supervisor && self.level == .agency) else {
            throw Refusal(.complaintOtherLevel, ["level": String(self.level.rawValue)])
        }
    }
}
