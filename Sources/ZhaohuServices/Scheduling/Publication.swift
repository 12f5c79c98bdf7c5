internal import ZhaohuDomain
internal import ZhaohuScheduling
internal import ZhaohuStore

/// Puts a draft in force: visits get their carers and times, and every carer whose day changes is told.
struct Publication {
    let desk: ScheduleDesk
    let opened: OpenedVersion

    private var context: CommandContext { desk.context }

    /// Publishes.
    ///
    /// - Returns: how many carers are told.
    /// - Throws: ``RefusalRule/scheduleState`` for anything but a draft, ``RefusalRule/scheduleStale``.
    func run() throws -> Int {
        let (database, region) = (context.database, context.region)
        _ = try opened.version.state.after(.published)
        try requireCarers()
        let before = try desk.newest([.published])
        let changed = try ScheduleStore.place(database, region: region, day: desk.day, placings())
        try ScheduleStore.publish(database, region: region, opened.version, at: context.now, by: context.caller.login)
        let old = try before.map { try StoredPlan(document: $0.plan).places } ?? [:]
        return try tell(changes(from: old, only: changed))
    }

    /// Refuses a plan for carers who are no longer there.
    private func requireCarers() throws {
        let active = try CaregiverStore.list(
            context.database, region: context.region, provider: desk.provider.id, activeOnly: true, limit: 5_000)
        let absent = try ScheduleStore.absent(
            context.database, region: context.region, provider: desk.provider.id, day: desk.day)
        let there = Set(active.map(\.id)).subtracting(absent)
        for tour in opened.stored.tours where !there.contains(CaregiverID(tour.carer)) {
            throw Refusal(.scheduleStale, ["caregiver": "\(CaregiverID(tour.carer))", "hint": "SCHEDULE.REPLAN"])
        }
    }

    private func placings() throws -> [VisitPlacing] {
        let places = opened.stored.places
        return opened.problem.facts.visits.enumerated().flatMap { index, visit in
            visit.ids.map { id in
                let place = places[id]
                return VisitPlacing(
                    visit: VisitID(id), caregiver: place.map { CaregiverID($0.carer) },
                    from: place.map { context.zone.instant(desk.day, second: $0.start) },
                    reason: place == nil ? UnplacedReason(of: index, in: opened.problem.instance).rawValue : "")
            }
        }
    }

    /// What is new for each carer: visits gained, moved in time, lost.
    private func changes(
        from old: [Int64: (carer: Int64, start: Int)], only visits: Set<VisitID>
    ) -> [Int64: [(word: String, visit: Int64)]] {
        var news: [Int64: [(word: String, visit: Int64)]] = [:]
        let new = opened.stored.places
        // Visits that were called off are in no plan any more; those that have begun stay with their carers.
        let facts = opened.problem.facts
        let gone = Set(old.keys).subtracting(facts.visits.flatMap(\.ids)).subtracting(facts.fixed.map(\.id))
        for visit in gone.union(visits.map(\.number)).sorted() {
            let (was, now) = (old[visit], new[visit])
            if let was, was.carer != now?.carer { news[was.carer, default: []].append(("lost", visit)) }
            if let now, was?.carer != now.carer {
                news[now.carer, default: []].append(("new", visit))
            } else if let now, was?.start != now.start {
                news[now.carer, default: []].append(("moved", visit))
            }
        }
        return news
    }

    private func tell(_ news: [Int64: [(word: String, visit: Int64)]]) throws -> Int {
        let messages = news.keys.sorted().map { carer in
            let entries = news[carer] ?? []
            func visits(_ word: String) -> String {
                entries.filter { $0.word == word }.map { VisitID($0.visit).description }.joined(separator: ",")
            }
            return OutboxMessage(
                .schedule(CaregiverID(carer)),
                [
                    ("date", desk.day.description), ("version", "\(opened.version.version)"), ("new", visits("new")),
                    ("moved", visits("moved")), ("lost", visits("lost")),
                ])
        }
        try OutboxStore.append(context.database, region: context.region, at: context.now, messages)
        return news.count
    }
}
