internal import Foundation
internal import Logging
internal import ZhaohuDomain
internal import ZhaohuPostgres

/// A private cluster with the benchmark's people, and the daemon on it, all in one folder of their own.
final class Workbench {
    let options: BenchOptions
    let sql: SQLFiles
    private(set) var owner: DatabaseConnection
    private(set) var population: Population
    private let cluster: PrivateCluster
    private var daemon: Child?
    let password = "bench-\(UInt64.random(in: 0...UInt64.max))"

    /// Makes the cluster, the region and the people, and starts the daemon; `history` visits are there already.
    init(_ options: BenchOptions, history: Int = 200_000) throws {
        self.options = options
        sql = try SQLFiles(options.sql)
        try FileManager.default.createDirectory(atPath: options.logs, withIntermediateDirectories: true)
        Progress.say("making a private PostgreSQL and the region")
        _ = try Child.run(
            [options.program("zhaohud"), "load", "nantong-base", "--state", options.state],
            environment: ["ZHAOHU_DEMO_PASSWORD": password], log: options.logs + "/load.log", seconds: 300)
        cluster = try PrivateCluster(
            state: URL(fileURLWithPath: options.state), logger: Logger(label: "zhaohu-bench"))
        owner = try Self.makeRoom(cluster)
        Progress.say("adding \(options.carers * 12) caregivers and \(options.carers * 24) cases")
        population = try Population.create(owner, sql: sql, carers: options.carers)
        try fill(history)
        try startDaemon()
        try warmUp()
    }

    /// Lets pgbench connect with 64 clients beside the daemon; nothing else of the daemon's own settings is touched.
    private static func makeRoom(_ cluster: PrivateCluster) throws -> DatabaseConnection {
        try DatabaseConnection(conninfo: cluster.ownerConninfo).script("alter system set max_connections = 120")
        try cluster.stop()
        try cluster.ensureRunning()
        return try DatabaseConnection(conninfo: cluster.ownerConninfo, roundTripSeconds: 3_600)
    }

    /// Logs some visits and looks at the tables anew: the plans that both sides keep are not made for an empty month.
    private func warmUp() throws {
        Progress.say("warming up")
        var plan = plan(terminals: 64, depth: 1, seconds: 1)
        (plan.count, plan.warmup) = (5_000, 0)
        try advance(to: try LoadRun.run(plan).nextSlot)
        try owner.script("vacuum analyze")
    }

    /// The daemon's process.
    var daemonPid: Int { Int(daemon?.pid ?? 0) }
    /// The cluster's first process.
    var postmasterPid: Int {
        let text = (try? String(contentsOfFile: options.state + "/postgres/data/postmaster.pid", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").first.flatMap { Int($0) } ?? 0
    }
    /// The folder of the cluster's socket.
    var socketFolder: String {
        (try? owner.query("select trim(both '\"' from current_setting('unix_socket_directories'))")[0].text(0)) ?? ""
    }

    /// Adds visits of the past until there are so many.
    func fill(_ wanted: Int) throws {
        try History(owner: owner, conninfo: cluster.ownerConninfo, sql: sql).fill(to: wanted, carers: options.carers)
    }

    func startDaemon() throws {
        Progress.say("starting the daemon")
        let ready = options.state + "/ready"
        unlink(ready)
        let child = try Child(
            [
                options.program("zhaohud"), "serve", "--state", options.state, "--listen", "127.0.0.1:\(options.port)",
                "--log-level", "warning",
            ], log: options.logs + "/daemon.log")
        daemon = child
        for _ in 0..<6_000 {
            if FileManager.default.fileExists(atPath: ready) { return }
            if let status = child.endedStatus() {
                throw BenchProblem("zhaohud ended with \(status): \(child.output.suffix(800))")
            }
            usleep(10_000)
        }
        throw BenchProblem("zhaohud is not ready after 60 s: \(child.output.suffix(800))")
    }

    /// Stops the daemon, which stops its cluster.
    func stop() {
        daemon?.end()
    }

    /// A fresh process on the same cluster.
    func restartDaemon() throws {
        daemon?.end()
        try startDaemon()
        owner = try DatabaseConnection(conninfo: cluster.ownerConninfo, roundTripSeconds: 3_600)
        population = try Population(owner)
    }

    /// A plan that goes on where the last run ended.
    func plan(terminals: Int, depth: Int, seconds: Double) -> LoadPlan {
        var plan = population.plan(port: options.port, password: password)
        (plan.terminals, plan.depth, plan.seconds) = (terminals, depth, seconds)
        return plan
    }

    /// Notes that the slots before this one are used.
    func advance(to slot: Int) throws {
        try population.advance(to: slot)
        if population.nextSlot > population.map.count {
            throw BenchProblem("All \(population.map.count) visits are logged; run with more --carers.")
        }
    }

    /// Between two runs: what is dirty goes to disk now, not in the middle of the next.
    func settle() throws {
        try owner.query("checkpoint")
        usleep(700_000)
    }
}

/// What the benchmark tells while it works.
enum Progress {
    private static let began = Clock.now

    static func say(_ text: String) {
        let seconds = (Clock.now - began) / 1_000_000_000
        let line = "      \(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)  \(text)\n"
        FileHandle.standardError.write(Data(line.utf8))
    }
}
