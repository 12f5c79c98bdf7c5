internal import Foundation
internal import Glibc

/// What a process has cost, from `/proc`.
enum ProcessCost {
    /// Processor seconds of one process and of its children that have ended.
    static func seconds(_ pid: Int) -> Double {
        guard let fields = stat(pid) else { return 0 }
        return fields[11...14].reduce(0, +) / ticks
    }

    /// Processor seconds of a process, its living children, and those that have ended.
    static func treeSeconds(_ pid: Int) -> Double {
        children(pid).reduce(seconds(pid)) { $0 + ($1.map { $0[11] + $0[12] } ?? 0) / ticks }
    }

    /// Resident KiB now and at most, of one process.
    static func resident(_ pid: Int) -> (now: Int, peak: Int) {
        (status(pid, "VmRSS:"), status(pid, "VmHWM:"))
    }

    /// Resident KiB of a process and its children that are their own, without shared buffers.
    static func treePrivate(_ pid: Int) -> Int {
        childPids(pid).reduce(status(pid, "RssAnon:")) { $0 + status($1, "RssAnon:") }
    }

    private static let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))

    /// The fields after the program's name: state, parent, and from the eleventh on the times.
    private static func stat(_ pid: Int) -> [Double]? {
        guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
            let end = text.lastIndex(of: ")")
        else { return nil }
        let fields = text[text.index(after: end)...].split(separator: " ").map { Double($0) ?? 0 }
        return fields.count > 14 ? fields : nil
    }

    private static func children(_ pid: Int) -> [[Double]?] { childPids(pid).map(stat) }

    private static func childPids(_ pid: Int) -> [Int] {
        let text = (try? String(contentsOfFile: "/proc/\(pid)/task/\(pid)/children", encoding: .utf8)) ?? ""
        return text.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    }

    private static func status(_ pid: Int, _ name: String) -> Int {
        let text = (try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0
    }
}
