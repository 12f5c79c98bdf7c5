/// Measures how long repairs of a plan take, for benchmarks.
package struct RepairMeasure: Sendable {
    /// Until the plan stood ready.
    package private(set) var preparation: Duration = .zero
    /// Of the slowest and of all urgent visits that were inserted.
    package private(set) var slowestInsertion: Duration = .zero
    package private(set) var insertions: Duration = .zero
    /// Of the slowest and of all caregivers who were withdrawn.
    package private(set) var slowestWithdrawal: Duration = .zero
    package private(set) var withdrawals: Duration = .zero
    package private(set) var placed = 0
    package private(set) var unplaced = 0

    /// Cancels and inserts so many visits of a plan one after the other, then withdraws so many caregivers.
    ///
    /// - Parameters:
    ///   - instance: the day.
    ///   - plan: a plan of it.
    ///   - count: how many of each.
    package init(_ instance: Instance, _ plan: Plan, count: Int) {
        let clock = ContinuousClock()
        let began = clock.now
        let standing = StandingPlan(instance, plan)
        preparation = began.duration(to: clock.now)
        let served = plan.tours.flatMap { $0.stops.map(\.visit) }
        let stride = max(1, served.count / max(1, count))
        for visit in Swift.stride(from: 0, to: served.count, by: stride).map({ served[$0] }) {
            _ = standing.cancel(visit)
            let asked = clock.now
            let repair = standing.insert(visit)
            let took = asked.duration(to: clock.now)
            (slowestInsertion, insertions) = (max(slowestInsertion, took), insertions + took)
            placed += repair.placed.count
            unplaced += repair.unplaced.count
        }
        for tour in Swift.stride(from: 0, to: plan.tours.count, by: max(1, plan.tours.count / max(1, count))) {
            let asked = clock.now
            let repair = standing.withdraw(plan.tours[tour].caregiver)
            let took = asked.duration(to: clock.now)
            (slowestWithdrawal, withdrawals) = (max(slowestWithdrawal, took), withdrawals + took)
            placed += repair.placed.count
            unplaced += repair.unplaced.count
        }
    }
}
