import Foundation
import Synchronization
import ZhaohuTestSupport

/// One connection through the ``Proxy``: a thread for each direction.
final class Tunnel: @unchecked Sendable {
    // A stream is read by one thread and written by one other; `shutDown` may be called by any.
    private let client: SocketStream
    private let server: SocketStream
    private let shadow: SocketStream?
    private let treatment: Proxy.Treatment
    private let over = Mutex(false)
    private let isSilent = Mutex(false)

    init(_ client: SocketStream, port: Int, _ treatment: Proxy.Treatment) throws {
        self.client = client
        self.treatment = treatment
        server = try SocketStream(port: port)
        if case .doubled = treatment { shadow = try SocketStream(port: port) } else { shadow = nil }
    }

    var isOver: Bool { over.withLock { $0 } }

    func start() {
        run { try self.forwardRequests() }
        run { try self.forwardReplies() }
        if shadow != nil { run { try self.dropShadowReplies() } }
    }

    func end() {
        over.withLock { $0 = true }
        client.shutDown()
        server.shutDown()
        shadow?.shutDown()
    }

    private func run(_ body: @escaping @Sendable () throws -> Void) {
        let thread = Thread {
            try? body()  // a broken stream ends the tunnel, as it should
            self.end()
        }
        thread.stackSize = 1 << 19
        thread.start()
    }

    /// What came; empty at the end.
    private func read(_ stream: SocketStream) throws -> [UInt8] { try stream.receive(seconds: 120) }

    private func forwardRequests() throws {
        var forwarded = 0
        while true {
            let bytes = try read(client)
            guard !bytes.isEmpty else { return }
            switch treatment {
            case .cutRequest(let limit) where forwarded + bytes.count >= limit:
                return try server.send(Array(bytes.prefix(limit - forwarded)))
            case .halfOpen(let limit) where forwarded + bytes.count >= limit:
                try server.send(Array(bytes.prefix(limit - forwarded)))
                isSilent.withLock { $0 = true }
                while !isOver { usleep(50_000) }
                return
            case .bytewise: for byte in bytes { try server.send([byte]) }
            case .acknowledging: try answer(bytes)
            default: try server.send(bytes)
            }
            try shadow?.send(bytes)
            forwarded += bytes.count
        }
    }

    private func forwardReplies() throws {
        var forwarded = 0
        while true {
            let bytes = try read(server)
            guard !bytes.isEmpty else { return }
            if case .cutReply(let limit) = treatment, forwarded + bytes.count >= limit {
                return try client.send(Array(bytes.prefix(limit - forwarded)))
            }
            if isSilent.withLock({ $0 }) { continue }
            try client.send(bytes)
            forwarded += bytes.count
        }
    }

    private func dropShadowReplies() throws {
        while let shadow, try !read(shadow).isEmpty {}
    }

    /// A terminal sends whole lines in each packet that matters here; a cut one would only be answered twice.
    private func answer(_ bytes: [UInt8]) throws {
        for line in bytes.split(separator: 10) {
            if line.starts(with: Array("AUTH".utf8)) {
                try server.send(line + [10])
            } else {
                try client.send(Array("+OK visit=V1 state=recorded minutes=30 payable=30\r\n".utf8))
            }
        }
    }
}
