import Foundation
import Glibc

/// Looks at processes through `/proc`.
enum Processes {
    /// Whether it runs; one that has ended and waits for its parent does not.
    static func isAlive(_ pid: pid_t) -> Bool {
        guard let state = field(pid, 0) else { return false }
        return state != "Z" && state != "X"
    }

    static func children(of parent: pid_t) -> [pid_t] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.filter { field($0, 1) == "\(parent)" }
    }

    static func waitForEnd(_ pid: pid_t, seconds: Double = 20) throws {
        let deadline = Date().addingTimeInterval(seconds)
        while isAlive(pid) {
            guard Date() < deadline else { throw FaultCluster.Problem(description: "process \(pid) does not end") }
            usleep(2_000)
        }
    }

    /// State is field 0, the parent field 1: what follows the name in brackets.
    private static func field(_ pid: pid_t, _ index: Int) -> String? {
        guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
            let end = text.lastIndex(of: ")")
        else { return nil }
        let fields = text[text.index(after: end)...].split(separator: " ")
        return index < fields.count ? String(fields[index]) : nil
    }
}
