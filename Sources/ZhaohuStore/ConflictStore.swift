package import ZhaohuDomain
package import ZhaohuPostgres

/// A declared conflict of interest as it is stored.
package struct ConflictRecord: Sendable {
    package let number: Int64
    package let rater: String
    /// A word of ``Conflict/Relation``.
    package let relation: String
    package let person: PersonID?
    package let provider: ProviderID?
    package let declaredOn: Day
}

/// Who may not assess whom, who assessed with whom, and who assessed first.
package enum ConflictStore {
    /// Notes a declaration.
    ///
    /// - Returns: its number.
    package static func declare(
        _ database: DatabaseConnection, region: String, _ conflict: Conflict, on day: Day, actor: String
    ) throws -> Int64 {
        try database.query(
            """
            -- ConflictStore.declare
            insert into rater_conflict (region, rater, relation, person, provider, declared_on, actor)
            values ($1, $2, $3, $4, $5, $6, $7) returning conflict
            """,
            [
                .text(region), .text(conflict.rater), .text(conflict.relation.rawValue), SQLValue(conflict.person),
                SQLValue(conflict.provider), SQLValue(day), .text(actor),
            ])[0].int(0)
    }

    /// The declarations in force, of one rater or of all, by number.
    package static func list(
        _ database: DatabaseConnection, region: String, rater: String? = nil
    ) throws -> [ConflictRecord] {
        try database.query(
            """
            -- ConflictStore.list
            select conflict, rater, relation, person, provider, declared_on from rater_conflict
            where region = $1 and ended_on is null and ($2::text is null or rater = $2) order by conflict
            """, [.text(region), SQLValue(rater)]
        ).map { row in
            ConflictRecord(
                number: try row.int(0), rater: row.text(1), relation: row.text(2), person: row.optionalID(3),
                provider: row.optionalID(4), declaredOn: row.day(5) ?? Day(number: 0))
        }
    }

    /// Ends a declaration.
    ///
    /// - Returns: the rater, nil when no declaration of this number is in force.
    package static func release(
        _ database: DatabaseConnection, region: String, _ number: Int64, on day: Day
    ) throws -> String? {
        try database.query(
            """
            -- ConflictStore.release
            update rater_conflict set ended_on = $3 where region = $1 and conflict = $2 and ended_on is null
            returning rater
            """, [.text(region), SQLValue(number), SQLValue(day)]
        ).first?.text(0)
    }

    /// All that stands against these raters: declarations in force, and the provider that a login is bound to.
    package static func conflicts(
        _ database: DatabaseConnection, region: String, of raters: [String]
    ) throws -> [Conflict] {
        try database.query(
            """
            -- ConflictStore.conflicts
            select rater, relation, person, provider from rater_conflict
            where region = $1 and rater = any($2::text[]) and ended_on is null
            union all
            select l.login, 'staff', null, coalesce(l.provider, g.provider) from login l
            left join caregiver g on g.region = l.region and g.caregiver = l.caregiver
            where l.region = $1 and l.login = any($2::text[]) and coalesce(l.provider, g.provider) is not null
            """, [.text(region), SQLValue(texts: raters)]
        ).map { row in
            guard let relation = Conflict.Relation(rawValue: row.text(1)) else {
                throw DatabaseError(.decoding, detail: "rater_conflict")
            }
            return try Conflict(
                rater: row.text(0), relation: relation, person: row.optionalID(2), provider: row.optionalID(3))
        }
    }

    /// How often these raters assessed, and with one another, in assessments accepted or appointed since a day; the
    /// assessment whose raters are being named does not count.
    package static func pairs(
        _ database: DatabaseConnection, region: String, of raters: [String], since day: Day,
        except assessment: AssessmentID
    ) throws -> PairHistory {
        let rows = try database.query(
            """
            -- ConflictStore.pairs
            select r.rater, o.rater, count(*) from assessment_rater r
            join assessment a on a.region = r.region and a.assessment = r.assessment
            join assessment_rater o on o.region = r.region and o.assessment = r.assessment and o.rater >= r.rater
            where r.region = $1 and r.rater = any($2::text[]) and o.rater = any($2::text[])
                and r.duty = 'rater' and o.duty = 'rater' and r.assessment <> $4
                and coalesce(a.scheduled_on, a.accepted_on) >= $3
            group by r.rater, o.rater
            """, [.text(region), SQLValue(texts: raters), SQLValue(day), SQLValue(assessment)])
        var history = PairHistory()
        for row in rows {
            let (first, second, count) = (row.text(0), row.text(1), Int(try row.int(2)))
            if first == second {
                history.add(first, total: count)
            } else {
                history.add(first, second, together: count)
            }
        }
        return history
    }

    /// Everybody who took part in an assessment, on site, as a third expert or in the conclusion.
    package static func firstRound(
        _ database: DatabaseConnection, region: String, _ assessment: AssessmentID
    ) throws -> FirstRound {
        let rows = try database.query(
            """
            -- ConflictStore.firstRound
            select rater, institution from assessment_rater where region = $1 and assessment = $2
            union all
            select expert, institution from assessment_opinion where region = $1 and assessment = $2
            """, [.text(region), SQLValue(assessment)])
        return FirstRound(rows.map { (name: $0.text(0), institution: $0.text(1)) })
    }
}
