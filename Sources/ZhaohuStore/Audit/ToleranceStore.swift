package import ZhaohuDomain
package import ZhaohuPostgres

/// Visits with weak proof, and the exceptions that a carer's allowance lets pass.
package enum ToleranceStore {
    /// The visits with weak proof in a period, of one carer or of all, by carer.
    package static func weakVisits(
        _ database: DatabaseConnection, region: String, from: Day, to: Day, rules: [String], caregiver: CaregiverID?
    ) throws -> [CaregiverID: [Tolerance.WeakVisit]] {
        var conditions = "v.region = $1 and v.day between $2::date and $3::date and v.flags && $4::text[]"
        var values: [SQLValue] = [.text(region), SQLValue(from), SQLValue(to), SQLValue(texts: rules)]
        if let caregiver {
            conditions += " and v.caregiver = $5"
            values.append(SQLValue(caregiver))
        }
        let rows = try database.query(
            """
            -- ToleranceStore.weakVisits
            select v.caregiver, v.visit, v.day, (extract(epoch from coalesce(v.began_at, v.ended_at)) * 1000000)::bigint
            from visit v where \(conditions) and v.caregiver is not null and coalesce(v.began_at, v.ended_at) is not null
            """, values)
        var visits: [CaregiverID: [Tolerance.WeakVisit]] = [:]
        for row in rows {
            guard let day = row.day(2), let at = row.instant(3) else { continue }
            visits[try row.id(0), default: []].append(
                Tolerance.WeakVisit(visit: try row.id(1), day: day, at: at))
        }
        return visits
    }

    /// Lets the exceptions of weak proof of these visits pass, where nobody has answered them yet.
    ///
    /// - Returns: how many now pass.
    package static func tolerate(
        _ database: DatabaseConnection, region: String, _ visits: [VisitID], rules: [String], at: Instant
    ) throws -> Int {
        try database.query(
            """
            -- ToleranceStore.tolerate
            update visit_exception set resolution = 'tolerated', resolved_at = $4
            where region = $1 and visit = any($2::bigint[]) and rule = any($3::text[]) and state = 'open'
            """, [.text(region), SQLValue(ids: visits), SQLValue(texts: rules), SQLValue(at)]
        ).affected
    }

    /// Opens again what passed, where counting anew finds the allowance used up.
    ///
    /// - Returns: how many are open again.
    package static func reopen(
        _ database: DatabaseConnection, region: String, _ visits: [VisitID], rules: [String]
    ) throws -> Int {
        try database.query(
            """
            -- ToleranceStore.reopen
            update visit_exception set resolution = '', resolved_at = null
            where region = $1 and visit = any($2::bigint[]) and rule = any($3::text[]) and state = 'tolerated'
            """, [.text(region), SQLValue(ids: visits), SQLValue(texts: rules)]
        ).affected
    }
}
