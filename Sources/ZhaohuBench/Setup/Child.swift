internal import CEpoll
internal import Foundation
internal import Glibc

/// A program started by the benchmark, its output in a file; ended with the value.
///
/// Not Foundation's `Process`: that waits for a socket which a database server left behind inherits.
final class Child {
    let pid: pid_t
    private let log: String
    private var status: Int32?

    /// Starts the program and its arguments without a shell; `environment` is added to our own.
    init(_ words: [String], environment: [String: String] = [:], log: String) throws {
        self.log = log
        unlink(log)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        // Our threads hear no signals, and a child would inherit that: pgbench would never notice that its time is up.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let surroundings = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 }
            .merging(environment) { $1 }
        let argv = words.map { strdup($0) } + [nil]
        let envp = surroundings.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in argv + envp { free(pointer) } }
        var child: pid_t = 0
        let code = posix_spawnp(&child, words[0], &actions, &attributes, argv, envp)
        guard code == 0 else { throw BenchProblem("\(words[0]) cannot be started: \(String(cString: strerror(code)))") }
        pid = child
    }

    deinit {
        end()
    }

    /// What the program printed so far.
    var output: String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }

    /// The exit status, 128 and the signal if it was killed; nil while it runs.
    func endedStatus() -> Int32? {
        if let status { return status }
        var code: Int32 = 0
        guard waitpid(pid, &code, WNOHANG) == pid else { return nil }
        status = code & 0x7F == 0 ? (code >> 8) & 0xFF : 128 + (code & 0x7F)
        return status
    }

    /// Asks the program to stop, and insists after a while.
    func end() {
        guard endedStatus() == nil else { return }
        kill(pid, SIGTERM)
        for _ in 0..<6_000 {
            if endedStatus() != nil { return }
            usleep(5_000)
        }
        kill(pid, SIGKILL)
        while endedStatus() == nil { usleep(1_000) }
    }

    /// Runs a program to its end and returns what it printed; anything but success is a problem.
    static func run(
        _ words: [String], environment: [String: String] = [:], log: String, seconds: Double
    ) throws -> String {
        let child = try Child(words, environment: environment, log: log)
        let deadline = Date().addingTimeInterval(seconds)
        while child.endedStatus() == nil {
            guard Date() < deadline else { throw BenchProblem("\(words[0]) has not ended after \(seconds) s") }
            usleep(5_000)
        }
        guard child.endedStatus() == 0 else {
            throw BenchProblem("\(words.prefix(3).joined(separator: " ")) failed: \(child.output.suffix(800))")
        }
        return child.output
    }
}
