import Foundation
import Glibc
import Testing
import ZhaohuPostgres
import ZhaohuTestSupport

extension Faults {
    @Suite("Negative controls")
    struct ControlTests {
        @Test("the judge finds every lie and every loss that it must find", .timeLimit(.minutes(5)))
        func controls() throws {
            for outcome in try NegativeControls.all() { #expect(outcome.isSeen, "\(outcome.name): \(outcome.words)") }
        }
    }

    @Suite("Processes killed")
    struct ProcessTests {
        @Test("SIGKILL of the daemon", .timeLimit(.minutes(10)))
        func daemon() throws {
            try Faults.run(
                "daemon SIGKILL", faults: scaled(85, min: 12), ops: scaled(150_000, min: 4_000), isAboutDaemon: true
            ) { run in
                try run.daemon.kill()
                run.kills += 1
                try run.daemon.start()
            }
        }

        @Test("SIGKILL of a backend", .timeLimit(.minutes(10)))
        func backend() throws {
            try Faults.run("backend SIGKILL", faults: scaled(65, min: 10), ops: scaled(150_000, min: 4_000)) { run in
                // Right after one crash there may be no session yet.
                for _ in 0..<200 {
                    guard let pid = try run.cluster.backends().randomElement(using: &run.random) else {
                        usleep(20_000)
                        continue
                    }
                    kill(pid, SIGKILL)
                    run.kills += 1
                    usleep(50_000)
                    return try run.goesOn()
                }
                try run.require(false, "no session of the daemon")
            }
        }

        @Test("SIGKILL of the postmaster", .timeLimit(.minutes(10)))
        func postmaster() throws {
            try Faults.run("postmaster SIGKILL", faults: scaled(30, min: 4), ops: scaled(100_000, min: 2_000)) { run in
                try run.cluster.killPostmaster()
                run.kills += 1
                usleep(UInt32.random(in: 0...500_000, using: &run.random))
                try run.cluster.start()
                try run.goesOn()
            }
        }

        @Test("immediate stop of PostgreSQL", .timeLimit(.minutes(10)))
        func immediateStop() throws {
            try Faults.run("immediate stop", faults: scaled(30, min: 4), ops: scaled(100_000, min: 2_000)) { run in
                try run.cluster.stop("immediate")
                run.kills += 1
                usleep(UInt32.random(in: 500_000...2_000_000, using: &run.random))
                try run.cluster.start()
                try run.goesOn()
            }
        }

        @Test("restart of PostgreSQL under load", .timeLimit(.minutes(10)))
        func restart() throws {
            try Faults.run("fast restart", faults: scaled(15, min: 3), ops: scaled(100_000, min: 2_000)) { run in
                let before = run.load.log.counts.later
                try run.cluster.stop("fast")
                try run.require(
                    run.load.wait(seconds: 10) { run.load.log.counts.later > before }, "nobody was asked to come later")
                try run.cluster.start()
                try run.goesOn()
            }
        }

        @Test("a frozen backend", .timeLimit(.minutes(10)))
        func frozen() throws {
            try Faults.run("backend SIGSTOP", faults: scaled(6, min: 1), ops: scaled(60_000, min: 2_000)) { run in
                // One that works: what it holds while it is frozen is in everybody's way.
                let pid = try run.cluster.backends(onlyActive: true).randomElement(using: &run.random)
                guard let pid = try pid ?? run.cluster.backends().first else { return }
                kill(pid, SIGSTOP)
                usleep(7_000_000)
                kill(pid, SIGCONT)
            }
        }
    }
}

extension FaultCluster {
    /// Sessions of the daemon.
    func backends(onlyActive: Bool = false) throws -> [pid_t] {
        // Refused while it recovers.
        let rows = try? connect("postgres").query(
            "select pid from pg_stat_activity where application_name = 'zhaohud' and (not $1::boolean or state = 'active')",
            [SQLValue(onlyActive)])
        return try rows?.map { pid_t(try $0.int(0)) } ?? []
    }
}
