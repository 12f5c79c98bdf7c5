import Foundation
import Testing
import ZhaohuPostgres
import ZhaohuServices
import ZhaohuTestSupport

extension Integration {
    /// Passwords at their full cost.
    @Suite("Logins")
    struct LoginTests {
        @Test("five wrong passwords lock a login for a while, and nobody else's")
        func lockOut() throws {
            try withDaemon(.init(clock: "2026-11-23T08:00:00+08:00")) { daemon in
                let client = try LineClient(port: daemon.port)
                for attempt in 1...Authenticator.failuresMax {
                    #expect(try client.ask("AUTH officer wrong-password-\(attempt)").hasPrefix("-WRONGPASS retry=no "))
                }
                let locked = try client.ask("AUTH officer \(Programs.password)")
                #expect(locked.hasPrefix("-DENIED retry=no rule=session.locked_out after="), "\(locked)")
                #expect(try client.ask("AUTH admin \(Programs.password)") == "+OK")
                #expect(
                    try client.ask("USER.LIST").contains(
                        "user=officer roles=officer provider=\"\" caregiver=\"\" person=\"\" institution=\"\" locked=yes"
                    ))
                try daemon.setClock("2026-11-23T08:14:00+08:00")
                #expect(try client.ask("AUTH officer \(Programs.password)").hasPrefix("-DENIED "))
                try daemon.setClock("2026-11-23T08:15:01+08:00")
                #expect(try client.ask("AUTH officer \(Programs.password)") == "+OK")
                #expect(
                    try client.ask("AUTH officer wrong-password-1").hasPrefix("-WRONGPASS "), "the count begins anew")
                #expect(try client.ask("AUTH officer \(Programs.password)") == "+OK")
            }
        }

        @Test("right passwords in between keep a login open, and a lock outlives a restart")
        func lockIsKept() throws {
            try withDaemon { daemon in
                var client = try LineClient(port: daemon.port)
                for round in 1...3 {
                    for _ in 1..<Authenticator.failuresMax { _ = try client.ask("AUTH officer wrong-password-1") }
                    #expect(try client.ask("AUTH officer \(Programs.password)") == "+OK", "round \(round)")
                }
                for _ in 1...Authenticator.failuresMax { _ = try client.ask("AUTH officer wrong-password-1") }
                try daemon.kill()
                try daemon.start()
                client = try LineClient(port: daemon.port)
                #expect(try client.ask("AUTH officer \(Programs.password)").hasPrefix("-DENIED "))
            }
        }

        @Test("while passwords are checked, other connections are answered at once")
        func noLoopIsBlocked() throws {
            try withDaemon { daemon in
                try daemon.sql(
                    "update login set password_hash = $1", [.text(try PasswordHash.make(Programs.password).text)])
                let checks = try (0..<4).map { _ in try LineClient(port: daemon.port) }
                // More of them than there are event loops, so that every loop would be blocked.
                let others = try (0..<16).map { _ in try LineClient(port: daemon.port) }
                for client in checks { try client.send("AUTH officer \(Programs.password)") }
                let start = ContinuousClock.now
                for client in others { #expect(try client.ask("PING") == "+PONG") }
                let pings = ContinuousClock.now - start
                for client in checks { #expect(try client.readReply() == "+OK") }
                let all = ContinuousClock.now - start
                #expect(pings * 2 < all, "16 pings took \(pings), the logins \(all)")
            }
        }

        @Test("a password is nowhere in the database and the log")
        func passwordIsNotKept() throws {
            try withDaemon(.init(arguments: ["--log-level", "trace"])) { daemon in
                let admin = try LineClient(daemon, as: "admin")
                let secret = "correct-horse-battery-77"
                let reply = try admin.ask("USER.ADD user=auditor2 roles=auditor password=\(secret)")
                #expect(reply.hasPrefix("+OK user=auditor2 "), "\(reply)")
                #expect(try admin.ask("AUTH auditor2 \(secret)") == "+OK")
                let hits = try daemon.sql(
                    "select count(*) from journal j, login l where j::text like '%battery%' or l::text like '%battery%'"
                )
                #expect(try hits[0].int(0) == 0)
                try daemon.stop()
                #expect(!daemon.log.contains("battery"))
                #expect(!daemon.log.contains(Programs.password))
            }
        }
    }
}
