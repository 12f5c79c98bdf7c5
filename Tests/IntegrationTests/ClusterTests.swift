import Foundation
import Glibc
import Testing
import ZhaohuPostgres
import ZhaohuTestSupport

extension Integration {
    /// The cluster that the daemon makes for itself.
    @Suite("Private cluster")
    struct ClusterTests {
        @Test("a killed daemon leaves its cluster, the next one takes it over, and a stopped one stops it")
        func adopted() throws {
            let folder = try TestFolders.make()
            defer { try? FileManager.default.removeItem(atPath: folder) }
            // A space in the path, as a person's folder may have one.
            let state = folder + "/my state"
            let first = try Self.serve(state, folder)
            #expect(try Self.answers(state, first))
            let server = try Self.server(state)
            first.signal(SIGKILL)
            _ = try first.wait()
            #expect(kill(server, 0) == 0, "the cluster outlives the daemon")
            let second = try Self.serve(state, folder)
            #expect(try Self.answers(state, second))
            #expect(try Self.server(state) == server, "the same cluster")
            second.signal(SIGTERM)
            #expect(try second.wait(seconds: 60) == 0)
            #expect(
                !FileManager.default.fileExists(atPath: state + "/postgres/data/postmaster.pid"),
                "the cluster is stopped")
        }

        @Test("a second daemon on the same port is told so in words")
        func portTaken() throws {
            try withDaemon { daemon in
                let other = try TestFolders.make()
                defer { try? FileManager.default.removeItem(atPath: other) }
                let database = try TestCluster.shared().daemonConninfo(daemon.database)
                let (status, output) = try Programs.zhaohud([
                    "serve", "--state", other, "--database", database, "--listen", "127.0.0.1:\(daemon.port)",
                ])
                #expect(status != 0)
                #expect(output.contains("Cannot listen on 127.0.0.1:\(daemon.port)"), "\(output)")
            }
        }

        @Test("a lost database session is replaced, and the daemon goes on")
        func lostSessions() throws {
            try withDaemon { daemon in
                let client = try LineClient(daemon, as: "officer")
                #expect(try client.ask("PROVIDER.GET H01").hasPrefix("+OK "))
                try daemon.sql(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
                )
                var replies: [String] = []
                for _ in 0..<40 {
                    replies.append(try client.ask("PROVIDER.GET H01"))
                    if replies.last?.hasPrefix("+OK ") == true { break }
                    usleep(100_000)
                }
                #expect(replies.last?.hasPrefix("+OK ") == true, "\(replies)")
                #expect(replies.dropLast().allSatisfy { $0.contains(" retry=later ") }, "\(replies)")
            }
        }

        private static func serve(_ state: String, _ folder: String) throws -> ChildProcess {
            unlink(state + "/ready")
            let process = try ChildProcess(
                [Programs.daemon, "serve", "--state", state, "--listen", "127.0.0.1:0"], log: folder + "/log")
            _ = try Readiness.wait(for: process, file: state + "/ready")
            return process
        }

        private static func answers(_ state: String, _ process: ChildProcess) throws -> Bool {
            let ports = try Readiness.wait(for: process, file: state + "/ready")
            return try LineClient(port: ports["plain"] ?? 0).ask("PING") == "+PONG"
        }

        private static func server(_ state: String) throws -> pid_t {
            let text = try String(contentsOfFile: state + "/postgres/data/postmaster.pid", encoding: .utf8)
            return try #require(text.split(separator: "\n").first.flatMap { pid_t($0) })
        }
    }
}
