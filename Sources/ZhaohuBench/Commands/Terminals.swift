package import ArgumentParser
internal import Foundation
internal import Glibc
internal import Synchronization

/// `zhaohu-bench terminals`: what an idle connection costs, and what a storm of reconnects does to the others.
package struct Terminals: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        abstract: "10,000 idle terminals: memory, against redis-server; work beside them; all reconnecting at once.")

    @OptionGroup var options: BenchOptions
    @Option(help: "Idle connections.") var crowd = 10_000

    package init() {}

    package func run() async throws {
        // Before the servers start: they inherit it.
        try Sockets.raiseFileLimit(to: UInt(crowd + 1_024))
        let bench = try Workbench(options)
        defer { bench.stop() }
        var report = try Report("terminals", options, bench: bench)
        var rounds = Rounds(bench)
        let logins = (1...SlotMap.companies).map { "AUTH dispatcher\($0) \(bench.password)" }
        // Each round on a fresh process, whose memory holds nothing yet but the checked passwords.
        var ours: [Double] = []
        var theirs: [Double] = []
        for _ in 0..<options.roundCount {
            let redis = try RedisServer(options, password: bench.password)
            theirs.append(try memory(redis.pid, port: redis.port, ["AUTH \(bench.password)"]).kibibytes)
            redis.stop()
            try bench.restartDaemon()
            let idle = try memory(bench.daemonPid, port: options.port, logins)
            ours.append(idle.kibibytes)
            Progress.say(
                "KiB a connection: daemon \(Table.short(idle.kibibytes)), redis-server \(Table.short(theirs.last ?? 0))"
            )
            try rounds.daemon("64 terminals, \(crowd) idle", terminals: 64)
            try storm(idle.crowd, logins, bench, &rounds, &report)
            try rounds.daemon("64 terminals alone", terminals: 64)
        }
        rounds.fill(&report)
        report.goals = [
            Goal("KiB resident per idle connection", Figures.median(ours), rounds: ours, atMost: 12),
            Goal(
                "the same : redis-server (\(Table.short(Figures.median(theirs))) KiB)",
                Figures.median(ours) / Figures.median(theirs), rounds: zip(ours, theirs).map { $0 / $1 }, atMost: 1),
            ratio(rounds, "p99 of 64 with \(crowd) idle : alone", "64 terminals, \(crowd) idle", \.p99, atMost: 2),
            ratio(rounds, "p99 of 64 in the storm : alone", "64 terminals, storm", \.p99, atMost: 10),
            ratio(rounds, "rate of 64 in the storm : alone", "64 terminals, storm", \.rate, atLeast: 0.2),
        ]
        try report.finish(options.json)
    }

    private func ratio(
        _ rounds: Rounds, _ name: String, _ load: String, _ figure: KeyPath<Sample, Double>, atMost: Double? = nil,
        atLeast: Double = 0
    ) -> Goal {
        let left = rounds.values(load, figure)
        let right = rounds.values("64 terminals alone", figure)
        let value = Figures.median(left) / Figures.median(right)
        let each = zip(left, right).map { $0 / $1 }
        if let atMost { return Goal(name, value, rounds: each, atMost: atMost) }
        return Goal(name, value, rounds: each, atLeast: atLeast)
    }

    /// Resident memory that each connection of a crowd adds, and the crowd itself, still connected.
    private func memory(_ pid: Int, port: Int, _ greetings: [String]) throws -> (kibibytes: Double, crowd: Crowd) {
        // The first ones are let in alone: their passwords are checked, and what is allocated once is allocated.
        let first = try Crowd(port: port, greetings: greetings)
        _ = try first.fill(to: greetings.count)
        usleep(500_000)
        let before = ProcessCost.resident(pid).now
        let idle = try Crowd(port: port, greetings: greetings)
        let seconds = try idle.fill(to: crowd)
        usleep(1_000_000)
        let after = ProcessCost.resident(pid).now
        Progress.say("\(crowd) connections in \(Table.short(seconds)) s, \(before) -> \(after) KiB")
        return (Double(after - before) / Double(crowd), idle)
    }

    /// All idle terminals are cut off and come back as fast as they can, while 64 work.
    private func storm(
        _ idle: Crowd, _ logins: [String], _ bench: Workbench, _ rounds: inout Rounds, _ report: inout Report
    ) throws {
        let outcome = Mutex<Result<Double, any Error>?>(nil)
        let finished = DispatchGroup()
        finished.enter()
        let warmup = 1.0
        let (count, port, sockets) = (crowd, options.port, idle.release())
        Thread.detachNewThread {
            defer { finished.leave() }
            usleep(UInt32((warmup + 0.5) * 1e6))
            for socket in sockets { close(socket) }
            let result = Result { try Crowd(port: port, greetings: logins).fill(to: count) }
            outcome.withLock { $0 = result }
        }
        try rounds.daemon("64 terminals, storm", terminals: 64) { $0.warmup = warmup }
        finished.wait()
        let seconds = try outcome.withLock { $0 }?.get() ?? 0
        report.notes.append("storm: all \(crowd) were in again after \(Table.short(seconds)) s, 64 others at work")
        Progress.say("all were in again after \(Table.short(seconds)) s")
    }
}
