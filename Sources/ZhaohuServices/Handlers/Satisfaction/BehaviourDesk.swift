internal import ZhaohuDomain
internal import ZhaohuPostgres
internal import ZhaohuStore

/// Keeps the months of behaviour fresh: at night by itself, or when a command asks.
enum BehaviourDesk {
    /// The hours of the region's night in which months are worked out, one in each sweep.
    private static let night = 1..<5

    /// The months to be worked out.
    static func due(_ database: DatabaseConnection, _ reference: Reference, now: Instant) throws -> [Day] {
        let today = reference.zone.day(of: now)
        return try BehaviourStore.due(
            database, region: reference.region, today: today, since: reference.zone.instant(today, minute: 0))
    }

    static func refresh(
        _ database: DatabaseConnection, _ reference: Reference, month: Day, now: Instant
    ) throws {
        let percent = try SatisfactionRules.fullVisitPercent(
            policy: reference.policy, month: month, today: reference.zone.day(of: now))
        try BehaviourStore.refresh(
            database, region: reference.region, month: month, fullVisitPercent: percent, now: now)
    }

    /// Works out at most one month, and only at night, when nobody waits for the database.
    static func sweep(_ database: DatabaseConnection, _ reference: Reference, now: Instant) throws -> Int {
        let midnight = reference.zone.instant(reference.zone.day(of: now), minute: 0)
        guard night.contains(Int(now.seconds(since: midnight)) / 3_600),
            let month = try due(database, reference, now: now).first
        else { return 0 }
        try database.transaction { try refresh($0, reference, month: month, now: now) }
        return 1
    }
}
