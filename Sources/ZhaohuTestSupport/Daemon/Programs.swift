package import Foundation

/// Where the programs under test are: in the build folder, beside the test bundle.
package enum Programs {
    /// The password of all demo logins in tests.
    package static let password = "correct-horse-12"

    /// The daemon.
    package static var daemon: String { folder + "/zhaohud" }
    /// The client.
    package static var client: String { folder + "/zhaohu" }

    /// The checkout in which the tests were built.
    package static var checkout: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
    }

    /// Runs a subcommand of the daemon to its end.
    package static func zhaohud(
        _ arguments: [String], environment: [String: String] = [:]
    ) throws -> (status: Int32, output: String) {
        try ChildProcess.run(
            [daemon] + arguments, environment: ["ZHAOHU_DEMO_PASSWORD": password].merging(environment) { $1 },
            seconds: 600)
    }

    private static var folder: String {
        let own =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0])
        let candidates = [bundle, URL(fileURLWithPath: own)].map { $0.deletingLastPathComponent().path }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0 + "/zhaohud") }
            ?? checkout.path + "/.build/debug"
    }
}
