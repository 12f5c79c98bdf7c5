private import Glibc

/// Whole files and the standard streams, as bytes.
enum FileBytes {
    /// A file that cannot be read or written.
    struct Failure: Error, CustomStringConvertible {
        let path: String
        let reason: String

        init(_ path: String) {
            self.path = path
            reason = String(cString: strerror(errno))
        }

        var description: String { "\(path): \(reason)" }
    }

    private static let chunkBytes = 1 << 20

    static func read(_ path: String) throws(Failure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(path) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        while true {
            let size = bytes.count
            bytes.append(contentsOf: repeatElement(0, count: chunkBytes))
            let count = bytes[size...].withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            bytes.removeLast(chunkBytes - max(0, count))
            guard count >= 0 else { throw Failure(path) }
            if count == 0 { return bytes }
        }
    }

    /// Writes beside the file and puts it in its place, so that nobody sees half of it.
    static func write(_ text: String, to path: String) throws(Failure) {
        let part = path + ".part"
        let descriptor = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Failure(part) }
        let isWritten = put(text, descriptor)
        close(descriptor)
        guard isWritten, rename(part, path) == 0 else {
            let failure = Failure(path)
            unlink(part)
            throw failure
        }
    }

    /// Writes all of the text, false when the other side does not take it.
    @discardableResult
    static func put(_ text: String, _ descriptor: Int32) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var done = 0
            while done < bytes.count {
                let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
                if count < 0, errno != EINTR { return false }
                done += max(0, count)
            }
            return true
        }
    }
}
