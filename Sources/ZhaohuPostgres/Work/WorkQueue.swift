internal import DequeModule
internal import Foundation

/// A bounded queue between event loops, which never wait, and one or more threads, which do.
package final class WorkQueue<Element: Sendable>: @unchecked Sendable {
    // All state is read and written with `condition` locked.
    private let condition = NSCondition()
    private var elements: Deque<Element> = []
    private var isClosed = false
    private let limit: Int

    /// - Parameter limit: how many may wait; one more is refused.
    package init(limit: Int) {
        self.limit = limit
    }

    /// False when the queue is full or closed; the caller answers `BUSY`.
    package func offer(_ element: Element) -> Bool {
        condition.withLock {
            guard !isClosed, elements.count < limit else { return false }
            elements.append(element)
            condition.signal()
            return true
        }
    }

    /// Waits for work and takes all of it, at most `count`, in the order offered; empty when closed and drained.
    package func take(atMost count: Int) -> [Element] {
        condition.withLock {
            while elements.isEmpty, !isClosed { condition.wait() }
            let taken = Array(elements.prefix(count))
            elements.removeFirst(taken.count)
            return taken
        }
    }

    /// No more work is taken in; what waits is still handed out.
    package func close() {
        condition.withLock {
            isClosed = true
            condition.broadcast()
        }
    }

    /// How many wait.
    package var count: Int { condition.withLock { elements.count } }
}
