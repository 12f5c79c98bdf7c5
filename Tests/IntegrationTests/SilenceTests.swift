import Foundation
import Testing
import ZhaohuTestSupport

extension Integration {
    /// Connections that say nothing, and a database that is gone.
    @Suite("Silence")
    struct SilenceTests {
        @Test("a connection that is silent for the set time is closed, one that speaks is not")
        func idle() throws {
            try withDaemon(.init(arguments: ["--idle-seconds", "2"])) { daemon in
                let silent = try LineClient(port: daemon.port)
                let busy = try LineClient(port: daemon.port)
                for client in [silent, busy] { #expect(try client.ask("AUTH officer \(Programs.password)") == "+OK") }
                // Twice the set time and more: how often the server looks depends on when it began.
                for _ in 1...14 {
                    Thread.sleep(forTimeInterval: 0.5)
                    #expect(try busy.ask("PING") == "+PONG")
                }
                try silent.expectEnd()
                #expect(try busy.ask("PING") == "+PONG")
            }
        }

        @Test("a connection that does not log in is closed after ten seconds")
        func stranger() throws {
            try withDaemon { daemon in
                let stranger = try LineClient(port: daemon.port)
                #expect(try stranger.ask("PING") == "+PONG")
                Thread.sleep(forTimeInterval: 8)
                #expect(try stranger.ask("PING") == "+PONG", "speaking does not stand for a login")
                Thread.sleep(forTimeInterval: 4)
                try stranger.expectEnd()
            }
        }

        @Test("each command is answered while the database's sessions are cut off again and again")
        func cutOff() throws {
            try withDaemon { daemon in
                let client = try LineClient(port: daemon.port)
                #expect(try client.ask("AUTH officer \(Programs.password)") == "+OK")
                var answered = 0
                for round in 0..<10 {
                    try daemon.sql(
                        """
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid()
                        """)
                    var reply = try client.ask("POLICY.LIST key=benefit.rate.severe.nursing_home")
                    while reply.hasPrefix("-UNAVAILABLE retry=later ") {
                        Thread.sleep(forTimeInterval: 0.05)
                        reply = try client.ask("POLICY.LIST key=benefit.rate.severe.nursing_home")
                    }
                    if reply.contains("value=40.00") { answered += 1 } else { Issue.record("round \(round): \(reply)") }
                }
                #expect(answered == 10)
            }
        }
    }
}
