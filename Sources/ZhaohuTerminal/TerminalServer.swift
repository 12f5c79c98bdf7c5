package import Logging
internal import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import ServiceLifecycle
internal import Synchronization
internal import ZhaohuDomain
package import ZhaohuServices
internal import ZhaohuWire

/// Listens for terminals, plain on the loopback and over TLS, and stops gracefully: what was accepted gets its reply.
package final class TerminalServer: Service {
    /// Why the server cannot listen, in words for the person who starts it.
    package struct Problem: Error, CustomStringConvertible {
        package let description: String
    }

    private let engine: Engine
    private let settings: ListenerSettings
    private let status: ServerStatus
    private let logger: Logger
    private let ready: @Sendable ([String: Int]) -> Void
    private let group = MultiThreadedEventLoopGroup.singleton
    private let mailboxes: Mailboxes
    private let channels = Mutex<[ObjectIdentifier: any Channel]>([:])

    /// Calls `ready` once all listeners are open, with the port of each (`plain`, `tls`).
    package init(
        engine: Engine, settings: ListenerSettings, logger: Logger, ready: @escaping @Sendable ([String: Int]) -> Void
    ) {
        self.engine = engine
        self.settings = settings
        self.logger = logger
        self.ready = ready
        status = ServerStatus(engine: engine)
        mailboxes = Mailboxes(group)
    }

    package func run() async throws {
        var listeners: [any Channel] = []
        var ports: [String: Int] = [:]
        for (name, address, tls) in [("plain", settings.plain, nil), ("tls", settings.tls, settings.tlsContext)] {
            guard let address else { continue }
            let listener = try await listen(address, tls)
            listeners.append(listener)
            ports[name] = listener.localAddress?.port ?? address.port
            logger.notice("listening", metadata: ["kind": "\(name)", "address": "\(address)"])
        }
        ready(ports)
        await waitForShutdown()
        for listener in listeners { try await listener.close() }
        await drain()
    }

    private func waitForShutdown() async {
        let (stream, continuation) = AsyncStream<Void>.makeStream()
        await withGracefulShutdownHandler {
            for await _ in stream {}
        } onGracefulShutdown: {
            continuation.finish()
        }
    }

    /// Asks every connection to end, and waits until they have, or until the deadline.
    private func drain() async {
        let open = channels.withLock { Array($0.values) }
        logger.notice("stopping", metadata: ["connections": "\(open.count)"])
        for channel in open { channel.pipeline.fireUserInboundEventTriggered(DrainRequested()) }
        let deadline = ContinuousClock.now + .seconds(settings.drainSeconds)
        while channels.withLock({ !$0.isEmpty }), ContinuousClock.now < deadline {
            try? await Task.sleep(for: .milliseconds(20))  // being cancelled only makes the wait shorter
        }
        for channel in channels.withLock({ Array($0.values) }) { channel.close(promise: nil) }
    }

    private func listen(
        _ address: ListenerSettings.Address, _ tls: NIOSSLContext?
    ) async throws -> any Channel {
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 4_096)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.socketOption(.so_keepalive), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.autoRead, value: false)
            .childChannelOption(
                .recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 512, initial: 2_048, maximum: 65_536)
            )
            .childChannelInitializer { [self] channel in
                channel.eventLoop.makeCompletedFuture { try accept(channel, tls) }
            }
        do {
            return try await bootstrap.bind(host: address.host, port: address.port).get()
        } catch {
            throw Problem(
                description:
                    "Cannot listen on \(address): \(error). Is another zhaohud running? Choose another address with --listen."
            )
        }
    }

    private func accept(_ channel: any Channel, _ tls: NIOSSLContext?) throws {
        let (number, open) = status.opened()
        if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
        guard open <= settings.connectionsMax else {
            status.closed()
            var bytes: [UInt8] = []
            ReplyEncoder.encode(
                .refusal(Refusal(.busy, ["after": "5"])), protocolVersion: .resp2, language: .english, into: &bytes)
            let farewell = channel.allocator.buffer(bytes: bytes)
            channel.writeAndFlush(farewell).whenComplete { _ in channel.close(promise: nil) }
            return
        }
        let id = ObjectIdentifier(channel)
        channels.withLock { $0[id] = channel }
        channel.closeFuture.whenComplete { [self] _ in channels.withLock { _ = $0.removeValue(forKey: id) } }
        try channel.pipeline.syncOperations.addHandler(
            TerminalConnection(
                engine: engine, status: status, limits: settings.limits, number: number,
                mailbox: mailboxes.mailbox(of: channel.eventLoop)))
    }
}
