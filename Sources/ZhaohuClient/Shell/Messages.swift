private import Synchronization
internal import ZhaohuWire

/// Messages from the server, waiting to be shown.
final class Messages: Sendable {
    /// A person reads no more than this at once; older ones are dropped first.
    private static let countMax = 1000
    private let waiting = Mutex<[WireValue]>([])

    func add(_ message: WireValue) {
        waiting.withLock { waiting in
            if waiting.count >= Self.countMax { waiting.removeFirst() }
            waiting.append(message)
        }
    }

    func take() -> [WireValue] {
        waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }
}
