internal import Synchronization
internal import ZhaohuDomain
package import ZhaohuServices
internal import ZhaohuWire

/// What the server tells about itself, and the count of its connections.
package final class ServerStatus: Sendable {
    package static let version = "0.1.0"

    private let connections = Atomic<Int>(0)
    private let accepted = Atomic<Int>(0)
    private let started: Instant
    private let engine: Engine

    package init(engine: Engine) {
        self.engine = engine
        started = engine.clock.now
    }

    /// Counts a new connection and gives it a number.
    func opened() -> (number: Int, open: Int) {
        (
            accepted.add(1, ordering: .relaxed).newValue,
            connections.add(1, ordering: .relaxed).newValue
        )
    }

    func closed() {
        connections.subtract(1, ordering: .relaxed)
    }

    /// How long this connection's terminal should wait before it comes back after an outage.
    ///
    /// The waits of all terminals are spread evenly over two milliseconds each, so that ten thousand come back within
    /// twenty seconds instead of all at once.
    func reconnectMilliseconds(of number: Int) -> Int { (number &* 7_919) % max(1, open * 2) }

    /// Connections open now.
    package var open: Int { connections.load(ordering: .relaxed) }

    /// The text of `INFO`, in the form that Redis uses.
    func info() -> String {
        let waiting = engine.waiting.map { "queue_\($0.name):\($0.count)" }
        return
            ([
                "# Server", "zhaohu_version:\(Self.version)",
                "uptime_in_seconds:\(engine.clock.now.seconds(since: started))", "", "# Clients",
                "connected_clients:\(open)", "total_connections_received:\(accepted.load(ordering: .relaxed))", "",
                "# Queues",
            ] + waiting).joined(separator: "\r\n") + "\r\n"
    }
}
