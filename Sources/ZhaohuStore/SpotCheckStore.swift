package import ZhaohuDomain
package import ZhaohuPostgres

/// One visit drawn to be checked.
package struct SpotCheckRecord: Sendable {
    package let id: SpotCheckID
    package let provider: ProviderID
    package let visit: VisitID
    package let method: String
    /// `drawn`, `pass`, `fail`, `not_reached`.
    package let result: String
    package let recordedOn: Day?
}

/// Spot checks: drawn with a stored seed, recorded once.
package enum SpotCheckStore {
    private static let select =
        "select spot_check, provider, visit, method, result, recorded_on from spot_check"

    /// The visits of a company that can be drawn: performed ones for a call, planned ones too for a check on site.
    package static func frame(
        _ database: DatabaseConnection, region: String, provider: ProviderID, from: Day, to: Day, method: String
    ) throws -> [Int64] {
        try database.query(
            """
            -- SpotCheckStore.frame
            select visit from visit where region = $1 and provider = $2 and day between $3 and $4
                and (state = 'done' or $5 = 'on_site' and state in ('planned', 'open'))
            """, [.text(region), SQLValue(provider), SQLValue(from), SQLValue(to), .text(method)]
        ).map { try $0.int(0) }
    }

    /// Keeps a draw and its checks.
    ///
    /// - Returns: the number of the draw and its checks.
    package static func add(
        _ database: DatabaseConnection, region: String, provider: ProviderID, from: Day, to: Day, method: String,
        seed: Int64, frame: Int, visits: [Int64], op: String, at: Instant, actor: String
    ) throws -> (draw: Int64, checks: [SpotCheckID]) {
        let draw = try database.query(
            """
            -- SpotCheckStore.addDraw
            insert into spot_draw (region, provider, from_day, to_day, method, seed, frame, drawn, op, at, actor)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9::uuid, $10, $11) returning draw
            """,
            [
                .text(region), SQLValue(provider), SQLValue(from), SQLValue(to), .text(method), SQLValue(seed),
                SQLValue(frame), SQLValue(visits.count), .text(op), SQLValue(at), .text(actor),
            ])[0].int(0)
        let checks: [SpotCheckID] = try database.query(
            """
            -- SpotCheckStore.addChecks
            insert into spot_check (region, draw, provider, visit, case_id, method)
            select $1, $2::bigint, $3::bigint, v.visit, v.case_id, $4 from visit v
            where v.region = $1 and v.day between $5 and $6 and v.visit = any($7::bigint[]) order by v.visit
            returning spot_check
            """,
            [
                .text(region), SQLValue(draw), SQLValue(provider), .text(method), SQLValue(from), SQLValue(to),
                SQLValue(array: visits.map { SQLValue($0) }),
            ]
        ).map { try $0.id(0) }
        return (draw, checks)
    }

    package static func check(
        _ database: DatabaseConnection, region: String, _ id: SpotCheckID
    ) throws -> SpotCheckRecord? {
        try database.query(
            "-- SpotCheckStore.check\n\(select) where region = $1 and spot_check = $2 for update",
            [.text(region), SQLValue(id)]
        ).first.map(decode)
    }

    package static func record(
        _ database: DatabaseConnection, region: String, _ id: SpotCheckID, result: String, evidence: String,
        on day: Day, by actor: String
    ) throws {
        try database.query(
            """
            -- SpotCheckStore.record
            update spot_check set result = $3, evidence = $4, recorded_on = $5, recorded_by = $6
            where region = $1 and spot_check = $2
            """, [.text(region), SQLValue(id), .text(result), .text(evidence), SQLValue(day), .text(actor)])
    }

    /// The newest first; a company is shown those with a result only.
    package static func list(
        _ database: DatabaseConnection, region: String, provider: ProviderID?, result: String?, recordedOnly: Bool,
        limit: Int
    ) throws -> [SpotCheckRecord] {
        try database.query(
            """
            -- SpotCheckStore.list
            \(select) where region = $1 and ($2::bigint is null or provider = $2::bigint)
                and ($3::text is null or result = $3) and (not $4 or result <> 'drawn')
            order by spot_check desc limit $5
            """, [.text(region), SQLValue(provider), SQLValue(result), SQLValue(recordedOnly), SQLValue(limit)]
        ).map(decode)
    }

    private static func decode(_ row: Rows.Row) throws -> SpotCheckRecord {
        SpotCheckRecord(
            id: try row.id(0), provider: try row.id(1), visit: try row.id(2), method: row.text(3),
            result: row.text(4), recordedOn: row.day(5))
    }
}
