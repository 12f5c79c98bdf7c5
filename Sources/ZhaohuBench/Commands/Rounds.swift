/// Runs loads in turn and keeps what each of them measured.
struct Rounds {
    let bench: Workbench
    private(set) var samples: [String: [Sample]] = [:]
    private(set) var names: [String] = []
    private(set) var complaints: [String] = []

    init(_ bench: Workbench) {
        self.bench = bench
    }

    /// The medians so far, in the order in which the loads first came.
    func fill(_ report: inout Report) {
        for name in names { report.add(name, samples[name] ?? []) }
        report.notes += complaints
    }

    /// One figure of a load, round by round.
    func values(_ name: String, _ figure: KeyPath<Sample, Double>) -> [Double] {
        (samples[name] ?? []).map { $0[keyPath: figure] }
    }

    /// One run of the daemon.
    @discardableResult
    mutating func daemon(
        _ name: String, terminals: Int, depth: Int = 1, pace: LoadPlan.Pace = .closed,
        _ change: (inout LoadPlan) -> Void = { _ in }
    ) throws -> LoadResult {
        try bench.settle()
        var plan = bench.plan(terminals: terminals, depth: depth, seconds: bench.options.secondCount)
        (plan.pace, plan.threads) = (pace, min(bench.options.threads, terminals))
        change(&plan)
        let meter = try CostMeter(bench)
        let result = try LoadRun.run(plan)
        let sample = try meter.complete(Sample(rate: result.rate, latencies: result.latencies), visits: result.sent)
        try bench.advance(to: result.nextSlot)
        add(name, sample)
        if let complaint = result.complaint {
            complaints.append("NOT CLEAN, \(name): \(complaint)")
            Progress.say("NOT CLEAN: \(complaint)")
        }
        return result
    }

    /// One run of pgbench.
    mutating func pgbench(_ name: String, clients: Int) throws {
        try bench.settle()
        add(name, try Pgbench(bench: bench).run(clients: clients, seconds: bench.options.secondCount).sample)
    }

    mutating func add(_ name: String, _ sample: Sample) {
        if samples[name] == nil { names.append(name) }
        samples[name, default: []].append(sample)
        Progress.say("\(name): \(Int(sample.rate)) /s, p50 \(Int(sample.p50)) us, p99 \(Int(sample.p99)) us")
    }
}
