internal import Foundation
internal import Glibc
internal import Synchronization
package import ZhaohuPostgres

/// The real `zhaohud`, serving a copy of a data set; ended and removed by ``close()``.
package final class DaemonFixture: Sendable {
    /// What a test wants of it.
    package struct Options: Sendable {
        package var dataset = TestDataset.base
        /// A TLS listener beside the plain one.
        package var tls = false
        /// A clock that stands still until ``DaemonFixture/setClock(_:)`` moves it; nil is the system's clock.
        package var clock: String?
        package var arguments: [String] = []

        package init(
            _ dataset: TestDataset = .base, tls: Bool = false, clock: String? = nil, arguments: [String] = []
        ) {
            self.dataset = dataset
            self.tls = tls
            self.clock = clock
            self.arguments = arguments
        }
    }

    /// The daemon did not come up.
    package struct Problem: Error, CustomStringConvertible {
        package let description: String
    }

    private struct Running {
        var process: ChildProcess?
        var ports: [String: Int] = [:]
    }

    /// The daemon's state folder.
    package let state: String
    /// The name of its database.
    package let database: String
    private let cluster: TestCluster
    private let options: Options
    private let running = Mutex(Running())

    package init(_ options: Options = Options()) throws {
        self.options = options
        cluster = try TestCluster.shared()
        state = try TestFolders.make()
        database = try cluster.copy(options.dataset)
        if let clock = options.clock { try setClock(clock) }
        do {
            try start()
        } catch {
            close()
            throw error
        }
    }

    /// The port of the plain listener.
    package var port: Int { running.withLock { $0.ports["plain"] ?? 0 } }
    /// The port of the TLS listener.
    package var tlsPort: Int { running.withLock { $0.ports["tls"] ?? 0 } }
    /// PEM file that clients of the TLS listener trust.
    package var certificate: String { get throws { try TestCertificate.shared(in: cluster.folder).path } }
    /// To connect to its database as the schema's owner.
    package var ownerConninfo: String { cluster.ownerConninfo(database) }
    /// What the daemon logged.
    package var log: String { (try? String(contentsOfFile: state + "/log", encoding: .utf8)) ?? "" }

    /// Starts the daemon and waits until it listens.
    package func start() throws {
        let ready = state + "/ready"
        unlink(ready)
        var words = [
            Programs.daemon, "serve", "--state", state, "--database", cluster.daemonConninfo(database), "--listen",
            "127.0.0.1:0",
        ]
        if options.tls {
            let certificate = try TestCertificate.shared(in: cluster.folder)
            words += ["--listen-tls", "127.0.0.1:0", "--tls-cert", certificate.path, "--tls-key", certificate.keyPath]
        }
        let environment = options.clock == nil ? [:] : ["ZHAOHU_TEST_CLOCK": state + "/clock"]
        let process = try ChildProcess(words + options.arguments, environment: environment, log: state + "/log")
        let ports = try Readiness.wait(for: process, file: ready)
        running.withLock { $0 = Running(process: process, ports: ports) }
    }

    /// Asks the daemon to stop and waits for it; its exit status.
    @discardableResult
    package func stop() throws -> Int32 {
        terminate()
        return try wait()
    }

    /// Asks the daemon to stop, without waiting.
    package func terminate() {
        running.withLock { $0.process }?.signal(SIGTERM)
    }

    /// Waits until the daemon has ended; its exit status.
    @discardableResult
    package func wait() throws -> Int32 {
        try running.withLock { $0.process }?.wait(seconds: 40) ?? 0
    }

    /// Ends the daemon as a power cut would.
    package func kill() throws {
        running.withLock { $0.process }?.signal(SIGKILL)
        try wait()
    }

    /// Sets the clock that the daemon reads; takes effect with the next command.
    package func setClock(_ instant: String) throws {
        try Data((instant + "\n").utf8).write(to: URL(fileURLWithPath: state + "/clock"), options: .atomic)
    }

    /// Runs a statement as the schema's owner, behind the daemon's back.
    @discardableResult
    package func sql(_ statement: String, _ values: [SQLValue] = []) throws -> Rows {
        try DatabaseConnection(conninfo: cluster.ownerConninfo(database), roundTripSeconds: 120)
            .query(statement, values)
    }

    /// Ends the daemon, then removes its database, then its folder.
    package func close() {
        try? kill()  // it may have ended already
        try? cluster.remove(database)  // a left database goes with the cluster
        try? FileManager.default.removeItem(atPath: state)
    }
}

/// Waits for the file in which a daemon tells its ports.
package enum Readiness {
    /// The port of each listener by its name.
    package static func wait(
        for process: ChildProcess, file: String, seconds: Double = 60
    ) throws -> [String: Int] {
        let deadline = Date().addingTimeInterval(seconds)
        while Date() < deadline {
            let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
            if text.hasPrefix("pid=\(process.pid)\n"), text.hasSuffix("\n") { return ports(text) }
            if let status = process.endedStatus() {
                throw DaemonFixture.Problem(
                    description: "zhaohud ended with \(status): \(process.output.suffix(2_000))")
            }
            usleep(5_000)
        }
        process.signal(SIGKILL)
        throw DaemonFixture.Problem(description: "zhaohud is not ready: \(process.output.suffix(2_000))")
    }

    private static func ports(_ text: String) -> [String: Int] {
        text.split(separator: "\n").reduce(into: [:]) { ports, line in
            let parts = line.split(separator: "=")
            if parts.count == 2, let port = Int(parts[1]) { ports[String(parts[0])] = port }
        }
    }
}
