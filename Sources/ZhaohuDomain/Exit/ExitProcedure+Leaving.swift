extension ExitProcedure {
    /// The clients are given new companies; again as often as needed.
    ///
    /// - Throws: ``RefusalRule/exitMeasure`` unless it is an exit; ``RefusalRule/exitTooEarly`` while it can be appealed.
    package mutating func handOver(on day: Day) throws(Refusal) {
        let next = try state.after(.handOver)
        guard measure == .exit else {
            throw Refusal(.exitMeasure, ["event": "hand_over", "measure": measure?.rawValue ?? "", "wanted": "exit"])
        }
        if state == .decided { try require(day, after: appealUntil, .handOver, "appeal") }
        state = next
    }

    /// Clients go to their new companies, from the last day of care on.
    ///
    /// - Throws: ``RefusalRule/exitState``, ``RefusalRule/exitTooEarly``.
    package func requireMayMove(on day: Day) throws(Refusal) {
        _ = try state.after(.move)
        try require(day, after: effectiveOn?.advanced(by: -1), .move, "effective")
    }

    /// The last client has gone, or is named.
    ///
    /// - Throws: as ``requireMayMove(on:)``; ``RefusalRule/exitClientsWaiting``.
    package mutating func move(_ clients: ExitClients, on day: Day) throws(Refusal) {
        try requireMayMove(on: day)
        try clients.requireNobodyWaits()
        state = try state.after(.move)
    }

    /// The final account is made, once the last day of care is over.
    ///
    /// - Throws: ``RefusalRule/exitState``, ``RefusalRule/exitTooEarly``.
    package mutating func settle(on day: Day) throws(Refusal) {
        let next = try state.after(.settle)
        try require(day, after: effectiveOn, .settle, "effective")
        state = next
    }

    /// The company is barred and the exit published.
    ///
    /// - Parameters:
    ///   - clients: where the clients are.
    ///   - gaps: days without exactly one company that the proof found.
    /// - Throws: ``RefusalRule/exitState``, ``RefusalRule/exitClientsWaiting``, ``RefusalRule/exitGap``.
    package mutating func close(_ clients: ExitClients, gaps: Int) throws(Refusal) {
        let next = try state.after(.close)
        try clients.requireNobodyWaits()
        guard gaps == 0 else { throw Refusal(.exitGap, ["gaps": "\(gaps)", "hint": "EXIT.PROOF"]) }
        state = next
    }
}
