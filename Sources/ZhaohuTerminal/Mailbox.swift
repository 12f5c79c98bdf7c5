internal import NIOCore
internal import Synchronization

/// Answers from other threads on their way to the connections of one event loop.
///
/// A writer answers a whole batch within microseconds. The loop is woken once, takes all that is there, and lets each
/// connection write what it got in one piece.
final class Mailbox: Sendable {
    typealias Delivery = @Sendable (TerminalConnection) -> Void

    private let loop: any EventLoop
    private let waiting = Mutex<[(connection: NIOLoopBound<TerminalConnection>, delivery: Delivery)]>([])

    init(_ loop: any EventLoop) {
        self.loop = loop
    }

    /// Lets the connection take the delivery on its loop, then go on.
    func post(to connection: NIOLoopBound<TerminalConnection>, _ delivery: @escaping Delivery) {
        let isFirst = waiting.withLock { waiting in
            waiting.append((connection, delivery))
            return waiting.count == 1
        }
        if isFirst { loop.execute { self.empty() } }
    }

    private func empty() {
        let taken = waiting.withLock { waiting in
            let taken = waiting
            waiting.removeAll(keepingCapacity: taken.count < 1_024)
            return taken
        }
        for (connection, delivery) in taken { delivery(connection.value) }
        for (connection, _) in taken { connection.value.goOnOnce() }
    }
}

/// The mailbox of each event loop.
struct Mailboxes: Sendable {
    private let byLoop: [ObjectIdentifier: Mailbox]

    init(_ group: any EventLoopGroup) {
        byLoop = Dictionary(
            uniqueKeysWithValues: group.makeIterator().map { (ObjectIdentifier($0), Mailbox($0)) })
    }

    /// That of the loop; a new one for a loop of another group, such as a test's.
    func mailbox(of loop: any EventLoop) -> Mailbox { byLoop[ObjectIdentifier(loop)] ?? Mailbox(loop) }
}
