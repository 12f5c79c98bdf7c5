import Foundation
import Synchronization
import Testing
import ZhaohuDomain
import ZhaohuPostgres
import ZhaohuTestSupport

extension Integration {
    /// Exactly once, whatever happens to the daemon.
    @Suite("Killed and stopped")
    struct KillTests {
        private static let killsMin = 22

        @Test("SIGKILL in the middle of a stream of visits loses none and doubles none", .timeLimit(.minutes(5)))
        func killed() throws {
            try withDaemon { daemon in
                try VisitStream.prepare(daemon)
                let stream = VisitStream(daemon, senders: 4)
                stream.start()
                var generator = SystemRandomNumberGenerator()
                for kill in 1...Self.killsMin {
                    #expect(stream.waitForAnswers(), "no answers before kill \(kill): \(stream.problems)")
                    usleep(UInt32.random(in: 0...60_000, using: &generator))
                    try daemon.kill()
                    try daemon.start()
                }
                stream.finish()
                #expect(stream.problems.isEmpty)
                #expect(stream.answered.count >= Self.killsMin)
                #expect(try Exactness.problems(daemon, stream.answered).isEmpty)
                try makesTheCheckerRed(daemon, stream.answered)
            }
        }

        /// A checker that cannot go red proves nothing.
        private func makesTheCheckerRed(_ daemon: DaemonFixture, _ answered: [String: String]) throws {
            try daemon.sql("create table kept as select * from visit where visit = (select max(visit) from visit)")
            try daemon.sql("delete from visit where visit = (select visit from kept)")
            let missing = try Exactness.problems(daemon, answered)
            #expect(missing.count == 2, "a visit less than ops, and sums that differ: \(missing)")
            try daemon.sql("insert into visit overriding system value select * from kept")
            #expect(try Exactness.problems(daemon, answered).isEmpty)
            try daemon.sql("update kept set visit = visit + 1000000")
            try daemon.sql("insert into visit overriding system value select * from kept")
            #expect(try !Exactness.problems(daemon, answered).isEmpty, "a visit twice")
        }

        @Test("SIGTERM with requests in flight: every accepted command gets its reply")
        func terminated() throws {
            try withDaemon { daemon in
                try VisitStream.prepare(daemon)
                let clients = try (0..<4).map { _ in try LineClient(daemon, as: "dispatcher1") }
                let lines = (0..<800).map { VisitStream.visit($0, sender: $0 % clients.count) }
                for (index, line) in lines.enumerated() { try clients[index % clients.count].send(line.line) }
                _ = try clients[0].readReply()
                daemon.terminate()
                var replied: Set<String> = [lines[0].op]
                for (number, client) in clients.enumerated() {
                    let own = lines.indices.filter { $0 % clients.count == number }.dropFirst(number == 0 ? 1 : 0)
                    for index in own {
                        guard let reply = try? client.readReply() else { break }  // the end of the stream
                        if reply.hasPrefix("+OK visit=") { replied.insert(lines[index].op) }
                    }
                }
                #expect(try daemon.wait() == 0)
                let journal = try daemon.sql("select op from journal where verb = 'VISIT.LOG' and accepted").map {
                    $0.text(0)
                }
                #expect(Set(journal) == replied)
                #expect(replied.count > 1, "requests were in flight")
            }
        }
    }
}

/// Compares what was answered with what is in the database.
enum Exactness {
    /// Sentences about what is wrong, none when all is well; `answered` holds the visit that each op was told.
    static func problems(_ daemon: DaemonFixture, _ answered: [String: String]) throws -> [String] {
        var problems: [String] = []
        let journal = try daemon.sql("select op, verdict from journal where verb = 'VISIT.LOG' and accepted")
        let stored = Dictionary(journal.map { ($0.text(0), $0.text(1)) }) { first, _ in first }
        if stored.count != journal.count { problems.append("an op has two journal rows") }
        if Set(stored.keys) != Set(answered.keys) {
            problems.append("the journal has \(stored.count) ops, \(answered.count) were answered")
        }
        for (op, visit) in answered where stored[op]?.hasPrefix("visit=\(visit) ") == false {
            problems.append("\(op) was told \(visit), the journal says \(stored[op] ?? "")")
        }
        let visits = try daemon.sql("select count(*), count(distinct (case_id, caregiver, began_at)) from visit")[0]
        if try visits.int(0) != answered.count || visits.int(1) != answered.count {
            problems.append("\(visits.text(0)) visits, \(visits.text(1)) different ones, for \(answered.count) ops")
        }
        let auditor = try LineClient(daemon, as: "auditor")
        let verdict = try auditor.ask("REPORT.VERIFY from=2017-01-01 to=2026-12-31")
        if !verdict.contains(" differing=0 ") { problems.append("the sums differ: \(verdict)") }
        return problems
    }
}
