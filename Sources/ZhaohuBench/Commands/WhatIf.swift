package import ArgumentParser
internal import Foundation
internal import ZhaohuPostgres

/// `zhaohu-bench whatif`: other rules over all recorded sheets, through the daemon's socket.
package struct WhatIf: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "whatif", abstract: "POLICY.TRY over a million recorded sheets: seconds, sheets a second, memory.")

    @OptionGroup var options: BenchOptions
    @Option(help: "Sheets that are recorded.") var sheets = 1_000_000

    /// In one statement; more would not fit into memory on a small machine.
    private static let chunk = 50_000
    private static let question =
        "POLICY.TRY instrument=std-2021-37 cell=3,1:4 band=adl.severelyImpaired:45 format=json"
    /// The seconds that the run may take, from the issue.
    private static let goal = 10.0

    package init() {}

    package func run() async throws {
        let bench = try Workbench(options, history: 0)
        defer { bench.stop() }
        try fill(bench)
        try bench.restartDaemon()
        let asker = try Asker(port: options.port, login: "auditor", password: bench.password)
        var report = try Report("whatif", options, bench: bench)
        // The peak so far is the login's password hash; the kernel forgets it when told so.
        try "5".write(toFile: "/proc/\(bench.daemonPid)/clear_refs", atomically: false, encoding: .utf8)
        let idle = ProcessCost.resident(bench.daemonPid)
        for (name, words) in [("all sheets", ""), ("conclusions in force", " scope=current")] {
            var seconds: [Double] = []
            for _ in 1...options.roundCount { seconds.append(try time(asker, Self.question + words)) }
            let median = Figures.median(seconds)
            report.goals.append(
                Goal("POLICY.TRY, \(name), of \(sheets): seconds", median, rounds: seconds, atMost: Self.goal))
            report.notes.append("\(name): \(Int(Double(sheets) / median)) recorded sheets a second")
        }
        let memory = ProcessCost.resident(bench.daemonPid)
        let daemon = ProcessCost.seconds(bench.daemonPid)
        report.notes.append(
            "daemon: \(idle.now / 1_024) MiB before, \(memory.peak / 1_024) MiB at most, \(Table.short(daemon)) s of "
                + "processor time in all")
        try report.finish(options.json)
    }

    private func fill(_ bench: Workbench) throws {
        let statement = try bench.sql.text("sheets.sql")
        var next = 1
        while next <= sheets {
            let last = min(next + Self.chunk - 1, sheets)
            try bench.owner.query(statement, [SQLValue(next), SQLValue(last)])
            Progress.say("filling sheets: \(last) of \(sheets)")
            next = last + 1
        }
        try bench.owner.script("vacuum analyze assessment, assessment_sheet")
        try bench.owner.script("checkpoint")
    }

    private func time(_ asker: Asker, _ question: String) throws -> Double {
        let start = Clock.now
        let answer = try asker.ask(question)
        let seconds = Double(Clock.now - start) / 1_000_000_000
        guard answer.contains("\"changed\":false") else { throw BenchProblem("POLICY.TRY: \(answer.prefix(400))") }
        Progress.say("\(Table.short(seconds)) s  \(answer.prefix(160))")
        return seconds
    }
}
