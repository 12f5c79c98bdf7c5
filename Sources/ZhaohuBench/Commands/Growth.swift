package import ArgumentParser

/// `zhaohu-bench growth`: the same load with ever more visits in the tables.
package struct Growth: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        abstract: "VISIT.LOG a second with 0.2, 2 and 20 million visits in the tables.")

    @OptionGroup var options: BenchOptions
    @Option(help: "Visits in the tables, ascending, with commas.") var sizes = "200000,2000000,20000000"

    package init() {}

    package func run() async throws {
        let counts = sizes.split(separator: ",").compactMap { Int($0) }
        guard let first = counts.first, counts == counts.sorted(), first > 0 else {
            throw ValidationError("sizes must be ascending numbers.")
        }
        let bench = try Workbench(options, history: first)
        defer { bench.stop() }
        var report = try Report("growth", options, bench: bench)
        var rounds = Rounds(bench)
        for count in counts {
            try bench.fill(count)
            // Not kept: brings the caches and the plans of the daemon to the new size.
            var plan = bench.plan(terminals: 256, depth: 1, seconds: 2)
            plan.warmup = 1
            try bench.advance(to: try LoadRun.run(plan).nextSlot)
            for _ in 0..<options.roundCount { try rounds.daemon("\(count) visits, 256 x 1", terminals: 256) }
        }
        rounds.fill(&report)
        let base = rounds.values("\(first) visits, 256 x 1", \.rate)
        for count in counts.dropFirst() {
            let rates = rounds.values("\(count) visits, 256 x 1", \.rate)
            report.goals.append(
                Goal(
                    "rate with \(count) visits : with \(first)", Figures.median(rates) / Figures.median(base),
                    rounds: zip(rates, base).map { $0 / $1 }, atLeast: 0.85))
        }
        try report.finish(options.json)
    }
}
