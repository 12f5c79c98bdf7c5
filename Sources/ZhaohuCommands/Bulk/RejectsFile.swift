internal import Glibc
internal import ZhaohuBulk

/// The file that tells the sender of persons which cells to correct; it holds personal data, so only its owner reads it.
///
/// It appears under its name when it is whole.
final class RejectsFile {
    let path: String
    private var descriptor: Int32 = -1
    private var buffer: [UInt8] = []
    private static let bufferBytes = 65_536

    /// Refuses to write over anything but an earlier rejects file.
    init(_ path: String) throws {
        self.path = path
        let earlier = Glibc.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard earlier >= 0 else { return }
        defer { close(earlier) }
        let header = Array(BadCell.csvHeader.utf8)
        var start = [UInt8](repeating: 0, count: header.count)
        let count = read(earlier, &start, start.count)
        guard count == 0 || start == header else {
            throw SettingsProblem("\(path) is there and is no rejects file; name another with --rejects.")
        }
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        unlink(temporary)
    }

    private var temporary: String { path + ".part" }

    /// Adds a line.
    func write(_ cell: BadCell) throws {
        if descriptor < 0 { try open() }
        append(cell.csvLine)
        if buffer.count >= Self.bufferBytes { try flush() }
    }

    /// Puts the file in its place; nothing is there when nothing was written.
    func finish() throws {
        guard descriptor >= 0 else { return }
        try flush()
        close(descriptor)
        descriptor = -1
        guard rename(temporary, path) == 0 else { throw problem() }
    }

    private func open() throws {
        unlink(temporary)  // what an interrupted run left, perhaps with other rights
        descriptor = Glibc.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw problem() }
        append(BadCell.csvHeader)
    }

    private func append(_ line: String) {
        buffer += line.utf8
        buffer.append(UInt8(ascii: "\n"))
    }

    private func flush() throws {
        var sent = 0
        while sent < buffer.count {
            let count = buffer.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress?.advanced(by: sent), $0.count - sent)
            }
            guard count >= 0 || errno == EINTR else { throw problem() }
            sent += max(0, count)
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private func problem() -> SettingsProblem {
        SettingsProblem(
            "The rejects file \(path) cannot be written: \(String(cString: strerror(errno))). Name another with --rejects."
        )
    }
}
