package import Foundation
internal import Glibc
package import Logging

/// The PostgreSQL cluster that the daemon creates and runs for itself, in the state folder.
///
/// It listens on a Unix socket in a folder that only its own user (and root) can enter, and on no network. It outlives
/// a killed daemon, and the next one takes it over. A cluster that was made by anybody else is never touched.
package struct PrivateCluster: Sendable {
    /// Why the cluster cannot run, in words for the person who starts it.
    package struct Problem: Error, CustomStringConvertible {
        package let description: String
    }

    package static let database = "zhaohu"
    /// Owns the schema; migrates and loads.
    package static let owner = "zhaohu_owner"
    /// What the daemon serves with: reads and writes rows, owns nothing.
    package static let daemon = "zhaohu_daemon"

    private let data: URL
    private let socketFolder: URL
    private let log: URL
    private let binaries: URL
    /// The system user that runs the server when we are root; PostgreSQL refuses to run as root.
    private let systemUser: String?
    private let logger: Logger

    /// Finds PostgreSQL and makes the folders in the daemon's state folder.
    ///
    /// A ``Problem`` says when PostgreSQL is not installed or the folder cannot be used.
    package init(state: URL, logger: Logger) throws {
        guard let binaries = PostgresBinaries.find() else {
            throw Problem(
                description: "PostgreSQL \(PostgresBinaries.oldestMajor) or newer is not installed. "
                    + "Install the package postgresql, or name a database with --database.")
        }
        self.binaries = binaries
        self.logger = logger
        systemUser = geteuid() == 0 ? "postgres" : nil
        data = state.appending(path: "postgres/data")
        log = state.appending(path: "postgres/server.log")
        // A socket's path has at most 107 bytes, so a deep state folder gets a short folder elsewhere.
        let near = state.appending(path: "postgres/run")
        socketFolder =
            near.path.utf8.count <= 80
            ? near : URL(fileURLWithPath: "/tmp/zhaohu-\(Self.fingerprint(state.path))")
        try prepareFolders(state: state)
    }

    /// libpq connection string for the schema's owner.
    package var ownerConninfo: String { conninfo(user: Self.owner) }
    /// libpq connection string for the serving daemon.
    package var daemonConninfo: String { conninfo(user: Self.daemon) }

    /// Creates the cluster if there is none, and starts it if it does not run.
    package func ensureRunning() throws {
        if !FileManager.default.fileExists(atPath: data.appending(path: "PG_VERSION").path) { try create() }
        if isRunning { return }
        logger.notice("starting the private PostgreSQL", metadata: ["folder": "\(data.path)"])
        let outcome = try control(["start", "-w", "-t", "120", "-l", log.path])
        guard outcome.status == 0 else {
            throw Problem(
                description: "The private PostgreSQL does not start; its log is \(log.path). \(lastLogLine())")
        }
    }

    /// Stops the server; sessions are ended, everything committed is on disk.
    package func stop() throws {
        guard isRunning else { return }
        let outcome = try control(["stop", "-w", "-m", "fast", "-t", "60"])
        guard outcome.status == 0 else {
            throw Problem(description: "The private PostgreSQL does not stop: see \(log.path).")
        }
    }

    /// Whether the server of this cluster is up.
    package var isRunning: Bool { (try? control(["status"]).status == 0) ?? false }

    private func create() throws {
        logger.notice("creating the private PostgreSQL", metadata: ["folder": "\(data.path)"])
        let outcome = try run(
            "initdb",
            [
                "-D", data.path, "-U", Self.owner, "--auth-local=trust", "--auth-host=reject", "--data-checksums",
                "--encoding=UTF8", "--locale=C.UTF-8",
            ])
        guard outcome.status == 0 else { throw Problem(description: "initdb failed: \(outcome.output.suffix(400))") }
        let settings = data.appending(path: "postgresql.auto.conf")
        let text = Self.settings(socketFolder: socketFolder.path)
        try Data(text.utf8).write(to: settings)
        if let systemUser { try give(settings, to: systemUser) }
        let started = try control(["start", "-w", "-t", "120", "-l", log.path])
        guard started.status == 0 else {
            throw Problem(description: "The new cluster does not start: \(lastLogLine())")
        }
        let connection = try DatabaseConnection(conninfo: conninfo(user: Self.owner, database: "postgres"))
        try connection.script("create database \(Self.database)")
        try connection.script("create role \(Self.daemon) login")
    }

    private static func settings(socketFolder: String) -> String {
        """
        # Written by zhaohud when it created this cluster.
        listen_addresses = ''
        unix_socket_directories = '"\(socketFolder.replacingOccurrences(of: "'", with: "''"))"'
        unix_socket_permissions = 0700
        max_connections = 60
        shared_buffers = 256MB
        max_wal_size = 4GB
        checkpoint_timeout = 15min
        wal_compression = on
        fsync = on
        synchronous_commit = on
        full_page_writes = on
        log_error_verbosity = terse
        log_parameter_max_length = 0
        log_parameter_max_length_on_error = 0
        log_min_error_statement = panic
        client_connection_check_interval = 10s

        """
    }

    private func conninfo(user: String, database: String = Self.database) -> String {
        let host = socketFolder.path.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(
            of: "'", with: "\\'")
        return "host='\(host)' user=\(user) dbname=\(database) application_name=zhaohud"
    }

    private func control(_ arguments: [String]) throws -> Subprocess.Outcome {
        try run("pg_ctl", ["-D", data.path] + arguments)
    }

    private func run(_ program: String, _ arguments: [String]) throws -> Subprocess.Outcome {
        try Subprocess.run([binaries.appending(path: program).path] + arguments, as: systemUser)
    }

    private func prepareFolders(state: URL) throws {
        let files = FileManager.default
        try files.createDirectory(at: state, withIntermediateDirectories: true)
        for folder in [data.deletingLastPathComponent(), socketFolder] {
            try files.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            if let systemUser { try give(folder, to: systemUser) }
        }
        guard let systemUser else { return }
        let reach = try Subprocess.run(["/usr/bin/test", "-x", data.deletingLastPathComponent().path], as: systemUser)
        guard reach.status == 0 else {
            throw Problem(
                description: "The state folder \(state.path) cannot be reached by the system user \(systemUser), "
                    + "as whom PostgreSQL must run when zhaohud is started as root. "
                    + "Use a folder outside root's home, such as /var/lib/zhaohu, with --state.")
        }
    }

    private func give(_ file: URL, to user: String) throws {
        guard let entry = getpwnam(user) else {
            throw Problem(description: "The system user \(user) does not exist; install the package postgresql.")
        }
        guard chown(file.path, entry.pointee.pw_uid, entry.pointee.pw_gid) == 0 else {
            throw Problem(description: "\(file.path) cannot be given to the system user \(user).")
        }
    }

    private func lastLogLine() -> String {
        let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").last.map { "Last line: \($0)" } ?? ""
    }

    /// FNV-1a, 64 bits: names a folder, guards nothing.
    private static func fingerprint(_ text: String) -> String {
        let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return String(hash, radix: 36)
    }
}
