/// What the server says unasked, and the answers of `SUBSCRIBE` that have the same shape, as in Redis.
///
/// A message is its topic and one line of text in both versions of the protocol, as stock clients expect texts there.
package enum PushFrame: Hashable, Sendable {
    /// The answer for each topic of a `SUBSCRIBE`, with how many topics the connection has then.
    case subscribed(topic: String, count: Int)
    /// The answer for each topic of an `UNSUBSCRIBE`; without a topic when there was none to give up.
    case unsubscribed(topic: String?, count: Int)
    /// A message: `seq=772 at=… key=value …`.
    case message(topic: String, line: String)
    /// A message about messages: they go on with `next`, from the outbox.
    ///
    /// `missing` are the numbers whose messages are no longer kept.
    case lagged(topic: String, next: Int64, missing: ClosedRange<Int64>?)
    /// The answer of `PING` while RESP2 is subscribed.
    case pong(String)
    /// How far the running command is; RESP3 only.
    case progress(command: String, done: Int, of: Int?, text: String)

    /// Appends the frame: a push in RESP3, an array in RESP2.
    package func append(_ version: RespVersion, to bytes: inout [UInt8]) {
        ReplyEncoder.encodePush(parts, protocolVersion: version, into: &bytes)
    }

    private var parts: [RedisValue] {
        switch self {
        case .subscribed(let topic, let count): [.bulk("subscribe"), .bulk(topic), .integer(Int64(count))]
        case .unsubscribed(let topic, let count):
            [.bulk("unsubscribe"), topic.map { .bulk($0) } ?? .null, .integer(Int64(count))]
        case .message(let topic, let line): [.bulk("message"), .bulk(topic), .bulk(line)]
        case .lagged(let topic, let next, let missing):
            [.bulk("message"), .bulk(topic), .bulk("lagged " + Self.lagged(next, missing))]
        case .pong(let text): [.bulk("pong"), .bulk(text)]
        case .progress(let command, let done, let total, let text):
            [
                .bulk("progress"),
                .map(
                    [(.bulk("command"), .bulk(command)), (.bulk("done"), .integer(Int64(done)))]
                        + (total.map { [(.bulk("of"), .integer(Int64($0)))] } ?? [])
                        + [(.bulk("text"), .bulk(text))]),
            ]
        }
    }

    private static func lagged(_ next: Int64, _ missing: ClosedRange<Int64>?) -> String {
        FieldLine.encode(
            [ReplyField("next", next)]
                + (missing.map { [ReplyField("missing", "\($0.lowerBound)-\($0.upperBound)")] } ?? []))
    }
}
