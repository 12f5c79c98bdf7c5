import NIOCore
import NIOPosix
import Synchronization
import ZhaohuWire

/// A server in this process that answers as told, and drops a connection where it is told to.
final class FakeServer: Sendable {
    /// What the server does with one request.
    enum Deed: Sendable {
        case answer(String)
        /// Takes the request in, and drops the connection in place of an answer.
        case drop
    }

    /// Decides by the words of a request and by how many came before it, greetings and all connections included.
    typealias Rule = @Sendable (_ words: [String], _ before: Int) -> Deed

    private let channel: any Channel
    private let log: RequestLog

    private init(channel: any Channel, log: RequestLog) {
        self.channel = channel
        self.log = log
    }

    /// Listens on a free port.
    static func start(_ rule: @escaping Rule) async throws -> FakeServer {
        let log = RequestLog()
        let channel = try await ServerBootstrap(group: NIOSingletons.posixEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(FakeHandler(rule: rule, log: log))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return FakeServer(channel: channel, log: log)
    }

    var port: Int { channel.localAddress?.port ?? 0 }
    /// Every request so far, in the order in which they came.
    var requests: [[String]] { log.requests.withLock { $0 } }

    func stop() async throws {
        try await channel.close().get()
    }
}

final class RequestLog: Sendable {
    let requests = Mutex<[[String]]>([])
}

private final class FakeHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let rule: FakeServer.Rule
    private let log: RequestLog
    /// A request is an array of bulk strings, which a decoder of replies reads as well.
    private var decoder = ReplyDecoder()

    init(rule: @escaping FakeServer.Rule, log: RequestLog) {
        self.rule = rule
        self.log = log
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        unwrapInboundIn(data).withUnsafeReadableBytes { decoder.append($0) }
        while case .success(let request)? = decoder.next(), let words = request.elements?.compactMap(\.text) {
            let before = log.requests.withLock { requests in
                requests.append(words)
                return requests.count - 1
            }
            switch rule(words, before) {
            case .answer(let text):
                context.write(wrapOutboundOut(context.channel.allocator.buffer(string: text)), promise: nil)
            case .drop:
                context.flush()
                context.close(promise: nil)
                return
            }
        }
        context.flush()
    }
}
