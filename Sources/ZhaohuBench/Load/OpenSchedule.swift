/// The moments at which an open loop sends: evenly spaced, terminals in turn.
struct OpenSchedule {
    private let start: Int
    private let interval: Double
    private let terminals: Int
    private var next = 0

    /// Nil when the plan is no open loop; each thread makes its share of the rate.
    init?(_ plan: LoadPlan, start: Int) {
        guard case .open(let perSecond) = plan.pace else { return nil }
        self.start = start
        terminals = max(1, plan.terminals / plan.threads)
        interval = 1e9 * Double(plan.threads) / perSecond
    }

    /// Calls `send` for every request that is due, with the time at which it was.
    mutating func due(
        _ now: Int, _ send: (_ due: Int, _ terminal: Int) throws(BenchProblem) -> Void
    ) throws(BenchProblem) {
        while true {
            let due = start + Int(Double(next) * interval)
            guard due <= now else { return }
            try send(due, next % terminals)
            next += 1
        }
    }

    /// Nanoseconds until the next request is due, at most a tenth of a second.
    func pause(_ now: Int) -> Int {
        min(max(0, start + Int(Double(next) * interval) - now), 100_000_000)
    }
}
