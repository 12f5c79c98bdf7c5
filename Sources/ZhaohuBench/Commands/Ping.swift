package import ArgumentParser

/// `zhaohu-bench ping`: the bare protocol, against redis-server.
package struct Ping: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        abstract: "PING a second, against redis-server, both driven by redis-benchmark.")

    @OptionGroup var options: BenchOptions
    @Option(help: "Requests of each run; four times as many in pipelines.") var requests = 500_000

    package init() {}

    package func run() async throws {
        let bench = try Workbench(options, history: 0)
        defer { bench.stop() }
        let redis = try RedisServer(options, password: bench.password)
        defer { redis.stop() }
        var report = try Report("ping", options, bench: bench)
        var rounds = Rounds(bench)
        for _ in 0..<options.roundCount {
            for depth in [1, 16] {
                rounds.add("daemon, -c 50 -P \(depth)", try benchmark(bench, port: options.port, depth, "dispatcher1"))
                rounds.add("redis-server, -c 50 -P \(depth)", try benchmark(bench, port: redis.port, depth, "default"))
            }
        }
        rounds.fill(&report)
        for (depth, goal) in [(1, 0.9), (16, 0.5)] {
            let ours = rounds.values("daemon, -c 50 -P \(depth)", \.rate)
            let theirs = rounds.values("redis-server, -c 50 -P \(depth)", \.rate)
            report.goals.append(
                Goal(
                    "PING/s -P \(depth) : redis-server", Figures.median(ours) / Figures.median(theirs),
                    rounds: zip(ours, theirs).map { $0 / $1 }, atLeast: goal))
        }
        try report.finish(options.json)
    }

    /// Both get the same bytes, after a login.
    private func benchmark(_ bench: Workbench, port: Int, _ depth: Int, _ login: String) throws -> Sample {
        let count = (options.quick ? requests / 4 : requests) * (depth > 1 ? 4 : 1)
        let output = try Child.run(
            [
                "timeout", "60", "redis-benchmark", "-h", "127.0.0.1", "-p", "\(port)", "--user", login, "-a",
                bench.password, "-c", "50", "-P", "\(depth)", "-n", "\(count)", "--csv", "PING",
            ], log: options.logs + "/redis-benchmark.log", seconds: 70)
        guard let sample = RedisFigures.read(output) else {
            throw BenchProblem("redis-benchmark told no figures: \(output.suffix(400))")
        }
        return sample
    }
}

/// Reads what `redis-benchmark --csv` prints:
/// `"test","rps","avg_latency_ms","min_latency_ms","p50_latency_ms","p95_latency_ms","p99_latency_ms","max_latency_ms"`.
enum RedisFigures {
    static func read(_ text: String) -> Sample? {
        let lines = text.split(whereSeparator: \.isNewline)
        guard let line = lines.last(where: { $0.hasPrefix("\"PING") }) else { return nil }
        let fields = line.split(separator: ",").map { Double($0.filter { $0 != "\"" }) ?? 0 }
        guard fields.count >= 8, fields[1] > 0 else { return nil }
        var sample = Sample()
        (sample.rate, sample.p50, sample.p99, sample.max) = (
            fields[1], fields[4] * 1_000, fields[6] * 1_000, fields[7] * 1_000
        )
        return sample
    }
}
