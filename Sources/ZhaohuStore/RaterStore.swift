package import ZhaohuDomain
package import ZhaohuPostgres

/// The raters of an assessment, their sheets, and the experts' opinions.
package enum RaterStore {
    /// Names the raters, in the place of those named before, and the instrument.
    package static func setPanel(
        _ database: DatabaseConnection, region: String, _ id: AssessmentID, instrument: String, hash: String,
        on day: Day?, raters: [(login: String, isExpert: Bool, institution: String)]
    ) throws {
        try clearPanel(database, region: region, id)
        try database.query(
            """
            -- RaterStore.setInstrument
            update assessment set instrument = $3, instrument_hash = $4, scheduled_on = $5::date
            where region = $1 and assessment = $2
            """, [.text(region), SQLValue(id), .text(instrument), .text(hash), SQLValue(day)])
        try database.query(
            """
            -- RaterStore.addRaters
            insert into assessment_rater (region, assessment, rater, is_expert, institution)
            select $1, $2, t.* from unnest($3::text[], $4::boolean[], $5::text[]) as t
            """,
            [
                .text(region), SQLValue(id), SQLValue(texts: raters.map(\.login)),
                SQLValue(array: raters.map { SQLValue($0.isExpert) }), SQLValue(texts: raters.map(\.institution)),
            ])
    }

    /// Takes all raters off an assessment that has not begun.
    package static func clearPanel(_ database: DatabaseConnection, region: String, _ id: AssessmentID) throws {
        try database.query(
            "-- RaterStore.clearPanel\ndelete from assessment_rater where region = $1 and assessment = $2",
            [.text(region), SQLValue(id)])
    }

    /// The raters by name, the third expert last.
    package static func raters(
        _ database: DatabaseConnection, region: String, _ id: AssessmentID
    ) throws -> [RaterRecord] {
        try database.query(
            """
            -- RaterStore.raters
            select rater, is_expert, duty = 'tie_break', institution, submitted_at is not null, totals, bands, grade,
                scored_on, cutoffs, array_to_string(policy_rows, ',')
            from assessment_rater where region = $1 and assessment = $2 order by duty = 'tie_break', rater
            """, [.text(region), SQLValue(id)]
        ).map { row in
            RaterRecord(
                login: row.text(0), isExpert: row.bool(1), breaksTies: row.bool(2), institution: row.text(3),
                isSubmitted: row.bool(4), totals: row.text(5), bands: row.text(6), grade: row.text(7),
                scoredOn: row.day(8), cutoffs: row.text(9),
                policyRows: row.text(10).split(separator: ",").compactMap { Int64($0) })
        }
    }

    /// Adds the third expert.
    package static func addTieBreaker(
        _ database: DatabaseConnection, region: String, _ id: AssessmentID, expert: String, institution: String
    ) throws {
        try database.query(
            """
            -- RaterStore.addTieBreaker
            insert into assessment_rater (region, assessment, rater, is_expert, duty, institution)
            values ($1, $2, $3, true, 'tie_break', $4)
            """, [.text(region), SQLValue(id), .text(expert), .text(institution)])
    }

    /// Locks a sheet with what it comes to; nil totals for one with items that could not be judged.
    package static func lock(
        _ database: DatabaseConnection, region: String, _ id: AssessmentID, rater: String, at: Instant,
        derivation: Derivation?, scoredOn: Day, cutoffs: String, policyRows: [Int64]
    ) throws {
        try database.query(
            """
            -- RaterStore.lock
            update assessment_rater set submitted_at = $4, totals = $5, bands = $6, grade = $7, scored_on = $8,
                cutoffs = $9, policy_rows = $10::bigint[]
            where region = $1 and assessment = $2 and rater = $3
            """,
            [
                .text(region), SQLValue(id), .text(rater), SQLValue(at),
                .text(derivation?.totals.map(String.init).joined(separator: ",") ?? ""),
                .text(derivation?.bands.map(String.init).joined(separator: ",") ?? ""),
                .text(derivation?.gradeCode ?? "incomplete"), SQLValue(scoredOn), .text(cutoffs),
                SQLValue(array: policyRows.map { SQLValue($0) }),
            ])
    }

    package static func opinions(
        _ database: DatabaseConnection, region: String, _ id: AssessmentID
    ) throws -> [(expert: String, grade: String, institution: String)] {
        try database.query(
            """
            -- RaterStore.opinions
            select expert, grade, institution from assessment_opinion
            where region = $1 and assessment = $2 order by at, expert
            """, [.text(region), SQLValue(id)]
        ).map { ($0.text(0), $0.text(1), $0.text(2)) }
    }

    package static func addOpinion(
        _ database: DatabaseConnection, region: String, _ id: AssessmentID, expert: String, institution: String,
        grade: String, op: String, at: Instant
    ) throws {
        try database.query(
            """
            -- RaterStore.addOpinion
            insert into assessment_opinion (region, assessment, expert, institution, grade, op, at)
            values ($1, $2, $3, $4, $5, $6::uuid, $7)
            """,
            [
                .text(region), SQLValue(id), .text(expert), .text(institution), .text(grade), .text(op), SQLValue(at),
            ])
    }

    /// The persons of whom the rater has a sheet to lock, each with the assessment: what came before stays unseen.
    package static func blindPersons(
        _ database: DatabaseConnection, region: String, rater: String
    ) throws -> [(person: PersonID, assessment: AssessmentID)] {
        try database.query(
            """
            -- RaterStore.blindPersons
            select c.person, a.assessment from assessment_rater r
            join assessment a on a.region = r.region and a.assessment = r.assessment
            join care_case c on c.region = a.region and c.case_id = a.case_id
            where r.region = $1 and r.rater = $2 and r.submitted_at is null and r.duty = 'rater'
                and a.state in ('scheduled', 'on_site')
            """, [.text(region), .text(rater)]
        ).map { (try $0.id(0), try $0.id(1)) }
    }
}
