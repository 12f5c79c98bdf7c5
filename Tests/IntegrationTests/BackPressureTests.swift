import Foundation
import Testing
import ZhaohuPostgres
import ZhaohuTestSupport

extension Integration {
    /// More than the daemon can take.
    @Suite("Back pressure")
    struct BackPressureTests {
        private static let connections = 18
        private static let lines = 1_000

        @Test("a full queue answers BUSY with a time to wait; every line is answered, and sent again counts once")
        func fullQueue() throws {
            try withDaemon { daemon in
                try VisitStream.prepare(daemon)
                let owner = try DatabaseConnection(conninfo: daemon.ownerConninfo)
                let clients = try (0..<Self.connections).map { _ in try LineClient(daemon, as: "dispatcher1") }
                // The writer waits for the lock, and its queue of 16,384 fills up.
                try owner.script("begin; lock table journal in access exclusive mode")
                for (number, client) in clients.enumerated() { try client.send(bytes: Self.burst(number)) }
                Thread.sleep(forTimeInterval: 1.5)
                owner.rollBack()
                var answered: [String: String] = [:]
                var words: [String: Int] = [:]
                var later: [(op: String, line: String)] = []
                for (number, client) in clients.enumerated() {
                    client.seconds = 60
                    for line in 0..<Self.lines {
                        let visit = Self.visit(number, line)
                        let reply = try client.readReply()
                        words[String(reply.prefix { $0 != " " }), default: 0] += 1
                        if let told = Self.told(reply) {
                            answered[visit.op] = told
                        } else {
                            #expect(reply.contains(" retry=later ") && reply.contains(" after="), "\(reply)")
                            later.append(visit)
                        }
                    }
                }
                #expect(words["-BUSY", default: 0] > 0, "\(words)")
                #expect(Set(words.keys).isSubset(of: ["+OK", "-BUSY", "-UNAVAILABLE"]), "\(words)")
                for visit in later {
                    let reply = try clients[0].ask(visit.line)
                    answered[visit.op] = Self.told(reply)
                }
                #expect(answered.count == Self.connections * Self.lines)
                #expect(try Exactness.problems(daemon, answered).isEmpty)
            }
        }

        private static func visit(_ client: Int, _ line: Int) -> (op: String, line: String) {
            VisitStream.visit(client / 8 * lines + line, sender: client % 8)
        }

        private static func burst(_ client: Int) -> [UInt8] {
            (0..<lines).flatMap { Array((visit(client, $0).line + "\n").utf8) }
        }

        /// The visit that an accepted line was told.
        private static func told(_ reply: String) -> String? {
            guard reply.hasPrefix("+OK visit="), let end = reply.dropFirst(10).firstIndex(of: " ") else { return nil }
            return String(reply.dropFirst(10)[..<end])
        }
    }
}
