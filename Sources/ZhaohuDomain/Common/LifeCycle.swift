/// One arrow of a life cycle: in this state, this event leads there.
package struct Transition<State: LifeCycle>: Hashable, Sendable {
    package let from: State
    package let event: State.Event
    package let to: State

    package init(_ from: State, _ event: State.Event, _ to: State) {
        self.from = from
        self.event = event
        self.to = to
    }
}

/// A thing's states with a drawn table of transitions; what is not drawn is refused.
///
/// The raw values are the words stored in the database and sent on the wire, so they never change.
package protocol LifeCycle: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    associatedtype Event: RawRepresentable<String>, CaseIterable, Hashable, Sendable
    /// Every transition there is; at most one for a state and an event.
    static var transitions: [Transition<Self>] { get }
    /// The rule named when a transition is not drawn.
    static var forbidden: RefusalRule { get }
}

extension LifeCycle {
    /// The events that this state allows, in table order.
    package var possibleEvents: [Event] { Self.transitions.filter { $0.from == self }.map(\.event) }

    /// True when no event leaves this state.
    package var isFinal: Bool { !Self.transitions.contains { $0.from == self } }

    /// The state that follows an event.
    ///
    /// - Throws: ``forbidden`` with `state`, `event` and the events possible instead.
    package func after(_ event: Event) throws(Refusal) -> Self {
        for transition in Self.transitions where transition.from == self && transition.event == event {
            return transition.to
        }
        let possible = possibleEvents.map(\.rawValue)
        throw Refusal(
            Self.forbidden,
            [
                "state": rawValue, "event": event.rawValue,
                "possible": possible.isEmpty ? "none" : possible.joined(separator: ","),
            ])
    }
}
