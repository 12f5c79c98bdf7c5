internal import Synchronization
package import ZhaohuDomain

/// Who listens to what, and how far the outbox of each region has been handed out.
///
/// A connection first reads from the outbox up to its end, then joins. It joins only when it has read at least as far as
/// everybody was told, and is told only what comes after what it has read: no gap, and nothing twice.
package final class PushHub: Sendable {
    private struct Listener {
        let queue: PushQueue
        /// The last message that it has.
        var after: Int64
    }

    private struct Region {
        /// Everything up to this number was handed out.
        var last: Int64
        var listeners: [Topic: [ObjectIdentifier: Listener]] = [:]

        mutating func tell(_ message: PushMessage, _ told: inout [ObjectIdentifier: PushQueue]) {
            for (id, listener) in listeners[message.topic] ?? [:] where listener.after < message.seq {
                told[id] = listener.queue
                if listener.queue.offer(message, after: listener.after) {
                    listeners[message.topic]?[id]?.after = message.seq
                } else {
                    remove(id, from: message.topic)
                }
            }
        }

        mutating func remove(_ id: ObjectIdentifier, from topic: Topic) {
            listeners[topic]?[id] = nil
            if listeners[topic]?.isEmpty == true { listeners[topic] = nil }
        }
    }

    private let regions = Mutex<[String: Region]>([:])

    package init() {}

    /// From now on the queue is told what comes after `after`; false when others were told more: read on.
    package func join(_ queue: PushQueue, region: String, topic: Topic, after: Int64) -> Bool {
        regions.withLock { regions in
            var known = regions.removeValue(forKey: region) ?? Region(last: after)
            defer { regions[region] = known }
            guard known.last <= after else { return false }
            known.listeners[topic, default: [:]][ObjectIdentifier(queue)] = Listener(queue: queue, after: after)
            return true
        }
    }

    /// From now on the queue is told nothing about the topic, and what waits is forgotten.
    package func leave(_ queue: PushQueue, region: String, topic: Topic) {
        regions.withLock { regions in
            regions[region]?.remove(ObjectIdentifier(queue), from: topic)
            queue.drop(topic)
        }
    }

    /// After which number to read on for the listeners of a region whose newest message is `head`; nil: nothing to do.
    func next(region: String, head: Int64) -> Int64? {
        regions.withLock { regions in
            guard let known = regions[region], !known.listeners.isEmpty else {
                regions[region] = Region(last: head)
                return nil
            }
            return known.last < head ? known.last : nil
        }
    }

    /// Gives messages to those who listen; everything up to `upTo` is then handed out.
    func handOut(_ messages: [PushMessage], region: String, upTo: Int64) {
        let told = regions.withLock { regions in
            var told: [ObjectIdentifier: PushQueue] = [:]
            for message in messages { regions[region]?.tell(message, &told) }
            regions[region]?.last = upTo
            return told
        }
        for queue in told.values { queue.wake() }
    }
}
