/// A caregiver's standing with the provider.
package enum CaregiverState: String, Sendable, CaseIterable {
    case active, suspended, left
}

/// Another visit near in time, of the same caregiver or of the same client.
package struct NeighbourVisit: Hashable, Sendable {
    package let visit: VisitID
    package let from: Instant
    package let to: Instant
    package let position: Position?

    package init(visit: VisitID, from: Instant, to: Instant, position: Position? = nil) {
        self.visit = visit
        self.from = from
        self.to = to
        self.position = position
    }
}

/// How often a service was given in its period, against the plan.
package struct FrequencyCount: Hashable, Sendable {
    package let item: String
    /// This visit included.
    package let done: Int
    package let cap: Int
    package let per: PlanFrequency.Period

    package init(item: String, done: Int, cap: Int, per: PlanFrequency.Period) {
        self.item = item
        self.done = done
        self.cap = cap
        self.per = per
    }
}

/// What is known about a visit apart from its record; the rules judge one against the other.
///
/// Every default is the harmless value, so that a caller sets what it has loaded.
package struct VisitFacts: Sendable {
    package var plannedStart: Instant?
    /// Minutes of the plan, nil for a visit without one.
    package var plannedMinutes: Int?
    package var serviceAddress: Position?
    package var personDiedOn: Day?
    package var isInHospital = false
    package var caseState = CaseState.effective
    /// The conclusion's validity, both days inclusive; nil when there is no conclusion.
    package var validFrom: Day?
    package var validUntil: Day?
    package var isPlanConfirmed = true
    package var caregiverState = CaregiverState.active
    /// True when the caregiver is on the roster of the visit's provider.
    package var isCaregiverOfProvider = true
    package var providerState = ProviderState.designated
    /// The last day of care of a company that leaves; nil while it stays.
    package var providerLeavesOn: Day?
    /// False for a visit made up on the spot.
    package var isBooked = true
    /// True when two caregivers are planned for the client at once.
    package var isPairVisit = false
    package var caregiverVisits: [NeighbourVisit] = []
    package var clientVisits: [NeighbourVisit] = []
    package var skillsNeeded: Set<String> = []
    package var skillsHeld: Set<String> = []
    package var frequencies: [FrequencyCount] = []
    /// Caregivers who used the same device that day, this one included.
    package var deviceCaregivers = 1
    package var zone = Zone.shanghai

    package init() {}
}
