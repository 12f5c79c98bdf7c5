internal import Foundation
internal import Glibc

/// The facts without which figures mean nothing.
struct Machine: Codable {
    let date: String
    let cores: Int
    let memoryMiB: Int
    let processor: String
    let kernel: String
    /// Median time of writing 8 KiB and forcing them to disk.
    let fdatasyncMicroseconds: Int
    /// Empty where there is no database.
    var postgres = ""
    var fsync = ""
    var synchronousCommit = ""

    /// Looks at this machine; the disk is measured in `folder`.
    init(folder: String) {
        date = ISO8601DateFormatter().string(from: Date())
        cores = ProcessInfo.processInfo.activeProcessorCount
        memoryMiB = Int(ProcessInfo.processInfo.physicalMemory >> 20)
        let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let model = text.split(separator: "\n").first { $0.hasPrefix("model name") }
        processor = model?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown"
        kernel =
            (try? String(contentsOfFile: "/proc/sys/kernel/osrelease", encoding: .utf8))?
            .trimmingCharacters(in: .whitespacesAndNewlines) ?? "unknown"
        fdatasyncMicroseconds = Self.diskMicroseconds(folder)
    }

    var lines: [String] {
        let machine = "\(date)  \(cores) cores, \(memoryMiB) MiB, \(processor), Linux \(kernel)"
        let disk = "write and fdatasync of 8 KiB: \(fdatasyncMicroseconds) us"
        guard !postgres.isEmpty else { return [machine, disk] }
        return [machine, "\(disk); PostgreSQL \(postgres), fsync \(fsync), synchronous_commit \(synchronousCommit)"]
    }

    private static func diskMicroseconds(_ folder: String) -> Int {
        let path = folder + "/fdatasync.probe"
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { return 0 }
        defer {
            close(file)
            unlink(path)
        }
        let page = [UInt8](repeating: 7, count: 8_192)
        var times = Histogram()
        for _ in 0..<200 {
            let before = Clock.now
            _ = pwrite(file, page, page.count, 0)
            fdatasync(file)
            times.record((Clock.now - before) / 1_000)
        }
        return times.quantile(0.5)
    }
}
