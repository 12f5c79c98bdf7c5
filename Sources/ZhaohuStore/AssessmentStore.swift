package import ZhaohuDomain
package import ZhaohuPostgres

/// An assessment of a case.
package struct AssessmentRecord: Sendable {
    package let id: AssessmentID
    package let caseID: CaseID
    package let instrument: String
    package let instrumentHash: String
    package let state: AssessmentState
    package let concludedGrade: String
    package let noticeUntil: Day?
}

/// A rater of an assessment, with the outcome once the sheet is locked.
package struct RaterRecord: Sendable {
    package let login: String
    package let isExpert: Bool
    package let isSubmitted: Bool
    package let totals: String
    package let bands: String
    package let grade: String
}

/// Assessments, their raters, answers and opinions.
package enum AssessmentStore {
    private static let columns =
        "assessment, case_id, instrument, instrument_hash, state, concluded_grade, notice_until"

    package static func add(
        _ database: DatabaseConnection, region: String, caseID: CaseID, instrument: String, hash: String,
        raters: [(login: String, isExpert: Bool)]
    ) throws -> AssessmentID {
        let rows = try database.query(
            """
            -- AssessmentStore.add
            insert into assessment (region, case_id, instrument, instrument_hash, state)
            values ($1, $2, $3, $4, 'scheduled') returning assessment
            """, [.text(region), SQLValue(caseID), .text(instrument), .text(hash)])
        let id: AssessmentID = try rows[0].id(0)
        try database.query(
            """
            -- AssessmentStore.addRaters
            insert into assessment_rater (region, assessment, rater, is_expert)
            select $1, $2, t.* from unnest($3::text[], $4::boolean[]) as t
            """,
            [
                .text(region), SQLValue(id), SQLValue(texts: raters.map(\.login)),
                SQLValue(array: raters.map { SQLValue($0.isExpert) }),
            ])
        return id
    }

    package static func assessment(
        _ database: DatabaseConnection, region: String, _ id: AssessmentID, forUpdate: Bool = false
    ) throws -> AssessmentRecord? {
        try database.query(
            """
            -- AssessmentStore.assessment
            select \(columns) from assessment where region = $1 and assessment = $2\(forUpdate ? " for update" : "")
            """, [.text(region), SQLValue(id)]
        ).first.map(decode)
    }

    /// Nil means any; `rater` keeps to the assessments of one rater.
    package static func list(
        _ database: DatabaseConnection, region: String, state: String?, caseID: CaseID?, rater: String?, limit: Int
    ) throws -> [AssessmentRecord] {
        try database.query(
            """
            -- AssessmentStore.list
            select \(columns) from assessment a
            where region = $1 and ($2::text is null or state = $2) and ($3::bigint is null or case_id = $3::bigint)
                and ($4::text is null or exists (select 1 from assessment_rater r where r.region = a.region
                    and r.assessment = a.assessment and r.rater = $4))
            order by assessment desc limit $5
            """, [.text(region), SQLValue(state), SQLValue(caseID), SQLValue(rater), SQLValue(limit)]
        ).map(decode)
    }

    package static func raters(
        _ database: DatabaseConnection, region: String, _ id: AssessmentID
    ) throws -> [RaterRecord] {
        try database.query(
            """
            -- AssessmentStore.raters
            select rater, is_expert, submitted_at is not null, totals, bands, grade from assessment_rater
            where region = $1 and assessment = $2 order by rater
            """, [.text(region), SQLValue(id)]
        ).map { row in
            RaterRecord(
                login: row.text(0), isExpert: row.bool(1), isSubmitted: row.bool(2), totals: row.text(3),
                bands: row.text(4), grade: row.text(5))
        }
    }

    package static func start(
        _ database: DatabaseConnection, region: String, _ id: AssessmentID, state: AssessmentState, at: Instant,
        position: Position
    ) throws {
        try database.query(
            """
            -- AssessmentStore.start
            update assessment set state = $3, started_at = $4, latitude = $5, longitude = $6, guardian = true
            where region = $1 and assessment = $2
            """,
            [
                .text(region), SQLValue(id), .text(state.rawValue), SQLValue(at),
                SQLValue(position.latitudeMicrodegrees), SQLValue(position.longitudeMicrodegrees),
            ])
    }

    package static func addAnswers(
        _ database: DatabaseConnection, region: String, _ id: AssessmentID, rater: String,
        _ answers: [(item: String, score: Int)], op: String, at: Instant
    ) throws {
        try database.query(
            """
            -- AssessmentStore.addAnswers
            insert into assessment_answer (region, assessment, rater, item, score, op, at)
            select $1, $2, $3, t.item, t.score, $6::uuid, $7 from unnest($4::text[], $5::int[]) as t (item, score)
            """,
            [
                .text(region), SQLValue(id), .text(rater), SQLValue(texts: answers.map(\.item)),
                SQLValue(array: answers.map { SQLValue($0.score) }), .text(op), SQLValue(at),
            ])
    }

    /// The latest answer to each item of one rater.
    package static func sheet(
        _ database: DatabaseConnection, region: String, _ id: AssessmentID, rater: String
    ) throws -> AnswerSheet {
        let rows = try database.query(
            """
            -- AssessmentStore.sheet
            select distinct on (item) item, score from assessment_answer
            where region = $1 and assessment = $2 and rater = $3 order by item, seq desc
            """, [.text(region), SQLValue(id), .text(rater)])
        return AnswerSheet(Dictionary(uniqueKeysWithValues: try rows.map { ($0.text(0), Int(try $0.int(1))) }))
    }

    package static func submit(
        _ database: DatabaseConnection, region: String, _ id: AssessmentID, rater: String, at: Instant,
        derivation: Derivation
    ) throws {
        try database.query(
            """
            -- AssessmentStore.submit
            update assessment_rater set submitted_at = $4, totals = $5, bands = $6, grade = $7
            where region = $1 and assessment = $2 and rater = $3
            """,
            [
                .text(region), SQLValue(id), .text(rater), SQLValue(at),
                .text(derivation.totals.map(String.init).joined(separator: ",")),
                .text(derivation.bands.map(String.init).joined(separator: ",")), .text(derivation.gradeCode),
            ])
    }

    package static func opinions(
        _ database: DatabaseConnection, region: String, _ id: AssessmentID
    ) throws -> [(expert: String, grade: String)] {
        try database.query(
            """
            -- AssessmentStore.opinions
            select expert, grade from assessment_opinion where region = $1 and assessment = $2 order by at
            """, [.text(region), SQLValue(id)]
        ).map { ($0.text(0), $0.text(1)) }
    }

    package static func addOpinion(
        _ database: DatabaseConnection, region: String, _ id: AssessmentID, expert: String, grade: String, op: String,
        at: Instant
    ) throws {
        try database.query(
            """
            -- AssessmentStore.addOpinion
            insert into assessment_opinion (region, assessment, expert, grade, op, at)
            values ($1, $2, $3, $4, $5::uuid, $6)
            """, [.text(region), SQLValue(id), .text(expert), .text(grade), .text(op), SQLValue(at)])
    }

    /// Nil leaves a field as it is.
    package static func setState(
        _ database: DatabaseConnection, region: String, _ id: AssessmentID, _ state: AssessmentState,
        grade: String? = nil, noticeUntil: Day? = nil, issuedOn: Day? = nil
    ) throws {
        try database.query(
            """
            -- AssessmentStore.setState
            update assessment set state = $3, concluded_grade = coalesce($4, concluded_grade),
                notice_until = coalesce($5::date, notice_until), issued_on = coalesce($6::date, issued_on)
            where region = $1 and assessment = $2
            """,
            [
                .text(region), SQLValue(id), .text(state.rawValue), SQLValue(grade), SQLValue(noticeUntil),
                SQLValue(issuedOn),
            ])
    }

    /// Marks the earlier effective assessments of a case as superseded.
    package static func supersede(
        _ database: DatabaseConnection, region: String, caseID: CaseID, except id: AssessmentID
    ) throws {
        try database.query(
            """
            -- AssessmentStore.supersede
            update assessment set state = 'superseded'
            where region = $1 and case_id = $2 and assessment <> $3 and state = 'effective'
            """, [.text(region), SQLValue(caseID), SQLValue(id)])
    }

    private static func decode(_ row: Rows.Row) throws -> AssessmentRecord {
        guard let state = AssessmentState(rawValue: row.text(4)) else {
            throw DatabaseError(.decoding, detail: "assessment")
        }
        return AssessmentRecord(
            id: try row.id(0), caseID: try row.id(1), instrument: row.text(2), instrumentHash: row.text(3),
            state: state, concludedGrade: row.text(5), noticeUntil: row.day(6))
    }
}
