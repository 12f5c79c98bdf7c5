import Foundation
import Testing
import ZhaohuPostgres
import ZhaohuServices
import ZhaohuTestSupport

extension Integration {
    /// How far a long command is.
    @Suite("Progress")
    struct ProgressTests {
        private static let command = "POLICY.TRY instrument=nantong-barthel cutoff=barthel.severe.max:45"

        @Test("RESP3 is told while the command still runs; RESP2 is told nothing but the answer")
        func whileRunning() throws {
            try withDaemon { daemon in
                let told = try LineClient(daemon, as: "supervisor")
                _ = try told.ask("HELLO 3")
                let untold = try LineClient(daemon, as: "supervisor")
                let owner = try DatabaseConnection(conninfo: daemon.ownerConninfo)
                // The command cannot be done before the lock is gone.
                try owner.script("begin; lock table assessment_sheet in access exclusive mode")
                try told.send(Self.command)
                let frame = try told.readReply()
                #expect(
                    frame.hasPrefix(
                        ">2\r\n$8\r\nprogress\r\n%3\r\n$7\r\ncommand\r\n$10\r\nPOLICY.TRY\r\n$4\r\ndone\r\n:0\r\n"))
                owner.rollBack()
                var reply = try told.readReply()
                while reply.hasPrefix(">") { reply = try told.readReply() }
                #expect(reply.hasPrefix("="))
                #expect(try untold.ask(Self.command).hasPrefix("$"))
            }
        }
    }
}

@Suite("Progress teller")
struct ProgressTellerTests {
    @Test("the first is told at once, then no more than ten a second; nobody is no trouble")
    func rate() {
        let told = Told()
        let teller = ProgressTeller(command: "A.B") { told.all.append($0) }
        let begin = ContinuousClock.now
        var calls = 0
        while ContinuousClock.now - begin < .milliseconds(450) {
            calls += 1
            teller.tell(calls, of: nil, "things")
        }
        #expect(told.all.first == CommandProgress(command: "A.B", done: 1, of: nil, text: "things"))
        #expect(calls > 100 && (2...5).contains(told.all.count), "\(told.all.count) of \(calls)")
        ProgressTeller.silent.tell(1, of: 2, "unheard")
    }

    /// All on one thread.
    private final class Told: @unchecked Sendable {
        var all: [CommandProgress] = []
    }
}
