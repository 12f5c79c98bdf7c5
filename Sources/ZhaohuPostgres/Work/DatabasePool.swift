internal import Foundation

/// A few threads with a connection each, fed from one bounded queue, for reads and rare changes.
package final class DatabasePool: Sendable {
    private typealias Job = @Sendable (Result<DatabaseConnection, DatabaseError>) -> Void
    private let queue: WorkQueue<Job>
    private let stopped = DispatchGroup()

    /// Starts the threads; at most `waiting` jobs wait before the next is refused as busy.
    package init(_ source: ConnectionSource, threads: Int, waiting: Int) {
        let queue = WorkQueue<Job>(limit: waiting)
        self.queue = queue
        for number in 1...threads {
            stopped.enter()
            let thread = Thread { [stopped] in
                Self.serve(queue, ThreadConnection(source: source))
                stopped.leave()
            }
            thread.name = "zhaohu-db-\(number)"
            thread.stackSize = 1 << 20
            thread.start()
        }
    }

    /// Runs `body` on a connection and hands on what came of it, on that connection's thread.
    package func run<Value: Sendable>(
        _ body: @escaping @Sendable (DatabaseConnection) throws -> Value,
        completion: @escaping @Sendable (Result<Value, any Error>) -> Void
    ) {
        let accepted = queue.offer { connection in
            completion(Result { try body(try connection.get()) })
        }
        if !accepted { completion(.failure(DatabaseError(.busy))) }
    }

    /// Runs `body` on a connection.
    package func run<Value: Sendable>(_ body: @escaping @Sendable (DatabaseConnection) throws -> Value) async throws
        -> Value
    {
        try await withCheckedThrowingContinuation { continuation in
            run(body) { continuation.resume(with: $0) }
        }
    }

    /// Takes no more work, finishes what waits, and returns when all threads are gone.
    package func stop() {
        queue.close()
        stopped.wait()
    }

    private static func serve(_ queue: WorkQueue<Job>, _ initial: ThreadConnection) {
        var connection = initial
        while let job = queue.take(atMost: 1).first {
            job(Result { () throws(DatabaseError) in try connection.acquire() })
        }
    }
}
