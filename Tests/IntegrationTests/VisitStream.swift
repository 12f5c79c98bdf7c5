import Foundation
import Synchronization
import ZhaohuDomain
import ZhaohuTestSupport

/// Terminals that send visits without a pause, and after each broken connection send again what was not answered.
final class VisitStream: Sendable {
    private struct State {
        var answered: [String: String] = [:]
        var problems: [String] = []
        var isStopping = false
    }

    /// Unanswered requests of one connection.
    private static let window = 32

    private let daemon: DaemonFixture
    private let senders: Int
    private let state = Mutex(State())
    private let threads = DispatchGroup()

    init(_ daemon: DaemonFixture, senders: Int) {
        self.daemon = daemon
        self.senders = senders
    }

    /// The visit that each answered op was told.
    var answered: [String: String] { state.withLock { $0.answered } }
    /// Replies that should not have come.
    var problems: [String] { state.withLock { $0.problems } }

    func start() {
        for sender in 0..<senders {
            threads.enter()
            Thread { [self] in
                send(sender)
                threads.leave()
            }.start()
        }
    }

    /// Lets every sender get the answers it waits for, and ends.
    func finish() {
        state.withLock { $0.isStopping = true }
        if threads.wait(timeout: .now() + 60) == .timedOut {
            state.withLock { $0.problems.append("a sender does not come to its end") }
        }
    }

    /// Waits until more has been answered than at the call.
    func waitForAnswers() -> Bool {
        let before = answered.count
        for _ in 0..<3_000 {
            if answered.count > before { return true }
            usleep(5_000)
        }
        return false
    }

    private func send(_ sender: Int) {
        var unanswered: [(op: String, line: String)] = []
        var next = 0
        while !(isStopping && unanswered.isEmpty), problems.count < 20 {
            do {
                let client = try LineClient(daemon, as: "dispatcher1")
                client.seconds = 15
                for request in unanswered { try client.send(request.line) }
                while !(isStopping && unanswered.isEmpty), problems.count < 20 {
                    while unanswered.count < Self.window, !isStopping {
                        unanswered.append(Self.visit(next, sender: sender))
                        next += 1
                        try client.send(unanswered[unanswered.count - 1].line)
                    }
                    let reply = try client.readReply()
                    take(reply, for: unanswered.removeFirst().op)
                }
            } catch {
                usleep(10_000)  // the daemon was killed; it comes back
            }
        }
    }

    private var isStopping: Bool { state.withLock { $0.isStopping } }

    private func take(_ reply: String, for op: String) {
        state.withLock { state in
            guard reply.hasPrefix("+OK visit="), let end = reply.dropFirst(10).firstIndex(of: " ") else {
                return state.problems.append("\(op): \(reply)")
            }
            state.answered[op] = String(reply.dropFirst(10)[..<end])
        }
    }

    /// One person and one case in force for each sender.
    static func prepare(_ daemon: DaemonFixture) throws {
        try daemon.sql(
            """
            insert into person (region, id_number, name, sex, born, district, address, latitude, longitude)
            select '320600', 'test' || n, 'test', 'f', '1940-05-01', '320602', 'test', 31980000, 120890000
            from generate_series(1, 8) n
            """)
        try daemon.sql(
            """
            insert into care_case (region, person, setting, self_grade, state, applied_on, grade, valid_from, valid_until)
            select region, person, 'home', 'F', 'effective', '2017-01-01', 'severe', '2017-01-01', '2036-12-31' from person
            """)
    }

    /// The visit number `number` of a sender; no two begin at the same time.
    static func visit(_ number: Int, sender: Int) -> (op: String, line: String) {
        let start = Instant(microseconds: 1_577_836_800_000_000).advanced(bySeconds: number * 1_200)
        let op = "0192f3c1-0000-7000-8\(sender)00-" + String(String(number + 1_000_000_000_000).suffix(12))
        let line =
            "VISIT.LOG op=\(op) case=K\(sender + 1) caregiver=C000\(sender + 1) from=\(start.iso8601(in: .shanghai)) "
            + "to=\(start.advanced(bySeconds: 600).iso8601(in: .shanghai)) items=feeding:1 pos_in=31.98,120.89 pos_out=31.98,120.89"
        return (op, line)
    }
}
