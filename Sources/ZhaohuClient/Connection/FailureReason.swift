private import Glibc
internal import NIOCore
internal import NIOPosix
internal import NIOSSL

/// Turns the errors of the network library into failures with a sentence.
enum FailureReason {
    /// The failure of a connection that was open.
    static func failure(of error: any Error) -> ClientFailure {
        switch error {
        case is NIOSSLError, is BoringSSLError: .insecure(reason: securityReason(String(describing: error)))
        case let error as NIOSSLExtraError: .insecure(reason: error.description)
        default: .lost
        }
    }

    /// The reason in the library's own account, which is long and names its source files.
    private static func securityReason(_ account: String) -> String {
        let known: KeyValuePairs = [
            "CERTIFICATE_VERIFY_FAILED": "the server's certificate is not trusted",
            "PROTOCOL_VERSION": "the server does not offer TLS 1.3",
            "WRONG_VERSION_NUMBER": "the port does not speak TLS",
            "uncleanShutdown": "the connection was cut off",
        ]
        if let match = known.first(where: { account.contains($0.key) }) { return match.value }
        return account
    }

    /// Why nobody could be reached, in words.
    static func sentence(of error: any Error) -> String {
        switch error {
        case let error as NIOConnectionError:
            error.connectionErrors.first.map { sentence(of: $0.error) } ?? "no such host \(error.host)"
        case let error as IOError: String(cString: strerror(error.errnoCode))
        case let error as ChannelError:
            if case .connectTimeout = error { "no answer" } else { String(describing: error) }
        default: String(describing: error)
        }
    }
}
