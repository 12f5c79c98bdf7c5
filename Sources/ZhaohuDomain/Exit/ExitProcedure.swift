/// The exit of one company as a value: what was done, by whom, when, and what may be done next.
///
/// Every step checks the state, the people and the clocks, and throws rather than letting a term be cut short.
package struct ExitProcedure: Hashable, Sendable {
    package let grounds: ExitGrounds
    package let openedBy: String
    package let openedOn: Day
    package var state: ExitState
    package var servedOn: Day?
    /// The last day on which the company may answer.
    package var answerUntil: Day?
    /// The last day on which it may put things right.
    package var rectifyUntil: Day?
    package var answeredOn: Day?
    package var recommendedBy = ""
    /// The day by which the agency is to decide; passing it is overdue, not void.
    package var decideUntil: Day?
    package var measure: ExitMeasure?
    package var decidedBy = ""
    package var decidedOn: Day?
    package var appealUntil: Day?
    package var appealedOn: Day?
    /// The day by which the appeal is to be ruled on.
    package var ruleUntil: Day?
    package var ruledBy = ""
    /// The last day of care by the company.
    package var effectiveOn: Day?

    package init(grounds: ExitGrounds, openedBy: String, openedOn: Day, state: ExitState = .opened) {
        self.grounds = grounds
        self.openedBy = openedBy
        self.openedOn = openedOn
        self.state = state
    }

    /// True while the company is about to leave or has left.
    package var isLeaving: Bool {
        guard measure == .exit else { return false }
        switch state {
        case .decided, .appealed, .upheld, .handingOver, .moved, .settled, .closed: return true
        case .opened, .served, .rectifying, .answered, .recommended, .ended, .dropped, .overturned: return false
        }
    }

    func require(_ today: Day, after end: Day?, _ event: ExitState.Event, _ clock: String) throws(Refusal) {
        guard let end, today <= end else { return }
        throw Refusal(
            .exitTooEarly,
            [
                "event": event.rawValue, "not_before": end.advanced(by: 1).description, "clock": clock,
                "until": end.description,
            ])
    }

    func require(_ actor: String, otherThan earlier: KeyValuePairs<String, String>) throws(Refusal) {
        for (step, person) in earlier where person == actor {
            throw Refusal(.exitSamePerson, ["field": "actor", "value": actor, "step": step])
        }
    }
}

/// Where the clients of a leaving company are.
package struct ExitClients: Hashable, Sendable {
    /// With a new company.
    package let moved: Int
    /// Unplaced, with the reason and the smallest change on file.
    package let named: Int
    /// Neither.
    package let waiting: Int

    package init(moved: Int, named: Int, waiting: Int) {
        self.moved = moved
        self.named = named
        self.waiting = waiting
    }

    /// - Throws: ``RefusalRule/exitClientsWaiting`` while anybody is neither placed nor named.
    package func requireNobodyWaits() throws(Refusal) {
        guard waiting == 0 else {
            throw Refusal(
                .exitClientsWaiting,
                ["waiting": "\(waiting)", "moved": "\(moved)", "named": "\(named)", "hint": "EXIT.CLIENTS"])
        }
    }
}
