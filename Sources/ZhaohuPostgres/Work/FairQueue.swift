internal import DequeModule
internal import Foundation

/// A bounded queue of batches in which those who wait take turns.
///
/// Each source (a connection) has a line of its own, in the order offered. A batch takes from one line after the other,
/// at most a share of each, so that a company that sends a whole day at once holds nobody else up for longer than a
/// share takes.
package final class FairQueue<Element: Sendable>: @unchecked Sendable {
    // All state is read and written with `condition` locked.
    private let condition = NSCondition()
    private var lines: [Int: Deque<Element>] = [:]
    /// Sources with something waiting, the next to be served first.
    private var turns: Deque<Int> = []
    private var waiting = 0
    private var isClosed = false
    private let limit: Int
    private let share: Int

    /// - Parameters:
    ///   - limit: how many may wait in all; one more is refused.
    ///   - share: how many of one source go into one batch.
    package init(limit: Int, share: Int) {
        self.limit = limit
        self.share = share
    }

    /// False when the queue is full or closed; the caller answers `BUSY`.
    package func offer(_ element: Element, from source: Int) -> Bool {
        condition.withLock {
            guard !isClosed, waiting < limit else { return false }
            if lines[source]?.append(element) == nil {
                lines[source] = [element]
                turns.append(source)
            }
            waiting += 1
            condition.signal()
            return true
        }
    }

    /// Waits for work and takes each source's share of it, at most `count` in all; empty when closed and drained.
    package func take(atMost count: Int) -> [Element] {
        condition.withLock {
            while waiting == 0, !isClosed { condition.wait() }
            var taken: [Element] = []
            taken.reserveCapacity(min(count, waiting))
            for _ in 0..<turns.count where taken.count < count {
                let source = turns.removeFirst()
                takeShare(of: source, upTo: min(share, count - taken.count), into: &taken)
            }
            waiting -= taken.count
            return taken
        }
    }

    private func takeShare(of source: Int, upTo most: Int, into taken: inout [Element]) {
        guard var line = lines.removeValue(forKey: source) else { return }
        let number = min(most, line.count)
        taken.append(contentsOf: line.prefix(number))
        line.removeFirst(number)
        guard !line.isEmpty else { return }
        lines[source] = line
        turns.append(source)
    }

    /// No more work is taken in; what waits is still handed out.
    package func close() {
        condition.withLock {
            isClosed = true
            condition.broadcast()
        }
    }

    /// How many wait.
    package var count: Int { condition.withLock { waiting } }
}
