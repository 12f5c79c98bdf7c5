import Foundation
import Glibc
import ZhaohuPostgres
import ZhaohuTestSupport

/// A PostgreSQL of its own that may be killed, stopped and filled up, without harm to anybody else's.
final class FaultCluster: Sendable {
    struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    /// Sizes of the memory file systems under data and log; nil puts both on the disk.
    struct Volumes: Sendable {
        let dataMegabytes: Int
        let walMegabytes: Int
    }

    let folder: String
    private let volumes: Volumes?
    private let binaries: String
    private var data: String { folder + "/postgres/data" }
    var dataVolume: String { folder + "/postgres" }
    var walVolume: String { folder + "/wal" }
    /// What the server logged.
    var log: String { (try? String(contentsOfFile: folder + "/server.log", encoding: .utf8)) ?? "" }

    /// Makes and starts the cluster; `settings` are added to its configuration.
    init(_ volumes: Volumes? = nil, settings: String = "") throws {
        guard let found = PostgresBinaries.find() else { throw Problem(description: "PostgreSQL is not installed") }
        binaries = found.path
        self.volumes = volumes
        folder = try TestFolders.make()
        do {
            try makeVolumes()
            try run(
                "initdb",
                ["-D", data, "-U", "owner", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--wal-segsize=1"]
                    + (volumes == nil ? [] : ["--waldir=\(walVolume)/pg_wal"]))
            try Data((Self.settings(folder) + settings + "\n").utf8).write(
                to: URL(fileURLWithPath: folder + "/settings"))
            try run("cp", [folder + "/settings", data + "/postgresql.auto.conf"], isPostgres: false)
            try start()
        } catch {
            close()
            throw error
        }
    }

    private static func settings(_ folder: String) -> String {
        """
        listen_addresses = ''
        unix_socket_directories = '\(folder)'
        max_connections = 60
        shared_buffers = 64MB
        max_wal_size = 1GB
        checkpoint_timeout = 15min
        log_min_error_statement = panic

        """
    }

    func conninfo(_ database: String, application: String = "harness") -> String {
        "host='\(folder)' user=owner dbname=\(database) application_name=\(application)"
    }

    func connect(_ database: String) throws -> DatabaseConnection {
        try DatabaseConnection(conninfo: conninfo(database), roundTripSeconds: 300)
    }

    /// Starts the server, again and again while what the last one left behind is in the way, unless it has come back
    /// by itself.
    func start(seconds: Double = 60) throws {
        let deadline = Date().addingTimeInterval(seconds)
        while true {
            if isAccepting { return }
            let outcome = try tryRun("pg_ctl", ["-D", data, "-w", "-t", "60", "-l", folder + "/server.log", "start"])
            if outcome.status == 0 { return }
            guard Date() < deadline else {
                throw Problem(description: "does not start: \(outcome.output) \(log.suffix(2_000))")
            }
            usleep(200_000)
        }
    }

    func stop(_ mode: String) throws {
        try run("pg_ctl", ["-D", data, "-w", "-t", "60", "-m", mode, "stop"])
    }

    /// The server's process; nil when it does not run.
    var postmaster: pid_t? {
        guard let text = try? String(contentsOfFile: data + "/postmaster.pid", encoding: .utf8),
            let pid = text.split(separator: "\n").first.flatMap({ pid_t($0) }), Processes.isAlive(pid)
        else { return nil }
        return pid
    }

    /// Whether the server runs and takes sessions; it takes none while it recovers.
    var isAccepting: Bool { postmaster != nil && (try? connect("postgres")) != nil }

    /// Ends the server's first process as a bug or the kernel would, and waits until it is gone.
    func killPostmaster() throws {
        guard let pid = postmaster else { throw Problem(description: "the server does not run") }
        kill(pid, SIGKILL)
        try Processes.waitForEnd(pid)
    }

    /// Ends all processes of the server at once, as a power cut would, but for what the kernel has already.
    func killAll() throws {
        guard let pid = postmaster else { throw Problem(description: "the server does not run") }
        // Stopped first, so that it can tell no child to save anything.
        kill(pid, SIGSTOP)
        let children = Processes.children(of: pid)
        for child in children { kill(child, SIGKILL) }
        kill(pid, SIGKILL)
        for process in children + [pid] { try Processes.waitForEnd(process) }
    }

    /// Stops everything, and takes the volumes and the folder away.
    func close() {
        if let pid = postmaster {
            kill(pid, SIGCONT)
            try? stop("immediate")  // killed below if it does not
            if Processes.isAlive(pid) { try? killAll() }
        }
        if volumes != nil { for volume in [dataVolume, walVolume] { umount2(volume, Int32(MNT_DETACH)) } }
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func makeVolumes() throws {
        let sizes = [(dataVolume, volumes?.dataMegabytes), (walVolume, volumes?.walMegabytes)]
        for (volume, size) in sizes {
            try FileManager.default.createDirectory(atPath: volume, withIntermediateDirectories: true)
            if let size {
                let status = mount("zhaohu-test", volume, "tmpfs", 0, "size=\(size)m,mode=755")
                guard status == 0 else {
                    throw Problem(description: "mount: \(String(cString: strerror(errno)))")
                }
            }
            if let user = Self.user { try run("chown", ["\(user):\(user)", volume], isPostgres: false) }
        }
        if let user = Self.user { try run("chown", ["\(user):\(user)", folder], isPostgres: false) }
    }

    /// PostgreSQL refuses to run as root.
    private static var user: String? { geteuid() == 0 ? "postgres" : nil }

    private func run(_ program: String, _ arguments: [String], isPostgres: Bool = true) throws {
        let outcome = try tryRun(program, arguments, isPostgres: isPostgres)
        guard outcome.status == 0 else {
            throw Problem(description: "\(program): \(outcome.output) \(log.suffix(500))")
        }
    }

    private func tryRun(
        _ program: String, _ arguments: [String], isPostgres: Bool = true
    ) throws -> (status: Int32, output: String) {
        guard isPostgres else { return try ChildProcess.run([program] + arguments) }
        let switched = Self.user.map { ["setpriv", "--reuid", $0, "--regid", $0, "--init-groups", "--"] } ?? []
        return try ChildProcess.run(["env", "-C", "/"] + switched + ["\(binaries)/\(program)"] + arguments)
    }
}
