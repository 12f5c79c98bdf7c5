internal import ZhaohuPostgres
internal import ZhaohuStore

/// Follows the outbox from its end and hands out what is new: one thread, woken by NOTIFY.
final class OutboxFeed: Sendable {
    /// Messages read at a time.
    private static let pageSize = 512

    private let listener: NotificationListener

    init(_ source: ConnectionSource, hub: PushHub, references: ReferenceCache) {
        listener = NotificationListener(source, channel: OutboxStore.channel, name: "outbox") { database in
            for (region, head) in try OutboxStore.heads(database) {
                while let after = hub.next(region: region, head: head) {
                    let page = try OutboxStore.read(database, region: region, after: after, limit: Self.pageSize)
                    let zone = try references.reference(database, region: region).zone
                    hub.handOut(
                        page.entries.compactMap { PushMessage($0, in: zone) }, region: region, upTo: page.upTo)
                }
            }
        }
    }

    func stop() { listener.stop() }
}
