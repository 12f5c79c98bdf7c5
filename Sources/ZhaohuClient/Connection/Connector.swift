internal import NIOCore
internal import NIOPosix
internal import NIOSSL
package import ZhaohuWire

/// Opens connections to one server.
package struct Connector: Sendable {
    package let endpoint: Endpoint
    private let timeoutSeconds: Int
    private let security: NIOSSLContext?

    package init(_ settings: ClientSettings) throws(ClientFailure) {
        endpoint = settings.endpoint
        timeoutSeconds = settings.timeoutSeconds
        security = try settings.certificates.map(Self.security)
    }

    private static func security(trusting certificates: String) throws(ClientFailure) -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv13
        if !certificates.isEmpty { configuration.trustRoots = .file(certificates) }
        do {
            return try NIOSSLContext(configuration: configuration)
        } catch {
            throw .usage("cannot use the certificates in \(certificates): \(error)")
        }
    }

    /// Opens a connection.
    ///
    /// - Parameter onPush: is given each message that the server sends unasked.
    /// - Returns: the connection, on which nothing has been said yet.
    /// - Throws: ``ClientFailure/unreachable(address:reason:)``.
    package func connect(onPush: @escaping @Sendable (WireValue) -> Void = { _ in }) async throws(ClientFailure) -> Link
    {
        let (events, continuation) = AsyncStream.makeStream(of: LinkEvent.self)
        let timeoutSeconds = timeoutSeconds
        let security = security
        let name = Self.isAddress(endpoint.host) ? nil : endpoint.host
        let bootstrap = ClientBootstrap(group: NIOSingletons.posixEventLoopGroup)
            .connectTimeout(.seconds(Int64(timeoutSeconds)))
            .channelOption(.socketOption(.so_keepalive), value: 1)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if let security {
                        try pipeline.addHandler(NIOSSLClientHandler(context: security, serverHostname: name))
                    }
                    let deliver: @Sendable (LinkEvent) -> Void = { event in
                        continuation.yield(event)
                        if case .closed = event { continuation.finish() }
                    }
                    try pipeline.addHandler(
                        ReplyHandler(timeoutSeconds: timeoutSeconds, deliver: deliver, onPush: onPush))
                }
            }
        do {
            let channel = try await bootstrap.connect(host: endpoint.host, port: endpoint.port).get()
            return Link(channel: channel, events: events, continuation: continuation)
        } catch {
            throw .unreachable(address: endpoint.description, reason: FailureReason.sentence(of: error))
        }
    }

    /// True for an IP address, which a certificate names in another way than a host.
    private static func isAddress(_ host: String) -> Bool {
        (try? SocketAddress(ipAddress: host, port: 0)) != nil
    }
}
