package import ZhaohuDomain
package import ZhaohuPostgres

/// Assessments and where they stand.
package enum AssessmentStore {
    static let columns = """
        assessment, case_id, kind, earlier, instrument, coalesce(instrument_hash, ''), state, derived_grade,
        concluded_grade, submitted_on, accepted_on, scheduled_on, concluded_on, notice_until, objected_on, issued_on,
        valid_from, valid_until, (extract(epoch from started_at) * 1000000)::bigint
        """

    /// Adds an assessment at the beginning of its way; `today` is the day of submission and, for an accepted one, of
    /// acceptance.
    package static func add(
        _ database: DatabaseConnection, region: String, caseID: CaseID, purpose: AssessmentPurpose,
        earlier: AssessmentID? = nil,
        grounds: String = "", state: AssessmentState, on today: Day
    ) throws -> AssessmentID {
        try database.query(
            """
            -- AssessmentStore.add
            insert into assessment (region, case_id, kind, earlier, grounds, state, submitted_on, accepted_on)
            values ($1, $2, $3, $4, $5, $6, $7, $8) returning assessment
            """,
            [
                .text(region), SQLValue(caseID), .text(purpose.rawValue), SQLValue(earlier), .text(grounds),
                .text(state.rawValue), SQLValue(state == .draft ? nil : today),
                SQLValue(state == .accepted ? today : nil),
            ])[0].id(0)
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

    /// All assessments of a case, the newest first.
    package static func ofCase(
        _ database: DatabaseConnection, region: String, _ id: CaseID, forUpdate: Bool = false
    ) throws -> [AssessmentRecord] {
        try database.query(
            """
            -- AssessmentStore.ofCase
            select \(columns) from assessment where region = $1 and case_id = $2 order by assessment desc\
            \(forUpdate ? " for update" : "")
            """, [.text(region), SQLValue(id)]
        ).map(decode)
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

    /// Assessments with something to do: all that are open, and those in force that end by a day.
    ///
    /// With `rater` only those that this one was named for.
    package static func withDuties(
        _ database: DatabaseConnection, region: String, endingBy day: Day, rater: String?
    ) throws -> [AssessmentRecord] {
        try database.query(
            """
            -- AssessmentStore.withDuties
            select \(columns) from assessment a
            where region = $1 and state in ('submitted', 'accepted', 'scheduled', 'on_site', 'scored', 'concluded',
                'public_notice', 'objected', 'issued')
                and ($3::text is null or exists (select 1 from assessment_rater r where r.region = a.region
                    and r.assessment = a.assessment and r.rater = $3))
            union all
            select \(columns) from assessment a where region = $1 and state = 'effective' and valid_until <= $2
                and $3::text is null
                and not exists (select 1 from assessment n where n.region = a.region and n.case_id = a.case_id
                    and n.earlier = a.assessment and n.state not in ('refused', 'revoked'))
            """, [.text(region), SQLValue(day), SQLValue(rater)]
        ).map(decode)
    }

    /// Assessments that begin or end to hold by the day's turn.
    package static func turning(
        _ database: DatabaseConnection, region: String, on today: Day
    ) throws -> [AssessmentRecord] {
        try database.query(
            """
            -- AssessmentStore.turning
            select \(columns) from assessment where region = $1 and state = 'issued' and valid_from <= $2
            union all
            select \(columns) from assessment where region = $1 and state = 'effective' and valid_until < $2
            """, [.text(region), SQLValue(today)]
        ).map(decode)
    }

    /// Sets the state; nil leaves a field as it is.
    package static func move(
        _ database: DatabaseConnection, region: String, _ id: AssessmentID, to state: AssessmentState,
        _ change: AssessmentChange = AssessmentChange()
    ) throws {
        try database.query(
            """
            -- AssessmentStore.move
            update assessment set state = $3, submitted_on = coalesce($4::date, submitted_on),
                accepted_on = coalesce($5::date, accepted_on), concluded_on = coalesce($6::date, concluded_on),
                notice_until = coalesce($7::date, notice_until), objected_on = coalesce($8::date, objected_on),
                issued_on = coalesce($9::date, issued_on), valid_from = coalesce($10::date, valid_from),
                valid_until = coalesce($11::date, valid_until), derived_grade = coalesce($12, derived_grade),
                concluded_grade = coalesce($13, concluded_grade), grounds = coalesce($14, grounds),
                revoked_reason = coalesce($15, revoked_reason)
            where region = $1 and assessment = $2
            """,
            [
                .text(region), SQLValue(id), .text(state.rawValue), SQLValue(change.submittedOn),
                SQLValue(change.acceptedOn), SQLValue(change.concludedOn), SQLValue(change.noticeUntil),
                SQLValue(change.objectedOn), SQLValue(change.issuedOn), SQLValue(change.validFrom),
                SQLValue(change.validUntil), SQLValue(change.derivedGrade), SQLValue(change.concludedGrade),
                SQLValue(change.grounds), SQLValue(change.revokedReason),
            ])
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

    package static func addObjection(
        _ database: DatabaseConnection, region: String, _ id: AssessmentID, raisedBy: String, grounds: String,
        on day: Day, actor: String, op: String, at: Instant
    ) throws {
        try database.query(
            """
            -- AssessmentStore.addObjection
            insert into assessment_objection (region, assessment, raised_by, grounds, raised_on, actor, op, at)
            values ($1, $2, $3, $4, $5, $6, $7::uuid, $8)
            """,
            [
                .text(region), SQLValue(id), .text(raisedBy), .text(grounds), SQLValue(day), .text(actor), .text(op),
                SQLValue(at),
            ])
    }

    static func decode(_ row: Rows.Row) throws -> AssessmentRecord {
        guard let state = AssessmentState(rawValue: row.text(6)),
            let purpose = AssessmentPurpose(rawValue: row.text(2))
        else {
            throw DatabaseError(.decoding, detail: "assessment")
        }
        return AssessmentRecord(
            id: try row.id(0), caseID: try row.id(1), purpose: purpose, earlier: row.optionalID(3),
            instrument: row.text(4), instrumentHash: row.text(5), state: state, derivedGrade: row.text(7),
            concludedGrade: row.text(8), submittedOn: row.day(9), acceptedOn: row.day(10), scheduledOn: row.day(11),
            concludedOn: row.day(12), noticeUntil: row.day(13), objectedOn: row.day(14), issuedOn: row.day(15),
            validFrom: row.day(16), validUntil: row.day(17), startedAt: row.instant(18))
    }
}
