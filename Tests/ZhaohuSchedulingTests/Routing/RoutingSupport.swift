import Foundation
import Testing
import ZhaohuDomain

@testable import ZhaohuScheduling

/// The yardstick's files beside the checkout, when they are there.
enum RoutingYardstick {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../../shared/scheduling").standardizedFileURL

    static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.appending(path: "vrptw/bks.csv").path) }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    /// Best known distance, tenths.
    static func bestKnown(_ name: String) throws -> Int {
        let rows = try #require(CSV.records(try text("vrptw/bks.csv")))
        let row = try #require(rows.first { $0.count > 2 && $0[1] == name })
        return Int((try #require(Double(row[2])) * 10).rounded())
    }
}

extension RoutingInstance {
    /// Customers at random places with windows of random width.
    static func random(customers: Int, vehicles: Int, capacity: Int = 60, seed: UInt64) throws -> RoutingInstance {
        var generator = RoutingGenerator(seed: seed)
        var places = [Place(x: 50, y: 50, demand: 0, opens: 0, closes: 10_000, service: 0)]
        for _ in 0..<customers {
            let opens = 10 * Int.random(in: 70...600, using: &generator)
            places.append(
                Place(
                    x: .random(in: 0...100, using: &generator), y: .random(in: 0...100, using: &generator),
                    demand: .random(in: 1...20, using: &generator), opens: opens,
                    closes: opens + .random(in: 100...2_000, using: &generator), service: 100))
        }
        return try RoutingInstance(name: "random", vehicles: vehicles, capacity: capacity, places: places)
    }

    /// The same, in Solomon's text.
    static let small = """
        SMALL

        VEHICLE
        NUMBER     CAPACITY
          2         10

        CUSTOMER
        CUST NO.   XCOORD.    YCOORD.    DEMAND   READY TIME   DUE DATE   SERVICE TIME

            0      0         0          0          0        100          0
            1      3         4          6          0         50         10
            2      6         8          4         20         60         10
            3      0         9          5         10         30         10
        """
}
