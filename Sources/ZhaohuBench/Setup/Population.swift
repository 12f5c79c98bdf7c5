internal import Foundation
package import ZhaohuDomain
package import ZhaohuPostgres

/// The benchmark's people in a database, and which of their visits are used up.
package struct Population {
    package let map: SlotMap
    package let firstDay: Day
    /// Every request takes a slot of its own, over all runs in this database.
    package private(set) var nextSlot: Int
    private let database: DatabaseConnection

    /// Adds the people; `carers` of each company, and twice as many cases.
    package static func create(_ database: DatabaseConnection, sql: SQLFiles, carers: Int) throws -> Population {
        let map = SlotMap(carers: carers)
        let script = try sql.text("population.sql")
        try database.transaction { database in
            try database.query(
                "select set_config('bench.carers', $1, true), set_config('bench.stride', $2, true)",
                [SQLValue(map.carers), SQLValue(map.stride)])
            try database.script(script)
        }
        try database.script("vacuum analyze")
        return try Population(database)
    }

    /// Reads what an earlier ``create(_:sql:carers:)`` left.
    package init(_ database: DatabaseConnection) throws {
        self.database = database
        guard
            let row = try database.query("select first_day, carers, next from bench.slot_map").first,
            let day = Day(row.text(0))
        else { throw BenchProblem("The database has no benchmark population; make one with zhaohu-bench prepare.") }
        firstDay = day
        map = SlotMap(carers: Int(try row.int(1)))
        nextSlot = Int(try row.int(2))
    }

    /// Notes that all slots before this one are used.
    package mutating func advance(to slot: Int) throws {
        nextSlot = max(nextSlot, slot)
        try database.query("update bench.slot_map set next = $1", [SQLValue(nextSlot)])
    }

    /// A plan that goes on where the last run ended.
    package func plan(port: Int, password: String) -> LoadPlan {
        LoadPlan(port: port, password: password, map: map, firstDay: firstDay, firstSlot: nextSlot)
    }
}

/// The SQL of the benchmark, in `deploy/bench-sql`.
package struct SQLFiles: Sendable {
    package let folder: String

    /// The folder named, or the one in the checkout that this program was built in.
    package init(_ named: String?) throws {
        let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "/"
        var candidates = named.map { [$0] } ?? []
        var above = URL(fileURLWithPath: program).deletingLastPathComponent()
        while named == nil, above.path != "/" {
            candidates.append(above.appending(path: "deploy/bench-sql").path)
            above.deleteLastPathComponent()
        }
        guard let found = candidates.first(where: { FileManager.default.fileExists(atPath: $0 + "/population.sql") })
        else { throw BenchProblem("The folder deploy/bench-sql is not found; name it with --sql.") }
        folder = found
    }

    package func text(_ name: String) throws -> String {
        try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    }
}
