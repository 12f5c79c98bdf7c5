/// Why there was no answer: the world between client and server broke, or the way in was refused.
package enum ClientFailure: Error, Hashable, Sendable {
    /// Nobody answers at that address.
    case unreachable(address: String, reason: String)
    /// The secure channel could not be made.
    case insecure(reason: String)
    /// The connection ended while an answer was due.
    case lost
    /// No answer in that many seconds.
    case timedOut(seconds: Int)
    /// The other side does not speak this protocol.
    case notOurProtocol(reason: String)
    /// A person pressed Ctrl-C.
    case interrupted
    /// The server did not let us in.
    case refused(RefusalAnswer)
    /// The options or their files are wrong.
    case usage(String)

    /// How the failure counts for the exit status.
    package var exitClass: ExitClass {
        switch self {
        case .refused(let refusal): refusal.exitClass
        case .usage: .usage
        case .unreachable, .insecure, .lost, .timedOut, .notOurProtocol, .interrupted: .later
        }
    }

    /// True when another try may help.
    package var isTransient: Bool {
        switch self {
        case .unreachable, .lost, .timedOut: true
        case .refused(let refusal): refusal.retriesLater
        case .insecure, .notOurProtocol, .interrupted, .usage: false
        }
    }
}
