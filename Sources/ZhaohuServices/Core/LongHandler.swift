internal import ZhaohuDomain

/// Carries out a command that thinks for seconds: looks at the database, thinks without it, and gives a handler that
/// decides whether what was seen still holds and writes.
///
/// So no connection and no lock is held while it thinks.
package typealias LongHandler = @Sendable (CommandContext) throws -> LongWork

/// What is thought about, off the threads of the database.
package typealias LongWork = @Sendable () async throws -> Handler

/// How many may think at once; the rest are told to come again.
actor ThinkingDesk {
    private let most: Int
    private var running = 0

    init(most: Int) {
        self.most = most
    }

    /// Runs the work, or refuses when all places are taken.
    func run(_ work: @escaping LongWork) async throws -> Handler {
        guard running < most else { throw Refusal(.scheduleSearchesRunning, ["after": "2"]) }
        running += 1
        defer { running -= 1 }
        return try await Task.detached { try await work() }.value
    }
}
