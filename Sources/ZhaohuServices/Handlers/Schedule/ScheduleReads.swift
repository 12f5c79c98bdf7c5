internal import ZhaohuDocuments
internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `SCHEDULE.GET` and `SCHEDULE.VERSIONS`: a company's day as it is, and as its plans have it.
enum ScheduleReads {
    static let table: [String: Handler] = ["SCHEDULE.GET": get, "SCHEDULE.VERSIONS": versions]

    private static let get: Handler = { context in
        let desk = try ScheduleDesk(context)
        if let format = context.arguments.text("format"), format != "list" { return try document(desk, format) }
        guard context.arguments.has("version") else {
            var filter = VisitFilter()
            filter.provider = desk.provider.id
            filter.day = desk.day
            filter.limit = 5_000
            let visits = try VisitStore.list(context.database, region: context.region, filter)
            return .records(visits.map { VisitHandlers.summary($0, context) + [ReplyField("reason", $0.reason)] })
        }
        return .records(rows(try OpenedVersion(try desk.requireVersion()), desk))
    }

    /// The day board as a page or for a terminal, or the map alone.
    private static func document(_ desk: ScheduleDesk, _ format: String) throws -> Reply {
        let maker = try BoardMaker(desk: desk, opened: OpenedVersion(try desk.requireVersion()))
        let language = desk.context.language
        switch format {
        case "html": return .document(maker.board().html(language, map: maker.map()))
        case "svg": return .document(maker.map().svg(language))
        default: return .document(maker.board().text(language))
        }
    }

    /// The visits of a version, by carer and time; those that nobody serves last.
    private static func rows(_ opened: OpenedVersion, _ desk: ScheduleDesk) -> [[ReplyField]] {
        let places = opened.stored.places
        let rows = opened.problem.facts.visits.enumerated().flatMap { index, visit in
            visit.ids.map { id -> (key: (Int64, Int, Int64), fields: [ReplyField]) in
                let place = places[id]
                let reason = place == nil ? UnplacedReason(of: index, in: opened.problem.instance).rawValue : ""
                let from = place.map { desk.context.zone.instant(desk.day, second: $0.start) }
                return (
                    (place?.carer ?? .max, place?.start ?? 0, id),
                    [
                        ReplyField("visit", VisitID(id)), ReplyField("case", CaseID(visit.client)),
                        ReplyField("caregiver", place.map { CaregiverID($0.carer).description } ?? ""),
                        ReplyField("from", desk.context.instant(from)), ReplyField("minutes", visit.seconds / 60),
                        ReplyField("pinned", visit.pin == nil ? "no" : "yes"), ReplyField("reason", reason),
                    ]
                )
            }
        }
        return rows.sorted { $0.key < $1.key }.map(\.fields)
    }

    private static let versions: Handler = { context in
        let desk = try ScheduleDesk(context)
        let versions = try ScheduleStore.versions(
            context.database, region: context.region, provider: desk.provider.id, day: desk.day)
        return .records(
            versions.map { version in
                desk.fields(version).dropFirst(2) + [
                    ReplyField("cause", version.cause), ReplyField("base", version.base.map(String.init) ?? ""),
                    ReplyField("published_at", context.instant(version.publishedAt)),
                ]
            })
    }
}
