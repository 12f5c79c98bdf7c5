package import ArgumentParser
internal import Foundation
internal import ZhaohuDomain
internal import ZhaohuPostgres

/// `zhaohu-bench report`: the satisfaction report through the daemon's socket, against the aggregate over the visits.
package struct Reporting: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "REPORT.SATISFACTION with 20 million visits, against counting the rows in the same run.")

    @OptionGroup var options: BenchOptions
    @Option(help: "Visits that are in the tables before.") var visits = 20_000_000

    /// From the issue.
    private static let (secondsMost, timesLeast) = (0.1, 200.0)

    package init() {}

    package func run() async throws {
        let bench = try Workbench(options, history: visits)
        defer { bench.stop() }
        let asker = try Asker(port: options.port, login: "auditor", password: bench.password)
        var report = try Report("report", options, bench: bench)
        let last = bench.population.firstDay.startOfMonth.advanced(by: -1)
        let all = last.startOfMonth.advanced(byMonths: -35)...last
        let year = last.startOfMonth.advanced(byMonths: -11)...last
        for (name, days) in [("36 months", all), ("a year", year)] {
            for by in ["provider", "caregiver", "street", "month"] {
                let seconds = try times { try ask(asker, days, by) }
                report.goals.append(
                    Goal(
                        "\(name) of \(visits) visits by \(by): seconds", Figures.median(seconds), rounds: seconds,
                        atMost: Self.secondsMost))
                guard by == "provider" else { continue }
                let counted = try times { try count(bench, days) }
                try compare(asker, bench, days)
                report.goals.append(
                    Goal(
                        "\(name): counting the rows : the report", Figures.median(counted) / Figures.median(seconds),
                        rounds: zip(counted, seconds).map { $0 / $1 }, atLeast: Self.timesLeast))
                report.notes.append("\(name): counting the rows takes \(Table.short(Figures.median(counted))) s")
            }
        }
        try report.finish(options.json)
    }

    private func times(_ work: () throws -> Void) throws -> [Double] {
        // Not kept: brings the caches to the question.
        try work()
        return try (1...max(3, options.roundCount)).map { _ in
            let start = Clock.now
            try work()
            return Double(Clock.now - start) / 1_000_000_000
        }
    }

    private func ask(_ asker: Asker, _ days: ClosedRange<Day>, _ by: String) throws {
        let answer = try asker.ask(question(days, by))
        guard answer.contains("\"rows\":[{") else { throw BenchProblem("REPORT.SATISFACTION: \(answer.prefix(300))") }
    }

    private func question(_ days: ClosedRange<Day>, _ by: String) -> String {
        "REPORT.SATISFACTION from=\(days.lowerBound) to=\(days.upperBound) by=\(by) format=json"
    }

    private func count(_ bench: Workbench, _ days: ClosedRange<Day>) throws { _ = try counted(bench, days) }

    /// What the report's sums must equal, from the rows.
    private func counted(_ bench: Workbench, _ days: ClosedRange<Day>) throws -> [String] {
        try bench.owner.query(
            """
            select provider, count(*), count(score), count(*) filter (where score >= 4) from visit
            where region = '320600' and day between $1::date and $2::date and state = 'done' group by 1 order by 1
            """, [.text(days.lowerBound.description), .text(days.upperBound.description)]
        ).map { row in
            "{\"key\":\"\(ProviderID(try row.int(0)))\",\"visits\":\(try row.int(1)),\"rated\":\(try row.int(2)),\"satisfied\":\(try row.int(3)),"
        }
    }

    private func compare(_ asker: Asker, _ bench: Workbench, _ days: ClosedRange<Day>) throws {
        let answer = try asker.ask(question(days, "provider"))
        for row in try counted(bench, days) where !answer.contains(row) {
            throw BenchProblem("the report differs from the rows: \(row) is not in it")
        }
    }
}
