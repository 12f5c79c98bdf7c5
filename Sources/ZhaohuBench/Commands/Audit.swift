package import ArgumentParser
internal import Foundation
internal import ZhaohuPostgres

/// `zhaohu-bench audit`: a month of a city, all its visits judged again, through the daemon's socket.
package struct Audit: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "AUDIT.RUN over a month of 250,000 visits: seconds of the first run and of re-runs.")

    @OptionGroup var options: BenchOptions
    @Option(help: "Visits of the month.") var visits = 250_000

    private static let month = "2018-03"
    /// The seconds that a run may take, from the issue.
    private static let goal = 20.0
    /// The plans of the benchmark have one item; the visits of this month have up to three.
    private static let plans = """
        insert into care_plan_item (region, plan, item, count, per)
        select region, plan, item, 6, 'day' from care_plan, unnest(array['feeding', 'oral_care']) as item
        where region = '320600' and plan >= 100000 on conflict do nothing
        """

    package init() {}

    package func run() async throws {
        let bench = try Workbench(options, history: 0)
        defer { bench.stop() }
        try fill(bench)
        try bench.restartDaemon()
        let asker = try Asker(port: options.port, login: "officer", password: bench.password)
        var report = try Report("audit", options, bench: bench)
        let first = try time(asker, expecting: " visits=\(visits) ")
        report.goals.append(
            Goal("AUDIT.RUN, the first of \(visits): seconds", first, rounds: [first], atMost: Self.goal))
        var seconds: [Double] = []
        for _ in 1...options.roundCount { seconds.append(try time(asker, expecting: " new=0 ")) }
        report.goals.append(
            Goal(
                "AUDIT.RUN again, nothing new: seconds", Figures.median(seconds), rounds: seconds, atMost: Self.goal))
        report.notes.append("\(Int(Double(visits) / Figures.median(seconds))) visits a second")
        try report.finish(options.json)
    }

    private func fill(_ bench: Workbench) throws {
        Progress.say("a month of \(visits) visits")
        try bench.owner.script("select ensure_partitions('2018-02-01', '2018-04-30')")
        try bench.owner.script(Self.plans)
        try bench.owner.query(
            try bench.sql.text("audit.sql"),
            [.text(Self.month + "-01"), SQLValue(visits), SQLValue(options.carers)])
        try bench.owner.script("vacuum analyze")
        try bench.owner.script("checkpoint")
    }

    private func time(_ asker: Asker, expecting words: String) throws -> Double {
        let start = Clock.now
        let answer = try asker.ask("AUDIT.RUN month=\(Self.month)")
        let seconds = Double(Clock.now - start) / 1_000_000_000
        guard answer.contains(words) else { throw BenchProblem("AUDIT.RUN: \(answer.prefix(400))") }
        Progress.say("\(Table.short(seconds)) s  \(answer.prefix(400))")
        return seconds
    }
}
