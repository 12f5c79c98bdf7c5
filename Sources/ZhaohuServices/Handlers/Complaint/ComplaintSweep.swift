internal import ZhaohuDomain
internal import ZhaohuPostgres
internal import ZhaohuStore

/// Takes up the complaints whose day has passed without an answer, and tells their companies.
enum ComplaintSweep {
    /// - Returns: how many went up.
    static func run(
        _ database: DatabaseConnection, _ reference: Reference, now: Instant
    ) throws -> Int {
        let today = reference.zone.day(of: now)
        let days = try reference.policy.integer(ComplaintLevel.escalatedPolicy, on: today)
        return try database.transaction { database in
            let up = try ComplaintStore.escalateOverdue(
                database, region: reference.region, now: now, today: today,
                due: reference.calendar.day(days, workingDaysAfter: today))
            try ComplaintDesk.push(
                database, region: reference.region, at: now,
                up.map { ($0.id, $0.kind, $0.provider, "escalated", $0.level) })
            return up.count
        }
    }
}
