internal import Synchronization
package import ZhaohuDomain

/// What one connection is to be told next: a bounded queue between the outbox and its event loop.
package final class PushQueue: Sendable {
    /// An entry of the queue.
    package enum Item: Sendable {
        case message(PushMessage)
        /// The queue was full: what comes after that number must be read from the outbox.
        case fellBehind(Topic, after: Int64)
    }

    /// Messages that may wait; some seconds of a busy company.
    package static let messagesMax = 128

    private struct State {
        var items: [Item] = []
        /// True until the connection has looked.
        var isWoken = false
    }

    private let state = Mutex(State())
    private let wakeUp: @Sendable () -> Void

    /// `wakeUp` is called when there is something to take, on any thread, once until it is taken.
    package init(wakeUp: @escaping @Sendable () -> Void) {
        self.wakeUp = wakeUp
    }

    /// Takes the oldest items, at most that many.
    package func take(atMost count: Int) -> [Item] {
        state.withLock { state in
            let taken = Array(state.items.prefix(count))
            state.items.removeFirst(taken.count)
            if state.items.isEmpty { state.isWoken = false }
            return taken
        }
    }

    /// Forgets what waits for a topic.
    func drop(_ topic: Topic) {
        state.withLock { state in
            state.items.removeAll { item in
                switch item {
                case .message(let message): message.topic == topic
                case .fellBehind(let late, _): late == topic
                }
            }
            if state.items.isEmpty { state.isWoken = false }
        }
    }

    /// Adds a message; false when the queue is full, and then a note that it ``Item/fellBehind(_:after:)``.
    ///
    /// `after` is the number of the last message of the topic that the queue got.
    func offer(_ message: PushMessage, after: Int64) -> Bool {
        state.withLock { state in
            let hasRoom = state.items.count < Self.messagesMax
            state.items.append(hasRoom ? .message(message) : .fellBehind(message.topic, after: after))
            return hasRoom
        }
    }

    /// Wakes the connection, unless it is awake.
    func wake() {
        let isFirst = state.withLock { state in
            defer { state.isWoken = !state.items.isEmpty }
            return !state.isWoken && !state.items.isEmpty
        }
        if isFirst { wakeUp() }
    }
}
