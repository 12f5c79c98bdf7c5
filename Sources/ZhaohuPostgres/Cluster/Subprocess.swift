internal import Foundation

/// Runs a program to its end and keeps what it printed.
enum Subprocess {
    struct Outcome {
        let status: Int32
        let output: String
    }

    /// - Parameters:
    ///   - arguments: the program and its arguments, as they are; no shell.
    ///   - user: a system user to become first; nil stays as is.
    static func run(_ arguments: [String], as user: String? = nil, environment: [String: String] = [:]) throws -> Outcome {
        let switched =
            user.map { ["/usr/bin/setpriv", "--reuid", $0, "--regid", $0, "--init-groups", "--"] } ?? []
        let words = switched + arguments
        let process = Process()
        process.executableURL = URL(fileURLWithPath: words[0])
        process.arguments = Array(words.dropFirst())
        process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C"]) { $1 }
            .merging(environment) { $1 }
        process.currentDirectoryURL = URL(fileURLWithPath: "/")
        // A file, not a pipe: the server that pg_ctl leaves behind would keep a pipe open for ever.
        let log = FileManager.default.temporaryDirectory.appending(path: "zhaohu-\(UUID().uuidString).log")
        try Data().write(to: log)
        defer { try? FileManager.default.removeItem(at: log) }  // a leftover log in the temporary folder harms nobody
        let handle = try FileHandle(forWritingTo: log)
        process.standardOutput = handle
        process.standardError = handle
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try handle.close()
        return Outcome(
            status: process.terminationStatus,
            output: String(decoding: try Data(contentsOf: log), as: UTF8.self))
    }
}
