import Foundation
import Glibc
import Synchronization
import ZhaohuTestSupport

/// Stands between terminals and the daemon and does to each connection what is decided when it is made.
final class Proxy: Sendable {
    enum Treatment: Sendable {
        case straight
        /// Forwards so many bytes of the terminal and then ends the connection.
        case cutRequest(after: Int)
        /// Forwards so many bytes of the daemon, drops the rest and ends the connection.
        case cutReply(after: Int)
        /// Forwards so many bytes of the terminal, then nothing in either direction, and ends nothing.
        case halfOpen(after: Int)
        case bytewise
        /// Sends the daemon everything on a second connection as well.
        case doubled
        /// Answers every op by itself and forwards none: the liar that the judge must find.
        case acknowledging
    }

    /// Draws what is done to a connection.
    struct Treatments: Sendable {
        let draw: @Sendable (inout SplitMix) -> Treatment
    }

    private struct State {
        var isClosed = false
        var tunnels: [Tunnel] = []
        var random: SplitMix
        var faults = 0
    }

    let port: Int
    private let listener: Int32
    private let target: @Sendable () -> Int
    private let treatment: Treatments
    private let state: Mutex<State>

    /// Listens; `target` is the daemon's port, asked at each connection.
    init(seed: UInt64, target: @escaping @Sendable () -> Int, treatment: Treatments) throws {
        self.target = target
        self.treatment = treatment
        state = Mutex(State(random: SplitMix(seed: seed)))
        (listener, port) = try Self.listen()
        Thread { [self] in accept() }.start()
    }

    /// Connections that were not forwarded straight.
    var faults: Int { state.withLock { $0.faults } }

    func close() {
        let tunnels = state.withLock { state in
            state.isClosed = true
            defer { state.tunnels = [] }
            return state.tunnels
        }
        for tunnel in tunnels { tunnel.end() }
    }

    private func accept() {
        defer { Glibc.close(listener) }
        while !state.withLock({ $0.isClosed }) {
            var entry = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
            guard poll(&entry, 1, 100) > 0 else { continue }
            let accepted = Glibc.accept(listener, nil, nil)
            guard accepted >= 0 else { continue }
            _ = fcntl(accepted, F_SETFD, FD_CLOEXEC)
            let client = SocketStream(descriptor: accepted)
            // A daemon that is away: the terminal sees its connection end.
            guard let tunnel = try? Tunnel(client, port: target(), choose()) else { continue }
            state.withLock { state in
                state.tunnels.removeAll { $0.isOver }
                state.tunnels.append(tunnel)
            }
            tunnel.start()
        }
    }

    private func choose() -> Treatment {
        state.withLock { state in
            let chosen = treatment.draw(&state.random)
            if case .straight = chosen {} else { state.faults += 1 }
            return chosen
        }
    }

    private static func listen() throws -> (Int32, Int) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && Glibc.listen(descriptor, 128) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard status else { throw StreamProblem("listen: \(String(cString: strerror(errno)))") }
        return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
    }
}
