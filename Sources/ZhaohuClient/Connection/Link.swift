internal import NIOCore
package import ZhaohuWire

/// One connection to the server.
///
/// Whoever reads ``events`` is the only reader; ``call(_:)`` reads them itself.
package final class Link: Sendable {
    package let events: AsyncStream<LinkEvent>
    private let continuation: AsyncStream<LinkEvent>.Continuation
    private let channel: any Channel

    init(
        channel: any Channel, events: AsyncStream<LinkEvent>, continuation: AsyncStream<LinkEvent>.Continuation
    ) {
        self.channel = channel
        self.events = events
        self.continuation = continuation
    }

    /// Sends requests in one write; their replies come as events.
    package func send(_ requests: [RequestWords]) {
        guard !requests.isEmpty else { return }
        channel.writeAndFlush(RequestBatch(requests: requests), promise: nil)
    }

    /// Sends one request and waits for its reply.
    package func call(_ request: RequestWords) async throws(ClientFailure) -> WireValue {
        guard let reply = try await call([request]).first else { throw .lost }
        return reply
    }

    /// Sends requests and waits for all their replies.
    package func call(_ requests: [RequestWords]) async throws(ClientFailure) -> [WireValue] {
        send(requests)
        var replies: [WireValue] = []
        for await event in events {
            switch event {
            case .replies(let more): replies += more
            case .closed(let failure): throw failure
            }
            if replies.count >= requests.count { return replies }
        }
        throw .lost
    }

    /// Ends the connection at once, and tells the reader why.
    package func fail(_ failure: ClientFailure) {
        continuation.yield(.closed(failure))
        close()
    }

    /// Ends the connection.
    package func close() {
        channel.close(promise: nil)
    }

    /// True while the connection stands.
    package var isOpen: Bool { channel.isActive }
}
