internal import DequeModule
internal import ZhaohuDomain
internal import ZhaohuServices
internal import ZhaohuWire

/// The topics of one connection, and what it must do next so that it is told everything once and in order.
///
/// A topic is either live, then its messages come through the queue, or it is read from the outbox, page by page, until
/// it can join the others. Lives on the connection's event loop.
final class Subscriptions {
    /// A topic that is to be read from the outbox.
    struct Reading: Sendable {
        let topic: Topic
        /// Tells this subscription from an earlier one to the same topic.
        let number: Int
        var after: Int64
        /// The loss of messages that are no longer kept has been told up to here.
        var toldMissing: Int64
    }

    /// What to do next.
    enum Step {
        case write([PushFrame])
        case read(Reading)
    }

    /// Messages in one write.
    private static let batch = 32

    /// That of the login; another one only while there are no topics.
    private(set) var region = ""
    private let hub: PushHub
    private let queue: PushQueue
    private var numbers: [Topic: Int] = [:]
    private var lastNumber = 0
    private var readings: Deque<Reading> = []
    private var isReading = false

    /// Without topics; `wakeUp` is called on any thread when there is something to do.
    init(hub: PushHub, wakeUp: @escaping @Sendable () -> Void) {
        self.hub = hub
        queue = PushQueue(wakeUp: wakeUp)
    }

    /// The topics now.
    var topics: Set<Topic> { Set(numbers.keys) }
    var isEmpty: Bool { numbers.isEmpty }

    /// Subscribes to topics of a region, each from after that number; the answers.
    ///
    /// A topic that is there already goes on as it is, unless a number `isChosen`.
    func begin(_ topics: [Topic], of region: String, after: Int64, isChosen: Bool) -> [PushFrame] {
        if isEmpty { self.region = region }
        return topics.map { topic in
            if isChosen || numbers[topic] == nil {
                end(topic)
                lastNumber += 1
                numbers[topic] = lastNumber
                if isChosen || !hub.join(queue, region: region, topic: topic, after: after) {
                    readings.append(Reading(topic: topic, number: lastNumber, after: after, toldMissing: after))
                }
            }
            return .subscribed(topic: topic.description, count: numbers.count)
        }
    }

    /// Gives topics up, named as the peer names them, or all; the answers.
    func end(named names: [String]) -> [PushFrame] {
        let all = names.isEmpty ? topics.map(\.description).sorted() : names
        guard !all.isEmpty else { return [.unsubscribed(topic: nil, count: 0)] }
        return all.map { name in
            if let topic = Topic(name) { end(topic) }
            return .unsubscribed(topic: name, count: numbers.count)
        }
    }

    /// Gives all topics up.
    func endAll() {
        for topic in topics { end(topic) }
    }

    private func end(_ topic: Topic) {
        guard numbers.removeValue(forKey: topic) != nil else { return }
        readings.removeAll { $0.topic == topic }
        hub.leave(queue, region: region, topic: topic)
    }

    /// What to do next; nil when there is nothing until the next wake-up or page.
    func next() -> Step? {
        let items = queue.take(atMost: Self.batch)
        guard items.isEmpty else { return .write(items.map(frame)) }
        guard !isReading, let reading = readings.popFirst() else { return nil }
        isReading = true
        return .read(reading)
    }

    private func frame(_ item: PushQueue.Item) -> PushFrame {
        switch item {
        case .message(let message): return .message(topic: message.topic.description, line: message.line)
        case .fellBehind(let topic, let after):
            let reading = Reading(topic: topic, number: numbers[topic] ?? 0, after: after, toldMissing: after)
            readings.append(reading)
            return .lagged(topic: topic.description, next: after + 1, missing: nil)
        }
    }

    /// A page that was asked for has come; what to write.
    func took(_ page: PushPage, of reading: Reading) -> [PushFrame] {
        isReading = false
        guard numbers[reading.topic] == reading.number else { return [] }
        var frames: [PushFrame] = []
        var reading = reading
        if let missing = page.missing, missing.upperBound > reading.toldMissing {
            reading.toldMissing = missing.upperBound
            frames.append(
                .lagged(topic: reading.topic.description, next: missing.upperBound + 1, missing: missing))
        }
        frames += page.messages.map { .message(topic: $0.topic.description, line: $0.line) }
        reading.after = page.upTo
        if !page.isLast || !hub.join(queue, region: region, topic: reading.topic, after: page.upTo) {
            readings.append(reading)
        }
        return frames
    }

    /// The page could not be read; it is asked for again.
    func missed(_ reading: Reading) {
        isReading = false
        if numbers[reading.topic] == reading.number { readings.append(reading) }
    }
}
