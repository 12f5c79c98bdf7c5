package import ArgumentParser
internal import Foundation
internal import Synchronization
internal import ZhaohuPostgres

/// `zhaohu-bench fairness`: single check-ins while one company replays a whole day.
package struct Fairness: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        abstract: "Does one company that sends 2,000 lines at once make the others wait?")

    @OptionGroup var options: BenchOptions
    @Option(help: "Requests a second of the 63 single terminals together.") var rate = 500.0
    @Option(help: "Lines that the one company sends at once, over and over.") var burst = 2_000

    private static let others = Array(0..<(SlotMap.companies - 1))

    package init() {}

    package func run() async throws {
        let bench = try Workbench(options)
        defer { bench.stop() }
        var report = try Report("fairness", options, bench: bench)
        var rounds = Rounds(bench)
        var inOrder = true
        for _ in 0..<options.roundCount {
            try rounds.daemon("63 terminals alone", terminals: 63, pace: .open(perSecond: rate)) {
                $0.companies = Self.others
            }
            inOrder = try beside(bench, &rounds) && inOrder
        }
        rounds.fill(&report)
        let alone = rounds.values("63 terminals alone", \.p99)
        let beside = rounds.values("63 terminals beside a replay", \.p99)
        report.goals.append(
            Goal(
                "p99 beside a replay : alone", Figures.median(beside) / Figures.median(alone),
                rounds: zip(beside, alone).map { $0 / $1 }, atMost: 2))
        report.notes.append(
            inOrder
                ? "the answers to the last \(burst) lines were compared with the journal: each to its own request, in order"
                : "NOT IN ORDER: an answer named another visit than the journal has under that op")
        try report.finish(options.json)
    }

    /// The same with the twelfth company replaying; whether its answers were those of the journal.
    private func beside(_ bench: Workbench, _ rounds: inout Rounds) throws -> Bool {
        var replay = bench.plan(terminals: 1, depth: burst, seconds: options.secondCount + 1)
        (replay.companies, replay.pace, replay.warmup) = ([SlotMap.companies - 1], .bursts, 0.5)
        let plan = replay
        let outcome = Mutex<Result<LoadResult, any Error>?>(nil)
        let finished = DispatchGroup()
        finished.enter()
        Thread.detachNewThread {
            let result = Result { try LoadRun.run(plan) }
            outcome.withLock { $0 = result }
            finished.leave()
        }
        try rounds.daemon("63 terminals beside a replay", terminals: 63, pace: .open(perSecond: rate)) {
            $0.companies = Self.others
        }
        finished.wait()
        guard let result = try outcome.withLock({ $0 })?.get() else { return false }
        try bench.advance(to: result.nextSlot)
        rounds.add("the replay itself", Sample(rate: result.rate, latencies: result.latencies))
        if let complaint = result.complaint { Progress.say("NOT CLEAN, the replay: \(complaint)") }
        return try isInJournal(bench, result.lastBurst)
    }

    private func isInJournal(_ bench: Workbench, _ pairs: [(op: String, visit: String)]) throws -> Bool {
        guard pairs.count == burst else { return false }
        let matching = try bench.owner.query(
            """
            select count(*) from unnest($1::uuid[], $2::text[]) as t (op, visit) join journal j using (op)
            where j.verdict like 'visit=' || t.visit || ' %' or j.verdict like 'visit="' || t.visit || '" %'
            """, [SQLValue(texts: pairs.map(\.op)), SQLValue(texts: pairs.map(\.visit))])[0].int(0)
        return matching == Int64(burst)
    }
}
