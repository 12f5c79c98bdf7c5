internal import Foundation
internal import Glibc

/// Folders of tests: short, outside anybody's home, and reachable by the system user that runs the database.
package enum TestFolders {
    private static let parent = "/tmp"
    private static let prefix = "zhaohu-test-"

    /// A fresh folder whose name tells the process that it belongs to.
    package static func make() throws -> String {
        let name = "\(prefix)\(getpid())-\(String(UInt32.random(in: .min ... .max), radix: 36))"
        let folder = "\(parent)/\(name)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        return folder
    }

    /// Stops and removes what tests left that were killed.
    static func removeLeftovers() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
        for name in names where name.hasPrefix(prefix) {
            guard let pid = name.dropFirst(prefix.count).split(separator: "-").first.flatMap({ pid_t($0) }),
                kill(pid, 0) != 0, errno == ESRCH
            else { continue }
            let folder = "\(parent)/\(name)"
            stopServer(folder + "/postgres/data")
            // Volumes of the fault tests; where nothing is mounted this does nothing.
            for volume in ["postgres", "wal"] { umount2("\(folder)/\(volume)", Int32(MNT_DETACH)) }
            try? FileManager.default.removeItem(atPath: folder)  // somebody else's stays
        }
    }

    private static func stopServer(_ data: String) {
        guard let text = try? String(contentsOfFile: data + "/postmaster.pid", encoding: .utf8),
            let pid = text.split(separator: "\n").first.flatMap({ pid_t($0) })
        else { return }
        let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/exe")) ?? ""
        // Immediate shutdown, and only if the id still is a server's.
        if program.hasSuffix("/postgres") { kill(pid, SIGQUIT) }
    }
}
