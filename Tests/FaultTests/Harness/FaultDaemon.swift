import Foundation
import Glibc
import Synchronization
import ZhaohuTestSupport

/// The real `zhaohud` on a database of a ``FaultCluster``.
final class FaultDaemon: Sendable {
    private struct Running {
        var process: ChildProcess?
        var port = 0
    }

    private let state: String
    private let conninfo: String
    private let running = Mutex(Running())

    init(_ cluster: FaultCluster, database: String) throws {
        state = try TestFolders.make()
        conninfo = cluster.conninfo(database, application: "zhaohud")
        do {
            try start()
        } catch {
            close()
            throw error
        }
    }

    var port: Int { running.withLock { $0.port } }
    var pid: pid_t { running.withLock { $0.process?.pid ?? 0 } }
    /// Whether the process that was started last still runs.
    var isRunning: Bool { running.withLock { $0.process }.map { $0.endedStatus() == nil } ?? false }
    /// What it logged.
    var log: String { (try? String(contentsOfFile: state + "/log", encoding: .utf8)) ?? "" }

    /// How it ended, and the end of what it logged.
    var lastWords: String {
        "status \(running.withLock { $0.process }?.endedStatus() ?? -1): \(log.suffix(4_000))"
    }

    func start() throws {
        let ready = state + "/ready"
        unlink(ready)
        let process = try ChildProcess(
            [
                Programs.daemon, "serve", "--state", state, "--database", conninfo, "--listen", "127.0.0.1:0",
                "--log-level", "debug",
            ],
            log: state + "/log")
        running.withLock { $0.process = process }
        let ports = try Readiness.wait(for: process, file: ready)
        running.withLock { $0.port = ports["plain"] ?? 0 }
    }

    func kill() throws {
        guard let process = running.withLock({ $0.process }) else { return }
        process.signal(SIGKILL)
        _ = try process.wait()
    }

    func close() {
        try? kill()  // it may have ended already
        try? FileManager.default.removeItem(atPath: state)
    }
}
