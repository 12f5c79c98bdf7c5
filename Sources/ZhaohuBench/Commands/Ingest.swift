package import ArgumentParser

/// `zhaohu-bench ingest`: visits in, against pgbench doing the same on the same cluster.
package struct Ingest: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        abstract: "VISIT.LOG a second, against pgbench with a script that does the same.")

    @OptionGroup var options: BenchOptions
    @Option(help: "Requests a second of the open loop.") var rate = 1_000.0
    @Option(help: "Visits that are in the tables before.") var history = 200_000

    private static let clients = [8, 16, 32, 64]

    package init() {}

    package func run() async throws {
        let bench = try Workbench(options, history: history)
        defer { bench.stop() }
        var report = try Report("ingest", options, bench: bench)
        var rounds = Rounds(bench)
        for round in 1...options.roundCount {
            Progress.say("round \(round) of \(options.roundCount)")
            try rounds.daemon("256 terminals x 1", terminals: 256)
            try rounds.pgbench("pgbench, 8 clients", clients: 8)
            try rounds.daemon("256 terminals x 16", terminals: 256, depth: 16)
            try rounds.pgbench("pgbench, 16 clients", clients: 16)
            try rounds.daemon("64 terminals x 1", terminals: 64)
            try rounds.pgbench("pgbench, 64 clients", clients: 64)
            try rounds.daemon("64 terminals, open loop", terminals: 64, pace: .open(perSecond: rate))
            try rounds.pgbench("pgbench, 32 clients", clients: 32)
            try rounds.daemon("1 terminal x 1", terminals: 1)
            try rounds.pgbench("pgbench, 1 client", clients: 1)
        }
        rounds.fill(&report)
        report.goals = goals(rounds)
        try report.finish(options.json)
    }

    private func goals(_ rounds: Rounds) -> [Goal] {
        func median(_ name: String, _ figure: KeyPath<Sample, Double>) -> Double {
            Figures.median(rounds.values(name, figure))
        }
        func ratios(_ left: [Double], _ right: [Double]) -> [Double] { zip(left, right).map { $1 > 0 ? $0 / $1 : 0 } }
        let best =
            Self.clients.map { "pgbench, \($0) clients" }.max { median($0, \.rate) < median($1, \.rate) } ?? ""
        let rate = median(best, \.rate)
        let rates = rounds.values(best, \.rate)
        let (shallow, deep) = ("256 terminals x 1", "256 terminals x 16")
        let (many, manyClients) = ("64 terminals x 1", "pgbench, 64 clients")
        let (lone, loneClient) = ("1 terminal x 1", "pgbench, 1 client")
        return [
            Goal(
                "VISIT.LOG/s, 256 x 1 : best pgbench (\(best.dropFirst(9)))", median(shallow, \.rate) / rate,
                rounds: ratios(rounds.values(shallow, \.rate), rates), atLeast: 5),
            Goal(
                "VISIT.LOG/s, 256 x 16 : best pgbench", median(deep, \.rate) / rate,
                rounds: ratios(rounds.values(deep, \.rate), rates), atLeast: 7),
            Goal(
                "p99 of 64 terminals : pgbench of 64 clients", median(many, \.p99) / median(manyClients, \.p99),
                rounds: ratios(rounds.values(many, \.p99), rounds.values(manyClients, \.p99)), atMost: 0.5),
            Goal(
                "p50 of a lone terminal : pgbench of 1 client", median(lone, \.p50) / median(loneClient, \.p50),
                rounds: ratios(rounds.values(lone, \.p50), rounds.values(loneClient, \.p50)), atMost: 1.25),
        ]
    }
}
