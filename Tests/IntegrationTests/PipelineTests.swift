import Testing
import ZhaohuDomain
import ZhaohuPostgres
import ZhaohuStore
import ZhaohuTestSupport

extension Integration {
    /// Statements that go out together, and values in binary arrays.
    @Suite("Pipeline")
    struct PipelineTests {
        @Test("results come in order, and an error undoes what came before it and leaves the session usable")
        func errors() throws {
            try withDatabase { database in
                try database.script("create table sheet (number bigint primary key)")
                let add = { (number: Int) in
                    Statement("insert into sheet values ($1::bigint) returning number", [SQLValue(number)])
                }
                let rows = try database.pipeline([add(1), add(2), add(3)])
                #expect(try rows.map { try $0[0].int(0) } == [1, 2, 3])
                let failure = #expect(throws: DatabaseError.self) { try database.pipeline([add(4), add(1), add(5)]) }
                #expect(failure?.sqlState == "23505")
                #expect(database.isUsable)
                #expect(try database.query("select count(*) from sheet")[0].int(0) == 3)
                #expect(try database.pipeline([add(4)]).count == 1)
            }
        }

        @Test("in an open transaction a pipeline is part of it")
        func transaction() throws {
            try withDatabase { database in
                try database.script("create table sheet (number bigint primary key)")
                try database.query("begin")
                _ = try database.pipeline([Statement("insert into sheet values (1)", [])])
                database.rollBack()
                #expect(try database.query("select count(*) from sheet")[0].int(0) == 0)
            }
        }

        @Test("more than any socket holds goes both ways at once")
        func large() throws {
            try withDatabase { database in
                let text = String(repeating: "护", count: 1_500_000)
                let echo = Statement("select $1::text", [.text(text)])
                let rows = try database.pipeline([echo, echo, echo, echo])
                #expect(rows.allSatisfy { $0[0].text(0) == text })
            }
        }

        @Test("every type goes through a binary array and comes back, empty, with NULL, and at its bounds")
        func arrays() throws {
            try withDatabase { database in
                let texts: [String] = ["", "a,b", #"{"x\y"}"#, "护理 🧓", String(repeating: "z", count: 70_000)]
                let numbers: [Int64?] = [nil, 0, -1, .max, .min]
                let instants = [
                    Instant(microseconds: 0), Instant(microseconds: -1), Instant(microseconds: 1_780_000_000_123_456),
                ]
                let days = [Day(number: 0), Day(number: -25_567), Day(number: 20_779)]
                let ops = (0..<3).map { _ in OperationID.v7(at: instants[2]) }
                let rows = try database.pipeline([
                    Statement("select unnest($1::text[])", [BinaryArray.texts(texts) { $0 }]),
                    Statement("select unnest($1::bigint[])", [BinaryArray.column(.int8, numbers) { $0 }]),
                    Statement("select unnest($1::timestamptz[])", [BinaryArray.instants(instants) { $0 }]),
                    Statement("select unnest($1::date[])", [BinaryArray.days(days) { $0 }]),
                    Statement("select unnest($1::uuid[])", [BinaryArray.ops(ops) { $0 }]),
                    Statement("select unnest($1::boolean[])", [BinaryArray.bools([true, false]) { $0 }]),
                    Statement("select unnest($1::bytea[])", [BinaryArray.bytes([[], [0, 255]]) { $0 }]),
                    Statement("select unnest($1::int[])", [BinaryArray.column(.int4, [Int]()) { $0 }]),
                    Statement("select $1::text[]", [BinaryArray.texts(texts) { $0 }]),
                ])
                #expect(rows[0].map { $0.text(0) } == texts)
                #expect(rows[1].map { $0.optionalInt(0) } == numbers)
                #expect(rows[2].map { $0.instant(0) } == instants)
                #expect(rows[3].map { $0.day(0) } == days)
                #expect(rows[4].map { OperationID(bytes: $0.rawBytes(0)) } == ops)
                #expect(rows[5].map { $0.bool(0) } == [true, false])
                #expect(rows[6].map { $0.rawBytes(0) } == [[], [0, 255]])
                #expect(rows[7].isEmpty)
                #expect(rows[8][0].texts(0) == texts)
            }
        }

        private func withDatabase(_ body: (DatabaseConnection) throws -> Void) throws {
            let cluster = try TestCluster.shared()
            let name = try cluster.copy(.base)
            defer { try? cluster.remove(name) }  // goes with the cluster
            try body(DatabaseConnection(conninfo: cluster.ownerConninfo(name)))
        }
    }
}
