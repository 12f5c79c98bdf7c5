internal import Logging
internal import ZhaohuDomain
package import ZhaohuPostgres
internal import ZhaohuStore
package import ZhaohuWire

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
