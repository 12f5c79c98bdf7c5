import Foundation
import Synchronization
import Testing
import ZhaohuDomain
import ZhaohuTestSupport

extension Integration {
    /// What terminals are told without asking.
    @Suite("Push")
    struct PushTests {
        @Test("both of two connections are told what is committed, in order, and nothing that was undone")
        func live() throws {
            try withDaemon { daemon in
                let desk = try OutboxDesk(daemon)
                let carer = try LineClient(daemon, as: "caregiver1")
                let office = try LineClient(daemon, as: "dispatcher1")
                try carer.subscribe()
                try office.subscribe()
                try desk.tell(OutboxDesk.company, "not for this topic")
                try desk.begin("undone")
                desk.rollBack()
                for value in ["V1", "V2"] { try desk.tell(OutboxDesk.schedule, value) }
                for client in [carer, office] {
                    let told = [try client.message(), try client.message()]
                    #expect(told.map(\.visit) == ["V1", "V2"])
                    #expect(told.map(\.seq) == [2, 3], "a transaction that was undone leaves no gap")
                }
            }
        }

        @Test("from= tells again what came after, then goes on live")
        func again() throws {
            try withDaemon { daemon in
                let desk = try OutboxDesk(daemon)
                for number in 1...300 { try desk.tell(number % 2 == 0 ? OutboxDesk.schedule : OutboxDesk.company) }
                let carer = try LineClient(daemon, as: "caregiver1")
                try carer.subscribe(from: 20)
                #expect(
                    try (0..<140).map { _ in try carer.message().seq }
                        == stride(from: 22, through: 300, by: 2).map { $0 })
                let next = try desk.tell()
                #expect(try carer.message().seq == next)
            }
        }

        @Test("a message that commits late is not lost: those after it wait for it")
        func lateCommit() throws {
            try withDaemon { daemon in
                let late = try OutboxDesk(daemon)
                let carer = try LineClient(daemon, as: "caregiver1")
                try carer.subscribe()
                try late.begin("first")
                let other = Thread { _ = try? OutboxDesk(daemon).tell(OutboxDesk.schedule, "second") }
                other.start()
                Thread.sleep(forTimeInterval: 0.5)
                try late.commit()
                #expect(try [carer.message().visit, carer.message().visit] == ["first", "second"])
            }
        }

        @Test("subscribing again and again while others publish at speed leaves no gap and nothing twice")
        func whilePublishing() throws {
            try withDaemon { daemon in
                let carers = try (0..<3).map { _ in try LineClient(daemon, as: "caregiver1") }
                let isOver = Mutex(false)
                let threads = DispatchGroup()
                for _ in 1...2 {
                    threads.enter()
                    Thread {
                        let publisher = try? OutboxDesk(daemon)
                        while !isOver.withLock({ $0 }) { _ = try? publisher?.tell() }
                        threads.leave()
                    }.start()
                }
                var last = carers.map { _ in Int64(0) }
                for round in 1...12 {
                    for (index, carer) in carers.enumerated() {
                        try carer.subscribe(from: last[index])
                        for _ in 0..<(round * 13) {
                            let seq = try #require(try carer.message().seq)
                            #expect(seq == last[index] + 1)
                            last[index] = seq
                        }
                        last[index] = try Self.unsubscribe(carer, last[index])
                    }
                }
                isOver.withLock { $0 = true }
                threads.wait()
                #expect(try OutboxDesk(daemon).head().seq >= 1_000, "there was something to miss")
            }
        }

        /// Gives the topic up, reading what was under way; the last number told.
        private static func unsubscribe(_ client: LineClient, _ last: Int64) throws -> Int64 {
            try client.send("UNSUBSCRIBE")
            var last = last
            while let told = Told(try client.readReply()) {
                #expect(told.seq == last + 1)
                last = told.seq ?? last
            }
            return last
        }

        @Test("a reader too slow is told once that it lags, then everything, and holds nobody up")
        func slowReader() throws {
            try withDaemon { daemon in
                let desk = try OutboxDesk(daemon)
                let slow = try LineClient(daemon, as: "caregiver1")
                let quick = try LineClient(daemon, as: "caregiver1")
                try slow.subscribe()
                try quick.subscribe()
                let big = String(repeating: "x", count: 16_000)
                let count: Int64 = 1_000
                for number in 1...count {
                    try desk.tell(OutboxDesk.schedule, big)
                    #expect(try quick.message().seq == number, "the quick one does not wait for the slow one")
                }
                #expect(try LineClient(port: daemon.port).ask("PING") == "+PONG")
                var seqs: [Int64] = []
                var notes: [Told] = []
                while seqs.count < count {
                    let told = try slow.message()
                    if let seq = told.seq { seqs.append(seq) } else { notes.append(told) }
                }
                #expect(seqs == Array(1...count))
                #expect(notes.count == 1 && notes[0].isLagged, "\(notes.map(\.line))")
                let next = try desk.tell()
                #expect(try slow.message().seq == next, "live again")
            }
        }

        @Test("a reader from before what is kept is told what is missing, and gets the rest")
        func removed() throws {
            try withDaemon { daemon in
                let desk = try OutboxDesk(daemon)
                let old = OutboxDesk.now.advanced(bySeconds: -20 * 86_400)
                for _ in 1...5 { try desk.tell(at: old) }
                let young = try desk.tell()
                #expect(try desk.remove(before: OutboxDesk.now.advanced(bySeconds: -14 * 86_400), limit: 3) == 3)
                #expect(try desk.head().removed == 3, "a sweep takes no more than it may")
                #expect(try desk.remove(before: OutboxDesk.now.advanced(bySeconds: -14 * 86_400)) == 2)
                #expect(try desk.head() == (young, 5))
                let carer = try LineClient(daemon, as: "caregiver1")
                try carer.subscribe(from: 1)
                #expect(try carer.message().line == "lagged next=6 missing=2-5")
                #expect(try carer.message().seq == young)
            }
        }

        @Test("the daemon's sweep removes old messages when it starts")
        func sweep() throws {
            try withDaemon { daemon in
                let desk = try OutboxDesk(daemon)
                try desk.tell(at: OutboxDesk.now.advanced(bySeconds: -15 * 86_400))
                try desk.tell(at: OutboxDesk.now.advanced(bySeconds: -13 * 86_400))
                try daemon.stop()
                try daemon.start()
                for _ in 0..<100 where try desk.head().removed == 0 { Thread.sleep(forTimeInterval: 0.1) }
                #expect(try desk.head() == (2, 1))
            }
        }

        @Test("after SIGKILL between commit and delivery, from= tells what was committed")
        func killed() throws {
            try withDaemon { daemon in
                let desk = try OutboxDesk(daemon)
                let carer = try LineClient(daemon, as: "caregiver1")
                try carer.subscribe()
                let first = try desk.tell(OutboxDesk.schedule, "before")
                #expect(try carer.message().seq == first)
                try desk.begin("meanwhile")
                try daemon.kill()
                try desk.commit()
                try daemon.start()
                let back = try LineClient(daemon, as: "caregiver1")
                try back.subscribe(from: first)
                #expect(try back.message().visit == "meanwhile")
            }
        }

        @Test("sessions of the database that are cut off cost no message")
        func cutOff() throws {
            try withDaemon { daemon in
                let desk = try OutboxDesk(daemon)
                let carer = try LineClient(daemon, as: "caregiver1")
                try carer.subscribe()
                for round in 1...5 {
                    try daemon.sql(
                        """
                        select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
                            and usename <> current_user
                        """)
                    try desk.tell(OutboxDesk.schedule, "V\(round)")
                    #expect(try carer.message().visit == "V\(round)")
                }
            }
        }

        @Test("a session that resets, or logs in anew, is told no more")
        func reset() throws {
            try withDaemon { daemon in
                let desk = try OutboxDesk(daemon)
                let officer = try LineClient(daemon, as: "officer")
                _ = try officer.ask("HELLO 3")
                try officer.subscribe()
                #expect(try officer.ask("AUTH caregiver1 \(Programs.password)") == "+OK")
                try desk.tell()
                #expect(try officer.ask("PING") == "+PONG")
                try officer.subscribe()
                #expect(try officer.ask("RESET") == "+RESET")
                try desk.tell()
                Thread.sleep(forTimeInterval: 0.3)
                #expect(try officer.ask("PING") == "+PONG")
            }
        }

        @Test("a subscribed connection is not closed for its silence")
        func silence() throws {
            try withDaemon(.init(arguments: ["--idle-seconds", "2"])) { daemon in
                let desk = try OutboxDesk(daemon)
                let carer = try LineClient(daemon, as: "caregiver1")
                try carer.subscribe()
                Thread.sleep(forTimeInterval: 6)
                let next = try desk.tell()
                #expect(try carer.message().seq == next)
            }
        }
    }
}
