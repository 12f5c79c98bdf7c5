package import NIOSSL
package import ZhaohuWire

/// Where the terminal server listens, and its bounds.
package struct ListenerSettings: Sendable {
    /// A host and a port.
    package struct Address: Sendable, Hashable, CustomStringConvertible {
        package let host: String
        package let port: Int

        /// Reads `127.0.0.1:4488`, `[::1]:4488` or `localhost:4488`; nil for anything else.
        package init?(_ text: String) {
            guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
                (0...65_535).contains(port)
            else { return nil }
            let host = text[..<colon]
            guard !host.isEmpty else { return nil }
            self.host = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : String(host)
            self.port = port
        }

        package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

        /// True for addresses that only this machine can reach.
        package var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
    }

    package var plain: Address?
    package var tls: Address?
    package var tlsContext: NIOSSLContext?
    package var limits = Limits()
    /// Connections at a time; one more is answered with `BUSY` and closed.
    package var connectionsMax = 12_000
    /// How long a graceful stop waits for replies before it closes.
    package var drainSeconds = 20

    package init() {}
}

extension NIOSSLContext {
    /// TLS 1.3 with this certificate; with `clientAuthorities`, terminals must show a certificate of theirs.
    package static func server(
        certificate: String, key: String, clientAuthorities: String?
    ) throws -> NIOSSLContext {
        let chain = try NIOSSLCertificate.fromPEMFile(certificate).map { NIOSSLCertificateSource.certificate($0) }
        let privateKey = try NIOSSLPrivateKey(file: key, format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain, privateKey: .privateKey(privateKey))
        configuration.minimumTLSVersion = .tlsv13
        if let clientAuthorities {
            configuration.trustRoots = .file(clientAuthorities)
            configuration.certificateVerification = .noHostnameVerification
        }
        return try NIOSSLContext(configuration: configuration)
    }
}
