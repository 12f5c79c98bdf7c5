package import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// A message as terminals get it; one copy for all queues that hold it.
package final class PushMessage: Sendable {
    /// Its number within the region.
    package let seq: Int64
    package let topic: Topic
    /// `seq=772 at=2017-06-01T08:02:12.120+08:00` and the fields of the message.
    package let line: String

    /// Nil when the topic is none that this program knows; nobody can have asked for it.
    init?(_ entry: OutboxPage.Entry, in zone: Zone) {
        guard let topic = Topic(entry.topic) else { return nil }
        self.topic = topic
        seq = entry.seq
        var fields = [ReplyField("seq", entry.seq)]
        if let at = entry.at { fields.append(ReplyField("at", at.iso8601(in: zone))) }
        for index in stride(from: 0, to: entry.fields.count - 1, by: 2) {
            fields.append(ReplyField(entry.fields[index], .text(entry.fields[index + 1])))
        }
        line = FieldLine.encode(fields)
    }
}

/// What of a topic was read from the outbox.
package struct PushPage: Sendable {
    package let messages: [PushMessage]
    /// Nothing is missing up to this number.
    package let upTo: Int64
    /// Numbers asked for whose messages are no longer kept; nil when none are.
    package let missing: ClosedRange<Int64>?
    /// True when nothing more was there after ``upTo``.
    package let isLast: Bool

    init(_ page: OutboxPage, after: Int64, in zone: Zone) {
        messages = page.entries.compactMap { PushMessage($0, in: zone) }
        upTo = page.upTo
        missing = after < page.removed ? (after + 1)...page.removed : nil
        isLast = page.isLast
    }
}
