/// How far a visit has come: its state, its caregiver, and the ends that are known.
package struct VisitProgress: Hashable, Sendable {
    package let state: VisitState
    /// Nil while unplaced.
    package let caregiver: CaregiverID?
    /// The check-in, nil until it is known.
    package let begin: Instant?
    /// The check-out, nil until it is known; known without `begin` when it came first.
    package let end: Instant?

    package init(state: VisitState, caregiver: CaregiverID?, begin: Instant? = nil, end: Instant? = nil) {
        self.state = state
        self.caregiver = caregiver
        self.begin = begin
        self.end = end
    }

    /// The caregiver arrives; a check-out kept from before completes the visit.
    ///
    /// - Throws: ``RefusalRule/visitNotAssigned``, ``RefusalRule/visitState``, ``RefusalRule/visitEndsBeforeStart``,
    ///   ``RefusalRule/visitTooLong``.
    package func checkedIn(at instant: Instant, by visitor: CaregiverID) throws(Refusal) -> VisitProgress {
        try requireAssigned(visitor)
        guard let end, state != .open, state != .done else {
            return VisitProgress(state: try state.after(.checkedIn), caregiver: caregiver, begin: instant)
        }
        return try whole(from: instant, to: end)
    }

    /// The caregiver leaves; before the check-in is known the check-out is kept and the state stays.
    ///
    /// - Throws: as ``checkedIn(at:by:)``.
    package func checkedOut(at instant: Instant, by visitor: CaregiverID) throws(Refusal) -> VisitProgress {
        try requireAssigned(visitor)
        guard let begin else {
            guard end == nil else {
                throw Refusal(.visitState, ["state": state.rawValue, "event": "checked_out", "possible": "checked_in"])
            }
            let next = try state.after(.checkedOutEarly)
            return VisitProgress(state: next, caregiver: caregiver, end: instant)
        }
        let next = try state.after(.checkedOut)
        try VisitRecord.requireOrder(begin: begin, end: instant)
        return VisitProgress(state: next, caregiver: caregiver, begin: begin, end: instant)
    }

    /// The whole visit becomes known at once, after the fact.
    ///
    /// - Throws: as ``checkedIn(at:by:)``.
    package func logged(from begin: Instant, to end: Instant, by visitor: CaregiverID) throws(Refusal) -> VisitProgress
    {
        try requireAssigned(visitor)
        return try whole(from: begin, to: end)
    }

    /// The visit gets a caregiver, or another one.
    ///
    /// - Throws: ``RefusalRule/visitState``; also when a check-out is already kept.
    package func assigned(to caregiver: CaregiverID) throws(Refusal) -> VisitProgress {
        try moved(.assigned, caregiver: caregiver)
    }

    /// The visit loses its caregiver.
    ///
    /// - Throws: as ``assigned(to:)``.
    package func unassigned() throws(Refusal) -> VisitProgress { try moved(.unassigned, caregiver: nil) }

    /// The visit is called off.
    ///
    /// - Throws: as ``assigned(to:)``.
    package func cancelled() throws(Refusal) -> VisitProgress { try moved(.cancelled, caregiver: caregiver) }

    /// The day went by without a check-in; a kept check-out is not lost.
    ///
    /// - Throws: ``RefusalRule/visitState``.
    package func missed() throws(Refusal) -> VisitProgress {
        VisitProgress(state: try state.after(.missed), caregiver: caregiver, end: end)
    }

    private func moved(_ event: VisitState.Event, caregiver: CaregiverID?) throws(Refusal) -> VisitProgress {
        let next = try state.after(event)
        guard end == nil else {
            throw Refusal(.visitState, ["state": state.rawValue, "event": event.rawValue, "possible": "checked_in"])
        }
        return VisitProgress(state: next, caregiver: caregiver)
    }

    private func whole(from begin: Instant, to end: Instant) throws(Refusal) -> VisitProgress {
        let next = try state.after(.completed)
        try VisitRecord.requireOrder(begin: begin, end: end)
        return VisitProgress(state: next, caregiver: caregiver, begin: begin, end: end)
    }

    private func requireAssigned(_ visitor: CaregiverID) throws(Refusal) {
        guard caregiver == visitor else {
            throw Refusal(.visitNotAssigned, ["caregiver": visitor.description])
        }
    }
}
