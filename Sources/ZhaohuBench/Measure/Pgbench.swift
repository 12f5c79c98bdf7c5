internal import Foundation
internal import ZhaohuDomain

/// Runs pgbench with the script that does what one `VISIT.LOG` does.
struct Pgbench {
    let bench: Workbench

    /// One run; its begin warms up and is not measured.
    func run(clients: Int, seconds: Double) throws -> (sample: Sample, log: PgbenchLog) {
        let prefix = bench.options.logs + "/transactions"
        defer { Self.removeLogs(prefix) }
        let population = bench.population
        let map = population.map
        let epoch = Day(year: 1970, month: 1, day: 1).map { population.firstDay.number - $0.number } ?? 0
        let century = Day(year: 2000, month: 1, day: 1).map { population.firstDay.number - $0.number } ?? 0
        let values = [
            "base": population.nextSlot, "clients": clients, "per_company": map.perCompany, "stride": map.stride,
            "carers": map.carers, "first_day": century, "first_epoch": epoch * 86_400, "i": 0,
            "start_ms": Int(Clock.wallMilliseconds),
        ]
        let words =
            [
                bench.options.pgbench, "-n", "-M", "prepared", "-c", "\(clients)", "-j", "\(min(2, clients))", "-T",
                "\(Int(seconds.rounded(.up)) + Self.warmup)", "-f", bench.sql.folder + "/visit.pgbench", "-h",
                bench.socketFolder, "-U", "zhaohu_daemon", "--log", "--log-prefix", prefix,
            ] + values.sorted { $0.key < $1.key }.flatMap { ["-D", "\($0.key)=\($0.value)"] } + ["zhaohu"]
        let meter = try CostMeter(bench)
        // As the daemon's own sessions: plans are made once.
        _ = try Child.run(
            words, environment: ["PGOPTIONS": Self.settings],
            log: bench.options.logs + "/pgbench.log", seconds: seconds + 60)
        var log = PgbenchLog(warmup: Self.warmup * 1_000_000)
        for path in Self.logs(prefix) { try log.read(String(contentsOfFile: path, encoding: .utf8)) }
        log.finish()
        try bench.advance(to: population.nextSlot + clients * (log.longestClient + 1))
        let sample = Sample(rate: log.rate, latencies: log.latencies)
        return (try meter.complete(sample, visits: log.transactions), log)
    }

    private static let settings = "-c plan_cache_mode=force_generic_plan -c synchronous_commit=on -c jit=off"
    /// Seconds in which all clients have connected and planned their statements.
    private static let warmup = 2

    private static func logs(_ prefix: String) -> [String] {
        let folder = URL(fileURLWithPath: prefix).deletingLastPathComponent().path
        let name = URL(fileURLWithPath: prefix).lastPathComponent
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasPrefix(name + ".") }.map { "\(folder)/\($0)" }
    }

    private static func removeLogs(_ prefix: String) {
        for path in logs(prefix) { try? FileManager.default.removeItem(atPath: path) }  // it may be gone
    }
}

/// What `pgbench --log` wrote: one line a transaction, `client number microseconds script seconds microseconds`.
package struct PgbenchLog: Sendable {
    /// Microseconds after the first end of a transaction that are not measured.
    private let warmup: Int
    private var ended: [(at: Int, latency: Int)] = []
    private var perClient: [Int: Int] = [:]
    package private(set) var latencies = Histogram()
    /// Transactions a second while it was measured.
    package private(set) var rate = 0.0

    package init(warmup: Int) {
        self.warmup = warmup
    }

    /// All transactions, warming up too.
    package var transactions: Int { perClient.values.reduce(0, +) }
    /// Transactions of the client that made the most.
    package var longestClient: Int { perClient.values.max() ?? 0 }

    /// Takes one file in; lines that are none of pgbench's are left out.
    package mutating func read(_ text: String) {
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            let fields = line.split(separator: UInt8(ascii: " ")).map { Digits.number($0) }
            guard fields.count >= 6, let client = fields[0], let latency = fields[2], let seconds = fields[4],
                let microseconds = fields[5]
            else { continue }
            perClient[client, default: 0] += 1
            ended.append((seconds * 1_000_000 + microseconds, latency))
        }
    }

    /// Works out rate and latencies when all files are read.
    package mutating func finish() {
        guard let first = ended.map(\.at).min(), let last = ended.map(\.at).max() else { return }
        let measured = ended.filter { $0.at >= first + warmup }
        for transaction in measured { latencies.record(transaction.latency) }
        let seconds = Double(last - first - warmup) / 1e6
        rate = seconds > 0 ? Double(measured.count) / seconds : 0
    }
}
