internal import Foundation
internal import NIOCore
internal import NIOPosix
internal import NIOSSL

/// A TLS 1.3 connection to a port of this machine that trusts one certificate only.
package final class TLSStream: ByteStream {
    private let channel: any Channel
    private let inbox = Inbox()

    package init(port: Int, certificate: String) throws {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .file(certificate)
        configuration.minimumTLSVersion = .tlsv13
        let tls = try NIOSSLContext(configuration: configuration)
        let inbox = inbox
        channel = try ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(10))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers([
                        try NIOSSLClientHandler(context: tls, serverHostname: nil), Receiver(inbox: inbox),
                    ])
                }
            }
            .connect(host: "127.0.0.1", port: port).wait()
    }

    deinit {
        close()
    }

    package func send(_ bytes: [UInt8]) throws {
        do {
            try channel.writeAndFlush(channel.allocator.buffer(bytes: bytes)).wait()
        } catch {
            throw StreamProblem("send: \(error)")
        }
    }

    package func receive(seconds: Double) throws -> [UInt8] { try inbox.take(seconds: seconds) }

    package func close() { channel.close(promise: nil) }
}

/// Carries bytes from the event loop to the thread that waits for them.
private final class Inbox: @unchecked Sendable {
    // NSCondition guards both fields.
    private let condition = NSCondition()
    private var bytes: [UInt8] = []
    private var isEnded = false

    func add(_ more: [UInt8]) {
        condition.lock()
        bytes += more
        condition.signal()
        condition.unlock()
    }

    func end() {
        condition.lock()
        isEnded = true
        condition.signal()
        condition.unlock()
    }

    func take(seconds: Double) throws -> [UInt8] {
        condition.lock()
        defer { condition.unlock() }
        let deadline = Date().addingTimeInterval(seconds)
        while bytes.isEmpty, !isEnded {
            guard condition.wait(until: deadline) else { throw StreamProblem("nothing within \(seconds) s") }
        }
        defer { bytes = [] }
        return bytes
    }
}

private final class Receiver: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let inbox: Inbox

    init(inbox: Inbox) {
        self.inbox = inbox
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        inbox.add(Array(unwrapInboundIn(data).readableBytesView))
    }

    func channelInactive(context: ChannelHandlerContext) {
        inbox.end()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
