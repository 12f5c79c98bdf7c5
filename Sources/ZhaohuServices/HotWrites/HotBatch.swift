internal import Logging
internal import ZhaohuDomain
internal import ZhaohuPostgres
internal import ZhaohuStore
package import ZhaohuWire

/// What a batch came to: the answers, and what must be written for them to be true.
struct WorkedOut {
    /// One for each command, in order.
    let replies: [Reply]
    /// All of them or none; empty when every answer was told before.
    let statements: [Statement]
}

/// Works a batch of one region out; `shard` is the writer's own part of the sums.
typealias BatchBody =
    @Sendable (_ database: DatabaseConnection, _ reference: Reference, _ writes: [HotWrite], _ shard: Int) throws ->
    WorkedOut

/// One batch on its way: worked out, written, answered.
struct HotBatch {
    /// A batch is worked out anew when another writer came between; after that many times it is answered as unavailable.
    private static let attemptsMax = 4

    let references: ReferenceCache
    let logger: Logger
    let shard: Int
    let body: BatchBody

    func write(_ writes: [HotWrite], _ connection: Result<DatabaseConnection, DatabaseError>) {
        for (region, group) in Dictionary(grouping: writes, by: \.caller.region) {
            let replies = replies(group[...], connection, region)
            for (write, reply) in zip(group, replies) { write.answer(reply) }
        }
    }

    /// A batch that the database refuses is halved until the row that it refuses stands alone.
    private func replies(
        _ group: ArraySlice<HotWrite>, _ connection: Result<DatabaseConnection, DatabaseError>, _ region: String
    ) -> [Reply] {
        do {
            return try run(Array(group), try connection.get(), region)
        } catch let error as DatabaseError where error.kind == .server && !error.isTransient && group.count > 1 {
            let middle = group.startIndex + group.count / 2
            return [group[..<middle], group[middle...]].flatMap { replies($0, connection, region) }
        } catch {
            logger.error("a batch failed", metadata: ["error": "\(error)", "count": "\(group.count)"])
            return group.map { _ in FailureReply.reply(for: error) }
        }
    }

    private func run(_ group: [HotWrite], _ database: DatabaseConnection, _ region: String) throws -> [Reply] {
        var attempt = 1
        while true {
            do {
                let reference = try references.reference(database, region: region)
                let result = try body(database, reference, group, shard)
                if !result.statements.isEmpty { _ = try database.pipeline(result.statements) }
                return result.replies
            } catch let error as DatabaseError
                where attempt < Self.attemptsMax && (error.isRetriable || error.sqlState == "23505")
            {
                attempt += 1
            }
        }
    }
}

/// The reply to what is no refusal: the world broke, or we made a mistake.
package enum FailureReply {
    /// Transient trouble is told as such, with a time to wait; everything else is a fault.
    package static func reply(for error: any Error) -> Reply {
        switch error {
        case let refusal as Refusal: .refusal(refusal)
        case let error as DatabaseError where error.kind == .busy: .refusal(Refusal(.busy, ["after": "1"]))
        case let error as DatabaseError where error.isTransient: .refusal(Refusal(.unavailable, ["after": "2"]))
        default: .refusal(Refusal(.internalFault))
        }
    }
}
