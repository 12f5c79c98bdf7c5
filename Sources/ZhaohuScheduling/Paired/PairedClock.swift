/// How much of the budget is spent.
struct PairedClock: Sendable {
    private let budget: PairedSearch.Budget
    private let start = ContinuousClock.now

    init(_ budget: PairedSearch.Budget) { self.budget = budget }

    /// True when time is up or the task is cancelled.
    var isOver: Bool {
        if Task.isCancelled { return true }
        guard case .time(let time) = budget else { return false }
        return ContinuousClock.now - start >= time
    }

    /// The same, or all steps are done.
    func isOver(_ done: Int) -> Bool {
        if case .iterations(let count) = budget, done >= count { return true }
        return isOver
    }

    /// The steps of the next epoch.
    func steps(_ wanted: Int, _ done: Int) -> Int {
        guard case .iterations(let count) = budget else { return wanted }
        return min(wanted, count - done)
    }

    /// The share spent, 0 to 1, after so many steps.
    func share(_ done: Int) -> Double {
        switch budget {
        case .iterations(let count): Double(done) / Double(max(1, count))
        case .time(let time): min(1, (ContinuousClock.now - start) / time)
        }
    }

    /// The steps of the whole budget, as far as the first ones tell.
    func stepsExpected(_ done: Int) -> Int {
        guard case .time(let time) = budget else { return steps(.max, 0) }
        let spent = max((ContinuousClock.now - start) / time, 1e-6)
        return Int(min(Double(done) / spent, 1e12))
    }
}
