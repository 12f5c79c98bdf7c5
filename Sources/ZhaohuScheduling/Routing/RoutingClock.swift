/// How much of the budget is spent.
struct RoutingClock: Sendable {
    private let budget: RoutingSearch.Budget
    private let start = ContinuousClock.now

    init(_ budget: RoutingSearch.Budget) { self.budget = budget }

    /// True when time is up or the task is cancelled.
    var isOver: Bool {
        if Task.isCancelled { return true }
        guard case .time(let time) = budget else { return false }
        return ContinuousClock.now - start >= time
    }

    /// The share spent, 0 to 1, after so many iterations.
    func share(done: Int) -> Double {
        switch budget {
        case .iterations(let count): Double(done) / Double(max(1, count))
        case .time(let time): (ContinuousClock.now - start) / time
        }
    }
}
