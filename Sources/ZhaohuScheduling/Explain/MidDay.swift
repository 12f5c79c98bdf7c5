/// The rest of a day that has begun: what is known of it, and the instance that is left to plan.
///
/// Indices of visits and caregivers are those of the day as it was planned.
package struct MidDay: Sendable {
    /// Where and when a caregiver is next free.
    package struct Presence: Hashable, Sendable {
        package let place: Instance.Place
        /// Second after midnight.
        package let free: Int
        /// Seconds of work (service and travel) done until then.
        package let worked: Int
        /// True when the break is over.
        package let hasRested: Bool

        package init(place: Instance.Place, free: Int, worked: Int, hasRested: Bool) {
            self.place = place
            self.free = free
            self.worked = worked
            self.hasRested = hasRested
        }
    }

    /// The day as it was planned.
    package let day: Instance
    /// The plan in force, as it was published.
    package let plan: Plan
    /// Second after midnight from which everything is planned anew.
    package let now: Int
    /// Caregivers who have begun; the others begin at home, at their shift or now.
    package let presences: [Int: Presence]
    /// Caregivers who are not there for the rest of the day.
    package let ill: Set<Int>
    /// Visits done, started or called off.
    package let over: Set<Int>
    /// Seconds by which a promised start may move without counting as late; never earlier than that.
    package let tolerance: Int

    package init(
        day: Instance, plan: Plan, now: Int, presences: [Int: Presence] = [:], ill: Set<Int> = [],
        over: Set<Int> = [], tolerance: Int
    ) {
        self.day = day
        self.plan = plan
        self.now = now
        self.presences = presences
        self.ill = ill
        self.over = over
        self.tolerance = tolerance
    }

    /// What is left to plan.
    package struct Rest: Sendable {
        package let instance: Instance
        /// What is left of the plan in force, in indices of the instance: where a search for a repair begins.
        package let plan: Plan
        /// The caregivers' and visits' indices in the day as it was planned.
        package let caregivers: [Int]
        package let visits: [Int]
    }
}
