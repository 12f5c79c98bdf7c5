import Foundation
import Testing
import ZhaohuTestSupport

extension Integration {
    /// What is wrong stays where it is: a bad row never touches its neighbours.
    @Suite("Bad input")
    struct BadInputTests {
        private static let count = 1_000
        /// Thirteen rows that are wrong, each in its own way.
        private static let bad: [Int: (line: String, code: String)] = [
            0: ("VISIT.LOG", "MISSING"),
            7: ("VISIT.LOGG op={op} case=K1", "BADCOMMAND"),
            99: ("VISIT.LOG op={op} case=K1 caregiver=C0001 from=yesterday to=today items=feeding:1", "BADVALUE"),
            100: ("VISIT.LOG op={op} case=K1 caregiver=C0001 postion=1,2", "BADFIELD"),
            101: ("VISIT.LOG op={op} case=K999999 caregiver=C0001 {times} items=feeding:1", "NOTFOUND"),
            250: ("VISIT.LOG op={op} case=K1 caregiver=C999999 {times} items=feeding:1", "NOTFOUND"),
            251: ("VISIT.LOG op={op} case=K1 caregiver=C0001 {times} items=no_such_item:1", "BADVALUE"),
            400: ("VISIT.LOG op={op} case=K1 caregiver=C0001 {times} items=feeding:1 note=\"no end", "BADVALUE"),
            512: ("VISIT.LOG op=not-a-uuid case=K1 caregiver=C0001 {times} items=feeding:1", "BADVALUE"),
            513: ("VISIT.LOG op={op} case=K1 caregiver=C0001 {times} items=feeding:1 pos_in=95,300", "BADVALUE"),
            700: ("\u{1}\u{2}\u{7f}", "BADCOMMAND"),
            998: ("VISIT.LOG op={op} case=K1 case=K2 caregiver=C0001 {times} items=feeding:1", "BADFIELD"),
            999: ("REPORT.VERIFY from=2017-01-01 to=2017-12-31", "DENIED"),
        ]

        @Test("of 1,000 pipelined lines with 13 bad ones 987 are committed, and all are answered in order")
        func pipelined() throws {
            try withDaemon { daemon in
                try VisitStream.prepare(daemon)
                let client = try LineClient(daemon, as: "dispatcher1")
                let good = (0..<Self.count).map { VisitStream.visit($0 / 4, sender: $0 % 4) }
                let lines = good.enumerated().map { number, visit in
                    Self.bad[number].map { Self.filled($0.line, visit) } ?? visit.line
                }
                try client.send(bytes: Array((lines.joined(separator: "\r\n") + "\r\n").utf8))
                var accepted: [String: String] = [:]
                for number in 0..<Self.count {
                    let reply = try client.readReply()
                    if let bad = Self.bad[number] {
                        #expect(reply.hasPrefix("-\(bad.code) retry=no "), "line \(number): \(reply)")
                    } else if reply.hasPrefix("+OK visit="), let end = reply.dropFirst(10).firstIndex(of: " ") {
                        accepted[good[number].op] = String(reply.dropFirst(10)[..<end])
                    } else {
                        Issue.record("line \(number): \(reply)")
                    }
                }
                #expect(
                    try client.ask("PING") == "+PONG", "a bad command ends no connection, and there is no reply more")
                #expect(accepted.count == Self.count - Self.bad.count)
                // The order: each op was told the visit that the journal has for it.
                #expect(try Exactness.problems(daemon, accepted).isEmpty)
            }
        }

        private static func filled(_ line: String, _ visit: (op: String, line: String)) -> String {
            let times = visit.line.split(separator: " ").filter { $0.hasPrefix("from=") || $0.hasPrefix("to=") }
            return line.replacing("{op}", with: visit.op).replacing("{times}", with: times.joined(separator: " "))
        }
    }
}
