internal import Foundation
internal import Glibc

/// Runs a program to its end and keeps what it printed.
///
/// Not Foundation's `Process`: that waits for a socket which the server left behind by `pg_ctl` inherits, so it would
/// wait for as long as the server lives.
enum Subprocess {
    struct Outcome {
        let status: Int32
        let output: String
    }

    /// The program could not be started at all.
    struct SpawnFailure: Error, CustomStringConvertible {
        let description: String
    }

    /// Runs the program and its arguments as they are, without a shell, as another system user if one is named.
    static func run(_ arguments: [String], as user: String? = nil) throws -> Outcome {
        let switched =
            user.map { ["/usr/bin/setpriv", "--reuid", $0, "--regid", $0, "--init-groups", "--"] } ?? []
        // Not from where we were started: another user may not be allowed to be there.
        let words = ["/usr/bin/env", "-C", "/"] + switched + arguments
        // A file, not a pipe: the server would keep a pipe open for ever.
        let log = FileManager.default.temporaryDirectory.appending(path: "zhaohu-\(UUID().uuidString).log")
        defer { unlink(log.path) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, log.path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        closeInherited(&actions)
        let environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C"]) { $1 }
        let status = try wait(for: spawn(words, environment.map { "\($0.key)=\($0.value)" }, &actions))
        return Outcome(status: status, output: (try? String(contentsOf: log, encoding: .utf8)) ?? "")
    }

    /// The server outlives us and must not keep our listeners and connections open.
    private static func closeInherited(_ actions: inout posix_spawn_file_actions_t) {
        let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        for descriptor in open.compactMap(Int32.init) where descriptor > 2 {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
    }

    private static func spawn(
        _ words: [String], _ environment: [String], _ actions: inout posix_spawn_file_actions_t
    ) throws -> pid_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A process group of its own: Ctrl-C at our terminal must not reach the server.
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
        let argv = words.map { strdup($0) } + [nil]
        let envp = environment.map { strdup($0) } + [nil]
        defer { for pointer in argv + envp { free(pointer) } }
        var child: pid_t = 0
        let code = posix_spawn(&child, words[0], &actions, &attributes, argv, envp)
        guard code == 0 else { throw SpawnFailure(description: "\(words[0]): \(String(cString: strerror(code)))") }
        return child
    }

    private static func wait(for child: pid_t) throws -> Int32 {
        var status: Int32 = 0
        while waitpid(child, &status, 0) == -1 {
            guard errno == EINTR else {
                throw SpawnFailure(description: "waitpid: \(String(cString: strerror(errno)))")
            }
        }
        let hasExited = status & 0x7F == 0
        return hasExited ? (status >> 8) & 0xFF : -1
    }
}
