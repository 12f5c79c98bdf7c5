internal import DequeModule
internal import NIOCore
package import ZhaohuWire

/// What happens on a connection, in order.
package enum LinkEvent: Sendable {
    /// Replies, in the order of the requests.
    case replies([WireValue])
    /// The connection is over; the last event.
    case closed(ClientFailure)
}

/// Requests that travel in one write.
struct RequestBatch: Sendable {
    let requests: [RequestWords]
}

/// Encodes requests, decodes replies, and ends the connection when a reply is overdue.
final class ReplyHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = RequestBatch
    typealias OutboundOut = ByteBuffer

    private let timeoutSeconds: Int
    private let deliver: @Sendable (LinkEvent) -> Void
    private let onPush: @Sendable (WireValue) -> Void
    private var decoder = ReplyDecoder()
    /// One for each request without its reply: whether a push may be that reply, as for `SUBSCRIBE` in RESP3.
    private var awaited: Deque<Bool> = []
    private var deadline: Scheduled<Void>?
    private var isOver = false

    init(
        timeoutSeconds: Int, deliver: @escaping @Sendable (LinkEvent) -> Void,
        onPush: @escaping @Sendable (WireValue) -> Void
    ) {
        self.timeoutSeconds = timeoutSeconds
        self.deliver = deliver
        self.onPush = onPush
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let batch = unwrapOutboundIn(data)
        var buffer = context.channel.allocator.buffer(capacity: 256)
        for request in batch.requests { buffer.writeBytes(request.encoded) }
        awaited += batch.requests.map { $0.verb.hasSuffix("SUBSCRIBE") }
        if deadline == nil { startClock(context) }
        context.write(wrapOutboundOut(buffer), promise: promise)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        unwrapInboundIn(data).withUnsafeReadableBytes { decoder.append($0) }
        var replies: [WireValue] = []
        var broken: WireValueError?
        while let result = decoder.next() {
            switch result {
            case .success(let value):
                // Whoever tells how far the work is, is at work.
                if PushText.progress(value) != nil { startClock(context) }
                take(value, into: &replies)
            case .failure(let error): broken = error
            }
        }
        if !replies.isEmpty {
            startClock(context)
            deliver(.replies(replies))
        }
        if let broken { end(context, .notOurProtocol(reason: broken.description)) }
    }

    /// Tells replies from messages; a reply that nobody waits for is dropped.
    private func take(_ value: WireValue, into replies: inout [WireValue]) {
        if case .push(let parts) = value {
            let isConfirmation = parts.first?.text?.hasSuffix("subscribe") ?? false
            guard isConfirmation, awaited.first == true else { return onPush(value) }
        }
        guard awaited.popFirst() != nil else { return }
        replies.append(value)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        end(context, FailureReason.failure(of: error))
    }

    func channelInactive(context: ChannelHandlerContext) {
        end(context, .lost)
        context.fireChannelInactive()
    }

    /// Waits anew for the next reply, if one is due.
    private func startClock(_ context: ChannelHandlerContext) {
        deadline?.cancel()
        deadline = nil
        guard !awaited.isEmpty else { return }
        let seconds = timeoutSeconds
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(Int64(seconds))) {
            self.end(context, .timedOut(seconds: seconds))
        }
    }

    private func end(_ context: ChannelHandlerContext, _ failure: ClientFailure) {
        guard !isOver else { return }
        isOver = true
        deadline?.cancel()
        deliver(.closed(failure))
        context.close(promise: nil)
    }
}
