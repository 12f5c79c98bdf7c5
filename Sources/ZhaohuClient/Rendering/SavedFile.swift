private import Glibc

/// An answer put into a file, whole or not at all.
package enum SavedFile {
    /// Writes the bytes beside the file and puts them in its place, so that no half of one is ever seen.
    ///
    /// - Parameters:
    ///   - bytes: what the file holds afterwards.
    ///   - path: where; a file that is there is replaced.
    /// - Throws: ``ClientFailure/usage(_:)`` with the system's reason.
    package static func write(_ bytes: [UInt8], to path: String) throws(ClientFailure) {
        let part = path + ".part"
        let file = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw failure(path) }
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count >= 0 {
                done += count
            } else if errno != EINTR {
                let failure = failure(path)
                close(file)
                unlink(part)
                throw failure
            }
        }
        guard close(file) == 0, rename(part, path) == 0 else { throw failure(path) }
    }

    private static func failure(_ path: String) -> ClientFailure {
        .usage("\(path): \(String(cString: strerror(errno)))")
    }
}
