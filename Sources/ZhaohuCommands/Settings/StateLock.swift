package import Foundation
internal import Glibc

/// Keeps a second daemon away from a state folder, whose private cluster the first one's end would stop.
///
/// The kernel lets go of the lock when the process ends, however it ends.
package struct StateLock {
    private let descriptor: Int32

    /// Takes the lock, or says which process has it.
    package init(_ state: URL) throws {
        try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true)
        let path = state.appending(path: "lock").path
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw SettingsProblem("\(path) cannot be opened: \(String(cString: strerror(errno)))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            let holder = (try? String(contentsOfFile: path, encoding: .utf8)) ?? "?"
            throw SettingsProblem(
                "Another zhaohud (process \(holder)) serves from \(state.path). Stop it first, or use another --state.")
        }
        ftruncate(descriptor, 0)
        let text = String(getpid())
        write(descriptor, text, text.utf8.count)
    }

    package func release() {
        close(descriptor)
    }
}
