internal import CEpoll
internal import Glibc

/// Why the benchmark cannot go on, in words for the person who runs it.
package struct BenchProblem: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }

    static var lastError: String { String(cString: strerror(errno)) }
}

/// TCP connections to this machine.
enum Sockets {
    /// Connects without waiting for more than the kernel's own handshake; the socket never blocks afterwards.
    static func connect(port: Int) throws(BenchProblem) -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw BenchProblem("no socket: \(BenchProblem.lastError)") }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else {
            let reason = BenchProblem.lastError
            close(descriptor)
            throw BenchProblem("no connection to 127.0.0.1:\(port): \(reason)")
        }
        var on: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        return descriptor
    }

    /// Raises the number of files that this process may have open to what the system allows, at most `wanted`.
    static func raiseFileLimit(to wanted: UInt) throws(BenchProblem) {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        if limit.rlim_cur >= wanted { return }
        limit.rlim_max = max(limit.rlim_max, geteuid() == 0 ? wanted : limit.rlim_max)
        limit.rlim_cur = min(wanted, limit.rlim_max)
        guard setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur >= wanted else {
            throw BenchProblem(
                "\(wanted) open files are needed and \(limit.rlim_max) allowed; raise the limit with ulimit -Hn.")
        }
    }
}
