package import ArgumentParser
internal import Foundation
internal import Glibc
internal import Logging
internal import NIOSSL
internal import ServiceLifecycle
internal import Synchronization
internal import UnixSignals
internal import ZhaohuPostgres
internal import ZhaohuServices
internal import ZhaohuTerminal
internal import ZhaohuWire

/// `zhaohud serve`: answers terminals until told to stop.
package struct Serve: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(abstract: "Serve terminals in the foreground.")

    @OptionGroup var options: DaemonOptions
    @Option(help: "Plain listener (ZHAOHU_LISTEN), 127.0.0.1:4488 by default.")
    var listen: String?
    @Option(name: .customLong("listen-tls"), help: "TLS 1.3 listener (ZHAOHU_LISTEN_TLS), off by default.")
    var listenTLS: String?
    @Option(name: .customLong("tls-cert"), help: "PEM file with the certificate chain (ZHAOHU_TLS_CERT).")
    var tlsCert: String?
    @Option(name: .customLong("tls-key"), help: "PEM file with the private key (ZHAOHU_TLS_KEY).")
    var tlsKey: String?
    @Option(
        name: .customLong("tls-client-ca"),
        help: "PEM file; terminals must show a certificate of these (ZHAOHU_TLS_CLIENT_CA).")
    var tlsClientCA: String?
    @Flag(name: .customLong("force-plain"), help: "Allow a plain listener that other machines can reach.")
    var forcePlain = false
    @Option(
        name: .customLong("idle-seconds"),
        help: "Close a connection silent for that long (ZHAOHU_IDLE_SECONDS), 900 by default.")
    var idleSeconds: String?

    package init() {}

    package func run() async throws {
        let settings = try await DaemonSettings(
            options,
            flags: [
                "listen": listen, "listen.tls": listenTLS, "tls.cert": tlsCert, "tls.key": tlsKey,
                "tls.client.ca": tlsClientCA, "idle.seconds": idleSeconds,
            ])
        let logger = settings.logger("zhaohud")
        let listeners = try listenerSettings(settings)
        let lock = try StateLock(settings.state)
        defer { lock.release() }
        let access = try DatabaseAccess(settings, logger: logger)
        let wasRunning = access.cluster?.isRunning ?? true
        for name in try access.prepare() { logger.notice("migrated", metadata: ["file": "\(name)"]) }
        let restarter = ClusterRestarter(access.cluster, logger: logger)
        // Shorter than the time in which a connection must log in, so that even a frozen database gets it an answer.
        let source = ConnectionSource(conninfo: access.daemonConninfo, roundTripSeconds: 5, logger: logger) {
            restarter.restart()
        }
        let engine = Engine(
            source, keys: LetterKeyFolder(state: settings.state), clock: clock(settings, logger), logger: logger)
        let server = TerminalServer(engine: engine, settings: listeners, logger: logger) { ports in
            Readiness.notify(state: settings.state, ports: ports)
        }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    .init(
                        service: server, successTerminationBehavior: .gracefullyShutdownGroup,
                        failureTerminationBehavior: .gracefullyShutdownGroup),
                    .init(service: Sweeper(engine: engine)),
                ],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        do {
            try await group.run()
        } catch let problem as TerminalServer.Problem {
            engine.stop()
            restarter.end()
            if !wasRunning { try access.cluster?.stop() }
            throw SettingsProblem(problem.description)
        }
        Readiness.withdraw(state: settings.state)
        engine.stop()
        restarter.end()
        try access.cluster?.stop()
        logger.notice("stopped")
    }

    private func listenerSettings(_ settings: DaemonSettings) throws -> ListenerSettings {
        var listeners = ListenerSettings()
        let plain = try address(settings.text("listen") ?? "127.0.0.1:4488", flag: "listen")
        guard plain.isLoopback || forcePlain else {
            throw SettingsProblem(
                "The plain listener \(plain) can be reached by other machines, and passwords would cross the network "
                    + "unprotected. Use --listen-tls for them, or --force-plain if you are sure.")
        }
        listeners.plain = plain
        if let idle = settings.text("idle.seconds") {
            guard let seconds = Int(idle), (1...86_400).contains(seconds) else {
                throw SettingsProblem("idle-seconds \(idle) is not a number from 1 to 86400.")
            }
            listeners.limits.idleSeconds = seconds
        }
        guard let tls = settings.text("listen.tls") else { return listeners }
        guard let certificate = settings.text("tls.cert"), let key = settings.text("tls.key") else {
            throw SettingsProblem("--listen-tls needs --tls-cert and --tls-key.")
        }
        listeners.tls = try address(tls, flag: "listen-tls")
        do {
            listeners.tlsContext = try NIOSSLContext.server(
                certificate: certificate, key: key, clientAuthorities: settings.text("tls.client.ca"))
        } catch {
            throw SettingsProblem("The certificate \(certificate) and the key \(key) cannot be used: \(error)")
        }
        return listeners
    }

    private func address(_ text: String, flag: String) throws -> ListenerSettings.Address {
        guard let address = ListenerSettings.Address(text) else {
            throw SettingsProblem("--\(flag) \(text) is not an address like 127.0.0.1:4488.")
        }
        return address
    }

    /// The system's clock, or the file that a test names.
    private func clock(_ settings: DaemonSettings, _ logger: Logger) -> ServerClock {
        guard let path = settings.text("test.clock") else { return .system }
        logger.warning("the clock is read from a file; for tests only", metadata: ["file": "\(path)"])
        return .file(path)
    }
}

/// Does every minute what the clock asks for.
private struct Sweeper: Service {
    let engine: Engine

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await engine.sweep()
                try? await Task.sleep(for: .seconds(60))  // cancelled means that we stop
            }
        }
    }
}

/// Starts the private cluster again when it has died, for whichever thread notices first.
private final class ClusterRestarter: Sendable {
    private let cluster: PrivateCluster?
    private let logger: Logger
    private let isEnded = Mutex(false)

    init(_ cluster: PrivateCluster?, logger: Logger) {
        self.cluster = cluster
        self.logger = logger
    }

    func restart() {
        guard let cluster else { return }
        isEnded.withLock { isEnded in
            guard !isEnded else { return }
            do {
                try cluster.ensureRunning()
            } catch {
                logger.error("the private PostgreSQL does not come back", metadata: ["error": "\(error)"])
            }
        }
    }

    func end() {
        isEnded.withLock { $0 = true }
    }
}

/// Tells systemd, and whoever waits for the file, that the server answers.
private enum Readiness {
    static func notify(state: URL, ports: [String: Int]) {
        let text = ports.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\n")
        let lines = "pid=\(getpid())\n\(text)\n"
        try? Data(lines.utf8).write(to: state.appending(path: "ready"))  // who waits for it sees that it is missing
        guard let path = ProcessInfo.processInfo.environment["NOTIFY_SOCKET"] else { return }
        send("READY=1", to: path)
    }

    /// Takes the file away: nobody answers any more.
    static func withdraw(state: URL) {
        try? FileManager.default.removeItem(at: state.appending(path: "ready"))  // gone already is as good
    }

    private static func send(_ text: String, to path: String) {
        let socket = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        guard socket >= 0 else { return }
        defer { close(socket) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return }
        withUnsafeMutableBytes(of: &address.sun_path) { target in
            target.copyBytes(from: bytes)
            if bytes.first == UInt8(ascii: "@") { target[0] = 0 }
        }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
        _ = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                sendto(socket, text, text.utf8.count, 0, $0, length)
            }
        }
    }
}
