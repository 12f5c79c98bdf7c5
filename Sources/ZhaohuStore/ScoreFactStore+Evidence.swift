package import ZhaohuDomain
package import ZhaohuPostgres

extension ScoreFactStore {
    /// What speaks against a company in one indicator: ids as people write them, the newest first.
    ///
    /// At most `limit` of them; `skip` leaves so many of the newest out, to get the rest. Also told is how many there are in
    /// all.
    package static func evidence(
        _ database: DatabaseConnection, _ period: Period, _ indicator: Indicator, incidentHours: Int, limit: Int,
        skip: Int = 0
    ) throws -> (ids: [String], total: Int) {
        guard let question = question(indicator, period, incidentHours) else { return ([], 0) }
        let rows = try database.query(
            """
            -- ScoreFactStore.evidence
            select fact, (count(*) over ())::bigint from (\(question.sql)) f (fact)
            order by fact desc limit $\(question.values.count + 1) offset $\(question.values.count + 2)
            """, question.values + [SQLValue(limit), SQLValue(skip)])
        let total = try rows.first.map { Int(try $0.int(1)) } ?? 0
        return (try rows.map { question.name(try $0.int(0)) }, total)
    }

    private struct Question {
        let sql: String
        let values: [SQLValue]
        let name: (Int64) -> String
    }

    /// The statement that lists the numbers; nil for satisfaction, whose answers are shown in sums only.
    private static func question(_ indicator: Indicator, _ period: Period, _ incidentHours: Int) -> Question? {
        let visits = "select v.visit from visit v where v.region = $1 and v.provider = $2 and v.day between $3 and $4"
        switch indicator {
        case .verifiedVisits:
            return Question(
                sql: "\(visits) and v.state = 'done' and not (\(isVerified))", values: period.values,
                name: { VisitID($0).description })
        case .planAdherence:
            return Question(
                sql: """
                    \(visits) and v.planned_minutes is not null and v.state <> 'cancelled' and (v.state <> 'done'
                        or v.ended_at - v.began_at < make_interval(mins => v.planned_minutes) * 0.9)
                    """, values: period.values, name: { VisitID($0).description })
        case .satisfaction: return nil
        case .settlement:
            return Question(
                sql: """
                    select l.visit from settlement s
                    join settlement_line l on l.region = s.region and l.settlement = s.settlement
                    where s.region = $1 and s.provider = $2 and l.day between $3 and $4 and l.living
                        and l.approved_fen < l.claimed_fen
                    """, values: period.values, name: { VisitID($0).description })
        case .spotChecks:
            return Question(
                sql: """
                    select spot_check from spot_check where region = $1 and provider = $2
                        and recorded_on between $3 and $4 and result = 'fail'
                    """, values: period.values, name: { SpotCheckID($0).description })
        case .complaints:
            return Question(
                sql: """
                    select complaint from complaint where region = $1 and provider = $2 and opened_on between $3 and $4
                        and kind <> 'fund' and (upheld or answered_on > answer_due_on
                            or answered_on is null and answer_due_on < $5)
                    """, values: period.values + [SQLValue(period.asOf)], name: { ComplaintID($0).description })
        case .staff:
            return Question(
                sql: """
                    select s.caregiver from caregiver s where s.region = $1 and s.provider = $2 and s.state = 'active'
                        and $3::date <= $4::date and not \(isCertified)
                    """, values: period.values, name: { CaregiverID($0).description })
        case .safety:
            return Question(
                sql: """
                    select incident from incident where region = $1 and provider = $2 and happened_at >= $3
                        and happened_at < $4
                        and (concealed or reported_at > happened_at + make_interval(hours => $5::int))
                    """,
                values: [
                    .text(period.region), SQLValue(period.provider), SQLValue(period.begin), SQLValue(period.end),
                    SQLValue(incidentHours),
                ], name: { IncidentID($0).description })
        }
    }
}
