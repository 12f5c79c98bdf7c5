import Foundation
import Glibc

/// A file that takes all the room of a volume, until it is removed.
struct Ballast {
    private let path: String

    /// Fills the volume to the last page.
    init(_ volume: String) throws {
        path = volume + "/ballast"
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw FaultCluster.Problem(description: "\(path): \(String(cString: strerror(errno)))") }
        defer { Glibc.close(file) }
        for size in [1 << 20, 4_096] {
            let zeros = [UInt8](repeating: 0, count: size)
            while write(file, zeros, size) == size {}
        }
    }

    func remove() {
        unlink(path)
    }
}
