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
            // A batch looks rows up by key. With the lengths of its arrays before it the planner would now and then read
            // the whole table instead, so the plan is made once, without them.
            var connection = ThreadConnection(source: source, settings: "set plan_cache_mode = force_generic_plan")
            while true {
                let items = queue.take(atMost: bounds.batch)
                if items.isEmpty { break }
                write(items, Result { () throws(DatabaseError) in try connection.acquire() })
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
