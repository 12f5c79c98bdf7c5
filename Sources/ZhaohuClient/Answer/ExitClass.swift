private import ZhaohuDomain

/// The exit status of the client, by the class of what went wrong; the worst of a script is its status.
package enum ExitClass: Int32, Sendable, Comparable, CaseIterable {
    case ok = 0
    /// The rules say no, and will say so again.
    case refused = 1
    /// The command was not understood; also wrong options.
    case usage = 2
    /// Nobody is logged in, the password is wrong, or the role may not do this.
    case denied = 3
    /// Not now: the server is busy or cannot be reached.
    case later = 4
    /// The server failed inside.
    case `internal` = 5

    package static func < (left: ExitClass, right: ExitClass) -> Bool { left.rawValue < right.rawValue }

    package init(_ refusal: RefusalAnswer) {
        guard !refusal.retriesLater else {
            self = .later
            return
        }
        self =
            switch refusal.knownCode {
            case .noAuth, .wrongPass, .denied: .denied
            case .badCommand, .badField, .missing, .badValue, .tooLong, .protocol, .noProto: .usage
            case .busy, .unavailable: .later
            case .internal: .internal
            case .notFound, .conflict, .opConflict, .state, .notAssigned, .notEligible, .limit, nil: .refused
            }
    }
}
