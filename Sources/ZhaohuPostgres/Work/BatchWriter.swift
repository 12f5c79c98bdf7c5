internal import Foundation

/// One thread and one connection that write what arrived while the last commit was in flight: natural group commit.
///
/// No timer: an idle writer takes a lone item at once. The queue is bounded, so memory is too.
package final class BatchWriter<Item: Sendable>: Sendable {
    /// How much waits at most, and how much goes into one transaction.
    package struct Bounds: Sendable {
        /// One more is refused as busy.
        let waiting: Int
        /// In one transaction.
        let batch: Int
        /// Of one source in one transaction.
        let share: Int

        package init(waiting: Int, batch: Int, share: Int) {
            self.waiting = waiting
            self.batch = batch
            self.share = share
        }
    }

    private let queue: FairQueue<Item>
    private let stopped = DispatchGroup()

    /// Starts the thread; `write` is called on it with each batch, and answers every item of it.
    package init(
        _ source: ConnectionSource, name: String, bounds: Bounds,
        write: @escaping @Sendable ([Item], Result<DatabaseConnection, DatabaseError>) -> Void
    ) {
        let queue = FairQueue<Item>(limit: bounds.waiting, share: bounds.share)
        self.queue = queue
        stopped.enter()
        let thread = Thread { [stopped] in
            var connection = ThreadConnection(source: source, settings: BatchSession.settings)
            var plans = PlanAge()
            while true {
                let items = queue.take(atMost: bounds.batch)
                if items.isEmpty { break }
                let acquired = Result { () throws(DatabaseError) in try connection.acquire() }
                if case .success(let session) = acquired { plans.renewIfOld(session) }
                write(items, acquired)
            }
            stopped.leave()
        }
        thread.name = "zhaohu-\(name)"
        thread.stackSize = 1 << 20
        thread.start()
    }

    /// False when the queue is full.
    package func offer(_ item: Item, from source: Int) -> Bool { queue.offer(item, from: source) }

    /// How many items wait.
    package var waiting: Int { queue.count }

    /// Takes no more work, writes what waits, and returns when the thread is gone.
    package func stop() {
        queue.close()
        stopped.wait()
    }
}

/// When a writer's session last made its plans.
///
/// A plan made while a month's partition was still empty may hold the wrong index, all being equally cheap then. So
/// plans are made anew after a second, two, four and so on, and every minute for ever.
private struct PlanAge {
    private static let longest = Duration.seconds(60)
    private var interval = Duration.seconds(1)
    private var next = ContinuousClock.now + .seconds(1)

    mutating func renewIfOld(_ session: DatabaseConnection) {
        guard ContinuousClock.now >= next else { return }
        try? session.script("discard plans")  // a session that cannot is found out by the batch
        interval = min(interval * 2, Self.longest)
        next = ContinuousClock.now + interval
    }
}

/// How a writer's session differs from others.
package enum BatchSession {
    /// A batch looks rows up by key, whatever the tables hold and whenever they were last analysed.
    ///
    /// Left to itself the planner would now and then, for a long array or a table that has just been filled, read the whole table instead.
    package static let settings = """
        set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set enable_bitmapscan = off;
        set enable_hashjoin = off; set enable_mergejoin = off; set enable_material = off; set jit = off
        """
}
