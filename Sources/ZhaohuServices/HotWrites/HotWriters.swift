internal import Logging
internal import ZhaohuDomain
package import ZhaohuPostgres
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

/// The writers of the hot commands, each with a bounded queue, a thread and a connection of its own.
///
/// All visits of a company go through the same writer, in the order in which they came: the rules compare a visit with
/// others of its carer and its client, who belong to one company, so writers need no lock between them. Ratings have a
/// writer of their own. A batch is what arrived while the last commit was in flight. Every row gets its own verdict;
/// replies go out after the commit is durable.
package final class HotWriters: Sendable {
    /// Writers of visits; more than cores would only wait for each other.
    package static let visitWriters = 2
    /// How many commands may wait for one writer: about a second's worth at full speed.
    package static let waitingMax = 16_384
    /// How many go into one transaction: more make no commit cheaper and each reply later.
    package static let batchMax = 512
    /// How many of one connection go into one transaction: what a lone check-in may have to wait for; see ``FairQueue``.
    package static let shareMax = 8

    private let visits: [BatchWriter<HotWrite>]
    private let ratings: BatchWriter<HotWrite>

    package init(_ source: ConnectionSource, references: ReferenceCache) {
        @Sendable func writer(_ name: String, shard: Int, _ body: @escaping BatchBody) -> BatchWriter<HotWrite> {
            let bounds = BatchWriter<HotWrite>.Bounds(
                waiting: Self.waitingMax, batch: Self.batchMax, share: Self.shareMax)
            return BatchWriter(source, name: name, bounds: bounds) { writes, connection in
                HotBatch(references: references, logger: source.logger, shard: shard, body: body)
                    .write(writes, connection)
            }
        }
        visits = (0..<Self.visitWriters).map { writer("visits-\($0)", shard: $0, VisitBatch.run) }
        ratings = writer("ratings", shard: Self.visitWriters, RatingBatch.run)
    }

    /// False when the queue of its writer is full.
    package func offer(_ write: HotWrite) -> Bool {
        writer(for: write).offer(write, from: write.caller.connection)
    }

    /// Writes what waits, answers it, and ends the threads.
    package func stop() {
        for writer in visits + [ratings] { writer.stop() }
    }

    /// Commands waiting for each writer.
    package var waiting: [(name: String, count: Int)] {
        visits.enumerated().map { ("visits_\($0.offset)", $0.element.waiting) } + [("ratings", ratings.waiting)]
    }

    /// What the command would be answered, without writing it.
    package static func dryRun(
        _ write: HotWrite, _ database: DatabaseConnection, _ references: ReferenceCache
    ) throws -> Reply {
        let body = write.command.spec.kind == .rating ? RatingBatch.run : VisitBatch.run
        let reference = try references.reference(database, region: write.caller.region)
        return try body(database, reference, [write], 0).replies[0]
    }

    private func writer(for write: HotWrite) -> BatchWriter<HotWrite> {
        guard write.command.spec.kind != .rating else { return ratings }
        let company = write.caller.provider?.number ?? 0
        return visits[Int(company.magnitude % UInt64(visits.count))]
    }
}

/// One batch on its way: worked out, written, answered.
struct HotBatch {
    /// A batch is worked out anew when another writer came between; after that many times it is answered as busy.
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
