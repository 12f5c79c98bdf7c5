/// The world broke: the database refused, vanished, or did not answer in time.
///
/// `description` shows the class and the constraint only; the server's text may carry a person's data and is kept in
/// ``detail``, which is not logged above debug.
package struct DatabaseError: Error, Sendable, CustomStringConvertible {
    package enum Kind: String, Sendable {
        /// No connection could be made, or it broke.
        case connection
        /// Our own deadline for a round trip passed; the connection was closed.
        case timeout
        /// The server answered with an error; the transaction is over, the connection lives.
        case server
        /// A queue in front of the database is full.
        case busy
        /// A value could not be read as the type asked for: a mistake of ours.
        case decoding
    }

    package let kind: Kind
    /// Five characters, empty unless `kind` is `.server`.
    package let sqlState: String
    /// Name of the violated constraint, if any.
    package let constraint: String
    package let detail: String

    package init(_ kind: Kind, sqlState: String = "", constraint: String = "", detail: String = "") {
        self.kind = kind
        self.sqlState = sqlState
        self.constraint = constraint
        self.detail = detail
    }

    /// 40001 and 40P01, and a lost race for a key that our own writers insert: run the whole transaction again.
    package var isRetriable: Bool { ["40001", "40P01"].contains(sqlState) }

    /// True when a later attempt on a new connection may succeed: connection trouble, shutdown, a full disk.
    package var isTransient: Bool {
        switch kind {
        case .connection, .timeout, .busy: true
        case .decoding: false
        case .server:
            ["08", "53", "57", "58"].contains { sqlState.hasPrefix($0) } || isRetriable || sqlState == "25006"
        }
    }

    package var description: String {
        "database \(kind.rawValue)\(sqlState.isEmpty ? "" : " \(sqlState)")\(constraint.isEmpty ? "" : " \(constraint)")"
    }
}
