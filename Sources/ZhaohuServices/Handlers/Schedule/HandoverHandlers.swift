internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `PROVIDER.HANDOVER`: with whom the clients of a company could be.
enum HandoverHandlers {
    static let long: [String: LongHandler] = ["PROVIDER.HANDOVER": handover]

    private static let handover: LongHandler = { context in
        let leaving = try ProviderHandlers.loaded(context, forUpdate: false)
        let clients = try ProviderStore.handover(
            context.database, region: context.region, leaving.id, limit: context.arguments.integer("limit") ?? 1_000)
        guard !clients.isEmpty else { return { { _ in .records([]) } } }
        let plan = try HandoverPlan(
            context, leaving: leaving, day: context.day("date") ?? context.today.advanced(by: 1))
        let progress = context.progress
        return {
            let offers = try await plan.offers(progress)
            return { _ in .records(clients.map { row($0, offers[$0.caseID.number]) }) }
        }
    }

    /// A client with the company whose carer has room; the nearest one where nobody has, or nothing is due that day.
    private static func row(_ client: HandoverClient, _ offer: HandoverPlan.Offer?) -> [ReplyField] {
        var metres = ""
        if let from = client.position, let to = client.seat { metres = String(from.distanceMetres(to: to)) }
        let proposed = offer?.provider ?? client.nearest
        return [
            ReplyField("case", client.caseID), ReplyField("person", client.person),
            ReplyField("district", client.district), ReplyField("proposed", proposed?.description ?? "none"),
            ReplyField("distance_m", offer == nil || offer?.provider == client.nearest ? metres : ""),
            ReplyField("by", offer == nil ? "distance" : "schedule"),
            ReplyField("caregiver", offer?.caregiver.description ?? ""),
            ReplyField("from", offer.map { ExplainHandlers.time($0.start) } ?? ""),
        ]
    }
}
