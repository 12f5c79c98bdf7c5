internal import Glibc

/// A regular file that is read from its start more than once.
final class SourceFile {
    let path: String
    /// Bytes when it was opened.
    let size: Int
    private let descriptor: Int32
    private let identity: (device: UInt, node: UInt)

    init(_ path: String) throws {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw SettingsProblem("\(path) cannot be read: \(String(cString: strerror(errno))).")
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw SettingsProblem("\(path) is no regular file; it is read more than once, so a pipe will not do.")
        }
        size = Int(status.st_size)
        identity = (UInt(status.st_dev), UInt(status.st_ino))
    }

    deinit {
        close(descriptor)
    }

    /// Goes back to the first byte.
    func rewind() {
        lseek(descriptor, 0, SEEK_SET)
    }

    /// Fills the buffer as far as it can; 0 at the end.
    func read(_ buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else {
                throw SettingsProblem("\(path) cannot be read on: \(String(cString: strerror(errno))).")
            }
        }
    }

    /// Whether the path leads to this file.
    func isSame(as other: String) -> Bool {
        var status = stat()
        return stat(other, &status) == 0 && (UInt(status.st_dev), UInt(status.st_ino)) == identity
    }
}
