package import ArgumentParser
internal import Foundation
internal import Logging
internal import ZhaohuPostgres

/// `zhaohu-bench prepare`: the benchmark's people, into the private cluster of a state folder.
package struct Prepare: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        abstract: "Add the benchmark's people to a region made with: zhaohud load nantong-base.")

    @Option(help: "The daemon's state folder; its private PostgreSQL must run.") var state: String
    @Option(help: "Caregivers of each of the 12 companies; twice as many cases.") var carers = 1_667
    @Option(help: "The folder deploy/bench-sql.") var sql: String?

    package init() {}

    package func run() async throws {
        let cluster = try PrivateCluster(
            state: URL(fileURLWithPath: state), logger: Logger(label: "zhaohu-bench"))
        let database = try DatabaseConnection(conninfo: cluster.ownerConninfo, roundTripSeconds: 600)
        let population = try Population.create(database, sql: try SQLFiles(sql), carers: carers)
        print("\(carers * 12) caregivers, \(carers * 24) cases, \(population.map.count) visits to log.")
    }
}
