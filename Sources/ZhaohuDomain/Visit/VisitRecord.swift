/// A visit as its caregiver recorded it.
package struct VisitRecord: Hashable, Sendable {
    package let begin: Instant
    package let end: Instant
    package let inPosition: Position?
    /// Metres, nil when the device did not say.
    package let inAccuracy: Int?
    package let outPosition: Position?
    package let outAccuracy: Int?
    /// When the server got the last part of it.
    package let received: Instant
    /// Device clock minus server clock in seconds, nil when unknown.
    package let skewSeconds: Int?
    /// How many kinds of service were recorded.
    package let itemCount: Int

    package init(
        begin: Instant, end: Instant, inPosition: Position? = nil, inAccuracy: Int? = nil,
        outPosition: Position? = nil, outAccuracy: Int? = nil, received: Instant, skewSeconds: Int? = nil,
        itemCount: Int = 1
    ) {
        self.begin = begin
        self.end = end
        self.inPosition = inPosition
        self.inAccuracy = inAccuracy
        self.outPosition = outPosition
        self.outAccuracy = outAccuracy
        self.received = received
        self.skewSeconds = skewSeconds
        self.itemCount = itemCount
    }

    /// Whole minutes from begin to end, rounded down.
    package var minutes: Int { end.seconds(since: begin) / 60 }

    /// Refuses an end before the begin, and a visit of more than 24 hours; both are slips of recording.
    ///
    /// - Throws: ``RefusalRule/visitEndsBeforeStart``, ``RefusalRule/visitTooLong``.
    package static func requireOrder(begin: Instant, end: Instant) throws(Refusal) {
        guard begin <= end else {
            throw Refusal(
                .visitEndsBeforeStart,
                ["begin": begin.iso8601(in: .shanghai), "end": end.iso8601(in: .shanghai)])
        }
        let minutes = (end.seconds(since: begin) + 59) / 60
        guard end.microseconds - begin.microseconds <= 86_400_000_000 else {
            throw Refusal(.visitTooLong, ["minutes": String(minutes), "most": "1440"])
        }
    }
}
