package import ZhaohuDomain
internal import ZhaohuPostgres
internal import ZhaohuStore
internal import ZhaohuWire

extension Engine {
    /// Checks that the caller may be told about all of the topics.
    ///
    /// `from` is the number after which the terminal wants to go on; nil begins now. Calls `completion` once, on a thread
    /// of the database, with the number after which to begin.
    package func subscribe(
        to topics: [Topic], from: Int64?, caller: Caller,
        completion: @escaping @Sendable (Result<Int64, Refusal>) -> Void
    ) {
        pool.run { database in
            for topic in topics { try SubscriptionRules.check(topic, caller, database) }
            let head = try OutboxStore.head(database, region: caller.region).seq
            guard let from else { return head }
            guard from <= head else {
                throw Refusal(.fromAhead, ["field": "from", "value": String(from), "expected": "0..\(head)"])
            }
            return from
        } completion: { (result: Result<Int64, any Error>) in
            completion(result.mapError(Self.refusal))
        }
    }

    private static func refusal(for error: any Error) -> Refusal {
        if case .refusal(let refusal) = FailureReply.reply(for: error) { refusal } else { Refusal(.internalFault) }
    }

    /// Reads what a topic's listener has missed after a number; `completion` gets nil when the database is away.
    package func readOutbox(
        region: String, topic: Topic, after: Int64, completion: @escaping @Sendable (PushPage?) -> Void
    ) {
        pool.run { [references] database in
            let page = try OutboxStore.read(
                database, region: region, topic: topic, after: after, limit: Self.outboxPage)
            return PushPage(
                page, after: after, in: try references.reference(database, region: region).zone)
        } completion: {
            completion(try? $0.get())  // the connection tries again until it succeeds
        }
    }

    /// Messages that a connection reads from the outbox at a time.
    private static let outboxPage = 128
}
