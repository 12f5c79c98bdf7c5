internal import Foundation
package import Glibc
internal import Synchronization

/// A program started with `posix_spawn`, its output in a file.
///
/// Not Foundation's `Process`: that waits for a socket which a database server left behind inherits.
package final class ChildProcess: Sendable {
    /// The program could not be started, or did not end in time.
    package struct Problem: Error, CustomStringConvertible {
        package let description: String
    }

    /// The process id.
    package let pid: pid_t
    private let log: String
    private let status = Mutex<Int32?>(nil)

    /// - Parameters:
    ///   - words: the program and its arguments; no shell.
    ///   - environment: added to a minimal one.
    ///   - log: a file that gets standard output and standard error.
    /// - Throws: ``Problem`` when there is no such program.
    package init(_ words: [String], environment: [String: String] = [:], log: String) throws {
        self.log = log
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        let argv = words.map { strdup($0) } + [nil]
        let envp = Self.surroundings(environment).map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for pointer in argv + envp { free(pointer) } }
        var child: pid_t = 0
        let code = posix_spawnp(&child, words[0], &actions, nil, argv, envp)
        guard code == 0 else { throw Problem(description: "\(words[0]): \(String(cString: strerror(code)))") }
        pid = child
    }

    /// Sends a signal, unless the process has ended.
    package func signal(_ number: Int32) {
        guard endedStatus() == nil else { return }
        kill(pid, number)
    }

    /// The exit status, or 128 and the signal; nil while it runs.
    package func endedStatus() -> Int32? {
        status.withLock { known in
            if let known { return known }
            var code: Int32 = 0
            guard waitpid(pid, &code, WNOHANG) == pid else { return nil }
            known = code & 0x7F == 0 ? (code >> 8) & 0xFF : 128 + (code & 0x7F)
            return known
        }
    }

    /// Waits for the end, at most so long.
    package func wait(seconds: Double = 30) throws -> Int32 {
        let deadline = Date().addingTimeInterval(seconds)
        while Date() < deadline {
            if let status = endedStatus() { return status }
            usleep(2_000)
        }
        kill(pid, SIGKILL)
        throw Problem(description: "The process did not end within \(seconds) s. \(output.suffix(2_000))")
    }

    /// What the program printed so far.
    package var output: String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }

    /// Runs a program to its end; its status and what it printed.
    package static func run(
        _ words: [String], environment: [String: String] = [:], seconds: Double = 120
    ) throws -> (status: Int32, output: String) {
        let log = NSTemporaryDirectory() + "/zhaohu-test-\(UUID().uuidString).log"
        defer { unlink(log) }
        let child = try ChildProcess(words, environment: environment, log: log)
        let status = try child.wait(seconds: seconds)
        return (status, child.output)
    }

    /// The search path and home of the test, and none of its settings of the daemon.
    private static func surroundings(_ added: [String: String]) -> [String: String] {
        let own = ProcessInfo.processInfo.environment.filter {
            ["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH"].contains($0.key)
        }
        return own.merging(["LC_ALL": "C.UTF-8"]) { $1 }.merging(added) { $1 }
    }
}
