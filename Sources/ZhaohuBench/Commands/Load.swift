package import ArgumentParser
internal import Foundation
internal import Logging
internal import ZhaohuPostgres

/// `zhaohu-bench load`: the bare load generator, against a daemon that runs.
package struct Load: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        abstract: "Log visits at a running daemon and tell the rate.")

    @Option(help: "The daemon's state folder, prepared with: zhaohu-bench prepare.") var state: String
    @Option(help: "The daemon's plain port on this machine.") var port: Int
    @Option(help: "The password of the demo logins (or ZHAOHU_DEMO_PASSWORD).") var password: String?
    @Option(help: "Connections.") var terminals = 256
    @Option(help: "Requests in flight at each.") var depth = 1
    @Option(help: "Requests a second in all (open loop) instead of as many as are answered.") var rate: Double?
    @Option(help: "Seconds measured.") var seconds = 8.0
    @Option(help: "Seconds before that.") var warmup = 1.0
    @Option(help: "End after so many requests instead; nothing is left out at the begin.") var count: Int?
    @Option(help: "Threads of the generator.") var threads = 1

    package init() {}

    package func run() async throws {
        let given = password ?? ProcessInfo.processInfo.environment["ZHAOHU_DEMO_PASSWORD"]
        guard let secret = given else { throw BenchProblem("Name the password with --password.") }
        let cluster = try PrivateCluster(
            state: URL(fileURLWithPath: state), logger: Logger(label: "zhaohu-bench"))
        var population = try Population(try DatabaseConnection(conninfo: cluster.ownerConninfo))
        var plan = population.plan(port: port, password: secret)
        (plan.terminals, plan.depth, plan.seconds, plan.threads) = (terminals, depth, seconds, threads)
        (plan.count, plan.warmup) = (count, count == nil ? warmup : 0)
        if let rate { plan.pace = .open(perSecond: rate) }
        let result = try LoadRun.run(plan)
        try population.advance(to: result.nextSlot)
        let latencies = result.latencies
        print(
            "VISIT.LOG/s \(Int(result.rate.rounded()))  p50 \(latencies.quantile(0.5)) us"
                + "  p99 \(latencies.quantile(0.99)) us  p99.9 \(latencies.quantile(0.999)) us  max \(latencies.max) us"
                + "  answers \(result.answers)  generator CPU \(Int(100 * result.ownSeconds / result.seconds)) %")
        if let complaint = result.complaint { print("NOT CLEAN: \(complaint)") }
    }
}
