import Foundation
import Glibc
import Synchronization
import Testing
import ZhaohuPostgres
import ZhaohuTestSupport

/// A daemon under load on a database of its own, and what is done to it.
final class FaultRun {
    let cluster: FaultCluster
    let database: FaultDatabase
    let daemon: FaultDaemon
    let load: FaultLoad
    var random: SplitMix
    /// SIGKILLs and immediate stops so far.
    var kills = 0
    /// Faults of all kinds so far.
    var faults = 0
    /// From the database's return to the daemon's first acknowledgement.
    private var longestReturn = Duration.zero
    private let name: String
    private let proxy: Proxy?

    private static let runs = Mutex(0)

    /// Starts the daemon; `treatment` says what a proxy does to the connections, nil is no proxy, and `usesTemplate` that
    /// the volumes are too small for a copy of the data.
    init(
        _ name: String, _ cluster: FaultCluster, _ options: FaultLoad.Options = .init(), usesTemplate: Bool = false,
        treatment: Proxy.Treatments? = nil
    ) throws {
        let number = Self.runs.withLock { runs in
            runs += 1
            return runs
        }
        let seed = Faults.seed &+ UInt64(number)
        self.name = "\(name) seed=\(Faults.seed)"
        self.cluster = cluster
        random = SplitMix(seed: seed)
        database =
            try usesTemplate ? FaultDatabase() : FaultDatabase(copying: cluster, to: "run_\(number)")
        daemon = try FaultDaemon(cluster, database: database.name)
        let daemon = daemon
        proxy = try treatment.map { try Proxy(seed: seed, target: { daemon.port }, treatment: $0) }
        let port = proxy?.port
        load = FaultLoad(try database.workload(cluster, seed: seed), options: options, seed: seed) {
            port ?? daemon.port
        }
    }

    /// Ends the load and the daemon.
    func close() {
        load.abandon()
        proxy?.close()
        daemon.close()
        _ = load.finish(seconds: 25)
        // A crashed server looks at every file before it comes back, so none is left lying about.
        try? database.remove(from: cluster)
    }

    /// Starts the load, breaks something so many times, and then lets it run until so many ops are settled.
    func perform(faults count: Int, ops: Int, _ fault: (FaultRun) throws -> Void) throws {
        load.start()
        for number in 0..<count {
            // The ops are spread evenly over the faults.
            let share = max(50, (ops - load.log.settled) / (count - number + 1))
            try require(load.wait(settled: share), "no answers before fault \(number)")
            usleep(UInt32.random(in: 0...60_000, using: &random))
            try fault(self)
            faults += 1
        }
        try require(
            load.wait(settled: max(50, ops - load.log.settled), seconds: 600), "no answers after the last fault")
    }

    /// Lets the load end, sends some ops once more, and compares.
    ///
    /// Where the daemon itself was weakened or lied about, it is not asked any more: `asksDaemon` is false.
    func judge(asksDaemon: Bool = true) throws -> FaultReport {
        let isFinished = load.finish()
        proxy?.close()
        if asksDaemon { try sendSomeOnceMore() }
        let entries = load.log.entries
        let differing = asksDaemon ? try differingSums() : 0
        let tally = try Judge.judge(entries, try cluster.connect(database.name), sums: differing)
        #expect(isFinished, "a terminal does not come to its end")
        return FaultReport(
            name: name, tally: tally, counts: load.log.counts, kills: kills, faults: faults + (proxy?.faults ?? 0),
            ops: entries.count, longestReturn: longestReturn)
    }

    /// Now that all is quiet, up to 2,000 ops from the whole run must be answered as they were in the midst of it.
    private func sendSomeOnceMore() throws {
        let count = load.log.entries.count
        let numbers = Array(stride(from: 0, to: count, by: max(1, count / 2_000)))
        let client = try LineClient(port: daemon.port)
        _ = try askPatiently(client, "AUTH \(FaultDatabase.login) \(Programs.password)")
        for start in stride(from: 0, to: numbers.count, by: 100) {
            let part = numbers[start..<min(start + 100, numbers.count)]
            try client.send(bytes: load.log.sending(Array(part)))
            for number in part { _ = load.log.received(try client.readReply(), for: number) }
        }
    }

    private func differingSums() throws -> Int {
        let client = try LineClient(port: daemon.port)
        _ = try askPatiently(client, "AUTH auditor \(Programs.password)")
        let reply = try askPatiently(client, "REPORT.VERIFY from=2018-01-01 to=2027-12-31")
        guard let at = reply.firstRange(of: " differing="),
            let number = Int(reply[at.upperBound...].prefix { $0.isNumber })
        else { throw FaultCluster.Problem(description: "REPORT.VERIFY: \(reply)") }
        return number
    }

    /// Waits until the database is back, and then until the daemon acknowledges again, which must not take long.
    func goesOn() throws {
        let before = load.log.counts.acknowledged
        try require(
            load.wait(seconds: 60) { cluster.isAccepting || load.log.counts.acknowledged > before }, "no database")
        let back = ContinuousClock.now
        try require(load.wait(seconds: 30) { load.log.counts.acknowledged > before }, "the daemon does not come back")
        longestReturn = max(longestReturn, ContinuousClock.now - back)
    }

    /// Asks until the answer is final, as a session of the daemon that was lost is missed only when it is used.
    func askPatiently(_ client: LineClient, _ line: String) throws -> String {
        var reply = try client.ask(line)
        for _ in 0..<40 where reply.contains(" retry=later ") {
            usleep(250_000)
            reply = try client.ask(line)
        }
        return reply
    }

    func require(_ holds: Bool, _ words: String) throws {
        guard holds else {
            throw FaultCluster.Problem(
                description: "\(name): \(words); \(load.log.counts) \(load.log.strange) \(daemon.log.suffix(1_000))")
        }
    }
}

extension Faults {
    /// A whole run: the negative controls before the first, then load and faults, then the judgement, which must be clean.
    ///
    /// Unless `isAboutDaemon`, the daemon must live through it all.
    static func run(
        _ name: String, faults: Int, ops: Int, _ options: FaultLoad.Options = .init(), on own: FaultCluster? = nil,
        isAboutDaemon: Bool = false, treatment: Proxy.Treatments? = nil,
        _ fault: (FaultRun) throws -> Void
    ) throws {
        try NegativeControls.requireRed()
        let run = try FaultRun(
            name, try own ?? cluster(), options, usesTemplate: own != nil, treatment: treatment)
        defer { run.close() }
        let pid = run.daemon.pid
        try run.perform(faults: faults, ops: ops, fault)
        let report = try run.judge()
        say(report.line)
        FaultTotals.shared.add(report)
        #expect(report.tally.isClean, "\(report.line)")
        #expect(run.load.log.strange.isEmpty)
        // The backoff ends after a second; the rest is for a slow machine.
        #expect(report.longestReturn < .seconds(10), "the daemon is slow to find the database again")
        #expect(run.daemon.isRunning, "\(run.daemon.lastWords)")
        #expect(isAboutDaemon || run.daemon.pid == pid, "the daemon needed no restart")
    }

    /// A run in which only the connections of the terminals are broken, as `draw` decides for each.
    static func runThroughProxy(
        _ name: String, ops: Int, _ options: FaultLoad.Options = .init(),
        draw: @escaping @Sendable (inout SplitMix) -> Proxy.Treatment
    ) throws {
        try run(name, faults: 0, ops: ops, options, treatment: Proxy.Treatments(draw: draw)) { _ in }
    }
}
