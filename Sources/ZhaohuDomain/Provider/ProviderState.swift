/// Where a care provider stands with the agency.
///
/// - Note: Source: Prov-21 and Ops-22 art. 36 name suspension, termination and exit; the ladder is policy.
package enum ProviderState: String, LifeCycle {
    /// In good standing. Next: warned, rectifying, suspended, exited.
    case designated
    /// Warned in writing. Next: designated, rectifying, suspended, exited.
    case warned
    /// Ordered to correct by a date. Next: designated, suspended, exited.
    case rectifying
    /// Takes no new clients; booked visits go on. Next: designated, exited.
    case suspended
    /// Left or was removed; booked visits stay payable until each client is handed over. Next: barred.
    case exited
    /// May not apply again until the bar ends; then it applies as a new provider. Final.
    case barred

    /// What the agency does.
    package enum Event: String, CaseIterable, Sendable {
        case warn, rectify, suspend, resume, exit, bar
    }

    package static let transitions: [Transition<ProviderState>] = [
        Transition(.designated, .warn, .warned),
        Transition(.designated, .rectify, .rectifying),
        Transition(.designated, .suspend, .suspended),
        Transition(.designated, .exit, .exited),
        Transition(.warned, .resume, .designated),
        Transition(.warned, .rectify, .rectifying),
        Transition(.warned, .suspend, .suspended),
        Transition(.warned, .exit, .exited),
        Transition(.rectifying, .resume, .designated),
        Transition(.rectifying, .suspend, .suspended),
        Transition(.rectifying, .exit, .exited),
        Transition(.suspended, .resume, .designated),
        Transition(.suspended, .exit, .exited),
        Transition(.exited, .bar, .barred),
    ]

    package static var forbidden: RefusalRule { .providerState }

    /// False while bookings are frozen.
    package var acceptsNewBookings: Bool {
        switch self {
        case .designated, .warned, .rectifying: true
        case .suspended, .exited, .barred: false
        }
    }

    /// The state that follows an event, with its grounds.
    ///
    /// - Parameters:
    ///   - event: what the agency does.
    ///   - grounds: why; a warning and an exit need them.
    /// - Returns: the new standing.
    /// - Throws: ``RefusalRule/providerState``, ``RefusalRule/groundsMissing``.
    package func after(_ event: Event, grounds: String) throws(Refusal) -> ProviderState {
        let next = try after(event)
        switch event {
        case .warn, .exit:
            guard grounds.contains(where: { !$0.isWhitespace }) else {
                throw Refusal(.groundsMissing, ["field": "grounds", "event": event.rawValue])
            }
        case .rectify, .suspend, .resume, .bar: break
        }
        return next
    }

    /// Refuses a new booking while bookings are frozen.
    ///
    /// - Throws: ``RefusalRule/providerFrozen``.
    package func requireAcceptsNewBookings() throws(Refusal) {
        guard acceptsNewBookings else { throw Refusal(.providerFrozen, ["state": rawValue]) }
    }
}
