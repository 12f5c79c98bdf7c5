internal import Foundation
package import Logging

/// How to reach the database, and what to do when it cannot be reached.
package struct ConnectionSource: Sendable {
    /// A libpq connection string or URI.
    package let conninfo: String
    package let roundTripSeconds: Int
    package let logger: Logger
    /// Called before a new connection is tried, at most once a second per thread: starts a private cluster again.
    package let beforeReconnect: @Sendable () -> Void

    package init(
        conninfo: String, roundTripSeconds: Int = 10, logger: Logger,
        beforeReconnect: @escaping @Sendable () -> Void = {}
    ) {
        self.conninfo = conninfo
        self.roundTripSeconds = roundTripSeconds
        self.logger = logger
        self.beforeReconnect = beforeReconnect
    }

    /// A new connection, for work that is done once.
    package func connect() throws(DatabaseError) -> DatabaseConnection {
        try DatabaseConnection(conninfo: conninfo, roundTripSeconds: roundTripSeconds)
    }
}

/// The connection of one thread: made when first needed, made anew after it was lost, with backoff.
///
/// While the backoff lasts, work is refused at once instead of piling up behind a dead database.
struct ThreadConnection {
    private let source: ConnectionSource
    /// A statement that each new session runs first.
    private let settings: String
    private var connection: DatabaseConnection?
    private var failures = 0
    private var nextAttempt = Date.distantPast

    init(source: ConnectionSource, settings: String = "") {
        self.source = source
        self.settings = settings
    }

    mutating func acquire() throws(DatabaseError) -> DatabaseConnection {
        if let connection, connection.isStillOpen {
            connection.rollBack()
            if connection.isUsable { return connection }
        }
        connection = nil
        guard Date.now >= nextAttempt else { throw DatabaseError(.connection, detail: "waiting to reconnect") }
        if failures > 0 { source.beforeReconnect() }
        do {
            let fresh = try source.connect()
            if !settings.isEmpty { try fresh.script(settings) }
            if failures > 0 { source.logger.notice("database is back", metadata: ["attempts": "\(failures)"]) }
            failures = 0
            connection = fresh
            return fresh
        } catch {
            failures += 1
            if failures == 1 { source.logger.error("database is away", metadata: ["error": "\(error)"]) }
            nextAttempt = Date.now.addingTimeInterval(min(1, 0.05 * Double(1 << min(failures, 5))))
            throw error
        }
    }
}
