package import ArgumentParser
internal import Foundation

/// `zhaohu-bench scheduling`: `zhaohu plan` on the yardstick's instances, each plan judged by the yardstick's checker.
package struct Scheduling: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        abstract: "Plans of home visits and vehicle routes: cost, gap to the best known, memory, the checker's verdict."
    )

    @OptionGroup var options: BenchOptions
    @Option(help: "The yardstick's folder: instances, best known values, checkers.") var data = "../shared/scheduling"
    @Option(help: "Only classes whose name contains this.") var classes = ""
    @Option(help: "Instances of a class, spread evenly over its list; 0 for all.") var most = 3
    @Option(help: "Seed of the first run; further rounds count on.") var seed = 1
    @Option(help: "Threads of the search.") var searchThreads = 2

    package init() {}

    package func run() async throws {
        var report = try Report("scheduling", options)
        guard FileManager.default.fileExists(atPath: data + "/README.md") else {
            throw BenchProblem("\(data) is not there; the yardstick is not part of the project. Name it with --data.")
        }
        for group in try PlanClass.all(data: data, most: options.quick ? 1 : most, folder: options.state)
        where classes.isEmpty || group.name.contains(classes) {
            try measure(group, &report)
        }
        if classes.isEmpty || "repair".contains(classes) {
            try await RepairBench(data: data, folder: options.state, visits: options.quick ? 500 : 30_000)
                .measure(&report)
        }
        try report.finish(options.json)
    }

    private func measure(_ group: PlanClass, _ report: inout Report) throws {
        guard !group.cases.isEmpty else { return report.notes.append("\(group.name): no instance there") }
        var runs: [PlanRun] = []
        for round in 0..<options.roundCount {
            for item in group.cases {
                do {
                    let run = try PlanRun(
                        item, of: group, program: options.program("zhaohu"), data: data, folder: options.state,
                        seed: seed + round, threads: searchThreads)
                    Progress.say("\(group.name)  \(run.row.joined(separator: "  "))")
                    runs.append(run)
                } catch {
                    // An instance without a plan is told and left out of the mean.
                    report.notes.append("\(group.name), \(item.name): \(error)")
                }
            }
        }
        guard !runs.isEmpty else { return }
        print("\n\(group.name), \(group.seconds) s, \(searchThreads) thread(s)")
        Table.print([PlanRun.head] + runs.map(\.row))
        let values = runs.map { group.isRatio ? $0.cost / $0.best : $0.gap }
        let mean = values.reduce(0, +) / Double(values.count)
        let what = group.isRatio ? "mean cost : reference" : "mean gap in percent"
        report.goals.append(Goal("\(group.name), \(what)", mean, rounds: values, atMost: group.wanted))
        let refused = runs.count { !$0.isFeasible }
        report.goals.append(
            Goal("\(group.name), plans refused", Double(refused), rounds: [Double(refused)], atMost: 0))
    }
}
