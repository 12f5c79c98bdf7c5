internal import ArgumentParser
internal import Foundation

/// The flags that the benchmarks share.
struct BenchOptions: ParsableArguments {
    @Option(help: "A new folder for the private PostgreSQL and all else; whoever runs this removes it.")
    var state: String
    @Option(help: "The folder with the programs zhaohud and redis-server's friends are searched in PATH.")
    var programs: String
    @Option(help: "A free port for the daemon; Redis gets the next.") var port = 4_588
    @Option(help: "Rounds, each of them all loads in turn.") var rounds = 3
    @Option(help: "Seconds measured of each load.") var seconds = 8.0
    @Flag(help: "One round of three seconds: shows that it works, measures nothing.") var quick = false
    @Option(help: "The reports are added to this file.") var json = "bench.json"
    @Option(help: "Caregivers of each of the 12 companies; twice as many cases.") var carers = 1_667
    @Option(help: "Threads of the load generator.") var threads = 1
    @Option(help: "The program pgbench.") var pgbench = "pgbench"
    @Option(help: "The folder deploy/bench-sql.") var sql: String?

    init() {}

    var roundCount: Int { quick ? 1 : rounds }
    var secondCount: Double { quick ? 3 : seconds }
    var logs: String { state + "/logs" }

    func program(_ name: String) -> String { "\(programs)/\(name)" }

    func validate() throws {
        guard rounds > 0, seconds >= 1, (1...30_000).contains(carers) else {
            throw ValidationError("rounds and seconds must be at least 1, carers at most 30000.")
        }
    }
}
