package import ZhaohuDomain
package import ZhaohuPostgres

/// A version of a company's day plan.
package struct ScheduleVersion: Sendable {
    package let provider: ProviderID
    package let day: Day
    /// From 1 on.
    package let version: Int
    package let state: ScheduleState
    /// The command that made it, `build`, `replan` or `move`.
    package let cause: String
    /// The version it was made from.
    package let base: Int?
    /// What it was made from and who goes where when, as documents.
    package let facts: String
    package let plan: String
    package let totals: ScheduleTotals
    package let publishedAt: Instant?

    package init(
        provider: ProviderID, day: Day, version: Int, state: ScheduleState, cause: String, base: Int?, facts: String,
        plan: String, totals: ScheduleTotals, publishedAt: Instant? = nil
    ) {
        self.provider = provider
        self.day = day
        self.version = version
        self.state = state
        self.cause = cause
        self.base = base
        self.facts = facts
        self.plan = plan
        self.totals = totals
        self.publishedAt = publishedAt
    }
}

/// The figures of a version; a visit of two carers counts once.
package struct ScheduleTotals: Hashable, Sendable {
    package let visits: Int
    package let placed: Int
    /// Homes included.
    package let travelSeconds: Int
    package let lateSeconds: Int
    /// In points, lower is better.
    package let cost: Int
    /// Visits with another carer than in the plan in force.
    package let changes: Int

    package init(visits: Int, placed: Int, travelSeconds: Int, lateSeconds: Int, cost: Int, changes: Int) {
        self.visits = visits
        self.placed = placed
        self.travelSeconds = travelSeconds
        self.lateSeconds = lateSeconds
        self.cost = cost
        self.changes = changes
    }
}

/// Versions of day plans.
package enum ScheduleStore {
    private static let select = """
        select provider, day, version, state, cause, base, facts, plan, visits, placed, travel_seconds, late_seconds,
            cost, changes, (extract(epoch from published_at) * 1000000)::bigint
        from schedule_version
        """

    /// The version with a number; without one the draft if `state` allows it, else the published one.
    package static func version(
        _ database: DatabaseConnection, region: String, provider: ProviderID, day: Day, number: Int?,
        states: [ScheduleState]
    ) throws -> ScheduleVersion? {
        try database.query(
            """
            -- ScheduleStore.version
            \(select) where region = $1 and provider = $2 and day = $3 and ($4::integer is null or version = $4::integer)
                and state = any($5::text[])
            order by version desc limit 1
            """,
            [
                .text(region), SQLValue(provider), SQLValue(day), SQLValue(number),
                SQLValue(texts: states.map(\.rawValue)),
            ]
        ).first.map(decode)
    }

    /// The number that the next version gets; the caller holds the company's row.
    package static func nextVersion(
        _ database: DatabaseConnection, region: String, provider: ProviderID, day: Day
    ) throws -> Int {
        let rows = try database.query(
            """
            -- ScheduleStore.nextVersion
            select coalesce(max(version), 0) + 1 from schedule_version
            where region = $1 and provider = $2 and day = $3
            """, [.text(region), SQLValue(provider), SQLValue(day)])
        return Int(try rows[0].int(0))
    }

    /// Adds a draft; an earlier draft of the day is superseded.
    package static func add(
        _ database: DatabaseConnection, region: String, _ version: ScheduleVersion, op: String, at: Instant, by: String
    ) throws {
        try database.query(
            """
            -- ScheduleStore.replaceDraft
            update schedule_version set state = 'superseded'
            where region = $1 and provider = $2 and day = $3 and state = 'draft'
            """, [.text(region), SQLValue(version.provider), SQLValue(version.day)])
        let totals = version.totals
        try database.query(
            """
            -- ScheduleStore.add
            insert into schedule_version (region, provider, day, version, state, cause, base, facts, plan, visits,
                placed, travel_seconds, late_seconds, cost, changes, op, made_at, made_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            """,
            [
                .text(region), SQLValue(version.provider), SQLValue(version.day), SQLValue(version.version),
                .text(version.state.rawValue), .text(version.cause), SQLValue(version.base), .text(version.facts),
                .text(version.plan), SQLValue(totals.visits), SQLValue(totals.placed), SQLValue(totals.travelSeconds),
                SQLValue(totals.lateSeconds), SQLValue(totals.cost), SQLValue(totals.changes), .text(op), SQLValue(at),
                .text(by),
            ])
    }

    /// Puts a draft in force; what was in force is superseded.
    package static func publish(
        _ database: DatabaseConnection, region: String, _ version: ScheduleVersion, at: Instant, by: String
    ) throws {
        try database.query(
            """
            -- ScheduleStore.replacePublished
            update schedule_version set state = 'superseded'
            where region = $1 and provider = $2 and day = $3 and state = 'published'
            """, [.text(region), SQLValue(version.provider), SQLValue(version.day)])
        try database.query(
            """
            -- ScheduleStore.publish
            update schedule_version set state = 'published', published_at = $5, published_by = $6
            where region = $1 and provider = $2 and day = $3 and version = $4
            """,
            [
                .text(region), SQLValue(version.provider), SQLValue(version.day), SQLValue(version.version),
                SQLValue(at), .text(by),
            ])
    }

    /// All versions of a day without their documents, oldest first.
    package static func versions(
        _ database: DatabaseConnection, region: String, provider: ProviderID, day: Day
    ) throws -> [ScheduleVersion] {
        try database.query(
            """
            -- ScheduleStore.versions
            select provider, day, version, state, cause, base, '', '', visits, placed, travel_seconds, late_seconds,
                cost, changes, (extract(epoch from published_at) * 1000000)::bigint
            from schedule_version where region = $1 and provider = $2 and day = $3 order by version
            """, [.text(region), SQLValue(provider), SQLValue(day)]
        ).map(decode)
    }

    private static func decode(_ row: Rows.Row) throws -> ScheduleVersion {
        guard let day = row.day(1), let state = ScheduleState(rawValue: row.text(3)) else {
            throw DatabaseError(.decoding, detail: "schedule_version")
        }
        return ScheduleVersion(
            provider: try row.id(0), day: day, version: Int(try row.int(2)), state: state, cause: row.text(4),
            base: row.optionalInt(5).map { Int($0) }, facts: row.text(6), plan: row.text(7),
            totals: ScheduleTotals(
                visits: Int(try row.int(8)), placed: Int(try row.int(9)), travelSeconds: Int(try row.int(10)),
                lateSeconds: Int(try row.int(11)), cost: Int(try row.int(12)), changes: Int(try row.int(13))),
            publishedAt: row.instant(14))
    }
}
