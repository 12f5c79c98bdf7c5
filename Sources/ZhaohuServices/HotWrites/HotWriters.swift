internal import Logging
internal import ZhaohuDomain
package import ZhaohuPostgres
internal import ZhaohuStore
package import ZhaohuWire

/// Works a batch of one region out inside an open transaction.
typealias BatchBody = @Sendable (DatabaseConnection, Reference, [HotWrite]) throws -> [Reply]

/// The four writers of the hot commands: each has a bounded queue, a thread and a connection of its own.
///
/// A batch is what arrived while the last commit was in flight. Every row gets its own verdict; replies go out after the
/// commit is durable.
package final class HotWriters: Sendable {
    /// How many commands of one kind may wait: about a second's worth at full speed.
    package static let waitingMax = 16_384
    /// How many go into one transaction: more make no commit cheaper and each reply later.
    package static let batchMax = 512
    /// A batch is worked out anew when another writer came between; after that many times it is answered as busy.
    private static let attemptsMax = 4

    private let writers: [CommandKind: BatchWriter<HotWrite>]

    package init(_ source: ConnectionSource, references: ReferenceCache) {
        writers = Dictionary(
            uniqueKeysWithValues: Self.bodies.map { kind, body in
                (
                    kind,
                    BatchWriter(source, name: kind.rawValue, waiting: Self.waitingMax, batch: Self.batchMax) {
                        writes, connection in
                        Self.write(writes, connection, references, source.logger, body)
                    }
                )
            })
    }

    private static let bodies: [CommandKind: BatchBody] = [
        .visitIn: VisitBatch.run, .visitOut: VisitBatch.run, .visitLog: VisitBatch.run, .rating: RatingBatch.run,
    ]

    /// False when the queue of its kind is full.
    package func offer(_ write: HotWrite) -> Bool {
        writers[write.command.spec.kind]?.offer(write) ?? false
    }

    /// Writes what waits, answers it, and ends the threads.
    package func stop() {
        for writer in writers.values { writer.stop() }
    }

    /// Commands waiting in each queue.
    package var waiting: [(kind: CommandKind, count: Int)] {
        writers.map { ($0.key, $0.value.waiting) }.sorted { $0.kind.rawValue < $1.kind.rawValue }
    }

    /// What the command would be answered, without writing it.
    package static func dryRun(
        _ write: HotWrite, _ database: DatabaseConnection, _ references: ReferenceCache
    ) throws -> Reply {
        guard let body = bodies[write.command.spec.kind] else { return .refusal(Refusal(.internalFault)) }
        let reference = try references.reference(database, region: write.caller.region)
        try database.query("begin")
        defer { database.rollBack() }
        return try body(database, reference, [write])[0]
    }

    private static func write(
        _ writes: [HotWrite], _ connection: Result<DatabaseConnection, DatabaseError>, _ references: ReferenceCache,
        _ logger: Logger, _ body: BatchBody
    ) {
        for (region, group) in Dictionary(grouping: writes, by: \.caller.region) {
            let replies = replies(group[...], connection, references, region, logger, body)
            for (write, reply) in zip(group, replies) { write.answer(reply) }
        }
    }

    /// A batch that the database refuses is halved until the row that it refuses stands alone.
    private static func replies(
        _ group: ArraySlice<HotWrite>, _ connection: Result<DatabaseConnection, DatabaseError>,
        _ references: ReferenceCache, _ region: String, _ logger: Logger, _ body: BatchBody
    ) -> [Reply] {
        do {
            return try run(Array(group), try connection.get(), references, region, body)
        } catch let error as DatabaseError where error.kind == .server && !error.isTransient && group.count > 1 {
            let middle = group.startIndex + group.count / 2
            return [group[..<middle], group[middle...]].flatMap {
                replies($0, connection, references, region, logger, body)
            }
        } catch {
            logger.error("a batch failed", metadata: ["error": "\(error)", "count": "\(group.count)"])
            return group.map { _ in FailureReply.reply(for: error) }
        }
    }

    private static func run(
        _ group: [HotWrite], _ database: DatabaseConnection, _ references: ReferenceCache, _ region: String,
        _ body: BatchBody
    ) throws -> [Reply] {
        var attempt = 1
        while true {
            do {
                let reference = try references.reference(database, region: region)
                return try database.transaction { database in try body(database, reference, group) }
            } catch let error as DatabaseError
                where attempt < attemptsMax && (error.isRetriable || error.sqlState == "23505")
            {
                attempt += 1
            } catch is LostRace where attempt < attemptsMax {
                attempt += 1
            }
        }
    }
}

/// Another writer changed a row between our look and our write; the batch is worked out again.
struct LostRace: Error {}

/// The reply to what is no refusal: the world broke, or we made a mistake.
package enum FailureReply {
    /// Transient trouble is told as such, with a time to wait; everything else is a fault.
    package static func reply(for error: any Error) -> Reply {
        switch error {
        case let refusal as Refusal: .refusal(refusal)
        case let error as DatabaseError where error.kind == .busy: .refusal(Refusal(.busy, ["after": "1"]))
        case let error as DatabaseError where error.isTransient: .refusal(Refusal(.unavailable, ["after": "2"]))
        case is LostRace: .refusal(Refusal(.busy, ["after": "1"]))
        default: .refusal(Refusal(.internalFault))
        }
    }
}
