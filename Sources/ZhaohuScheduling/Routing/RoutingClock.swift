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

    /// A share of the budget, from now on.
    func stretch(_ share: Double) -> RoutingStretch {
        switch budget {
        case .iterations(let count): RoutingStretch(iterations: Double(count) * share)
        case .time(let time): RoutingStretch(time: time * share)
        }
    }
}

/// A part of a budget.
struct RoutingStretch: Sendable {
    private let start = ContinuousClock.now
    private var time: Duration?
    private var iterations = 0.0

    init(time: Duration) { self.time = time }
    init(iterations: Double) { self.iterations = iterations }

    /// The share spent after so many iterations; 1 and more when it is over.
    func share(done: Int) -> Double {
        if let time { return time > .zero ? (ContinuousClock.now - start) / time : 1 }
        return iterations > 0 ? Double(done) / iterations : 1
    }
}
