private import Glibc
internal import NIOCore
internal import NIOPosix
internal import NIOSSL

/// Turns the errors of the network library into failures with a sentence.
enum FailureReason {
    /// The failure of a connection that was open.
    static func failure(of error: any Error) -> ClientFailure {
        switch error {
        case let error as NIOSSLError: .insecure(reason: sentence(of: error))
        case let error as BoringSSLError: .insecure(reason: String(describing: error))
        case let error as NIOSSLExtraError: .insecure(reason: error.description)
        default: .lost
        }
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
