internal import Glibc

/// A blocking TCP socket to a port of this machine, each call with a deadline.
package final class SocketStream: ByteStream {
    private let descriptor: Int32
    private var isOpen = true

    /// Takes a connected socket over.
    package init(descriptor: Int32) {
        self.descriptor = descriptor
        sendAtOnce()
    }

    /// Connects to a port of this machine.
    package init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw StreamProblem("socket: \(errno)") }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else {
            Glibc.close(descriptor)
            throw StreamProblem("connect to port \(port): \(String(cString: strerror(errno)))")
        }
        sendAtOnce()
    }

    deinit {
        close()
    }

    package func send(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            try waitFor(POLLOUT, seconds: 30)
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
            }
            if count < 0, errno == EAGAIN || errno == EINTR { continue }
            guard count > 0 else { throw StreamProblem("send: \(String(cString: strerror(errno)))") }
            sent += count
        }
    }

    package func receive(seconds: Double) throws -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            try waitFor(POLLIN, seconds: seconds)
            let count = buffer.withUnsafeMutableBytes {
                recv(descriptor, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT))
            }
            if count < 0, errno == EAGAIN || errno == EINTR { continue }
            // A peer that was killed resets; for a reader that is the end.
            return count <= 0 ? [] : Array(buffer[..<count])
        }
    }

    package func close() {
        guard isOpen else { return }
        isOpen = false
        Glibc.close(descriptor)
    }

    /// Says that nothing more will be sent; what comes back can still be read.
    package func closeSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Ends both directions and wakes whoever waits; may be called from another thread.
    package func shutDown() {
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    private func sendAtOnce() {
        var one: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    }

    private func waitFor(_ event: Int32, seconds: Double) throws {
        var entry = pollfd(fd: descriptor, events: Int16(event), revents: 0)
        let count = poll(&entry, 1, Int32(seconds * 1_000))
        guard count != 0 else { throw StreamProblem("nothing within \(seconds) s") }
    }
}
