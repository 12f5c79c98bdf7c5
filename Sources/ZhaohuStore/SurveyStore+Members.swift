package import ZhaohuDomain
package import ZhaohuPostgres

/// A client who was drawn, on the way to an answer.
package struct SurveyMemberRecord: Sendable {
    package let id: SurveyMemberID
    package let draw: SurveyDrawID
    package let person: PersonID
    package let state: SurveyMemberState
    package let attempts: Int
    /// Not to be called before.
    package let nextAt: Instant?
}

extension SurveyStore {
    private static let columns =
        "member, draw, person, state, attempts, (extract(epoch from next_at) * 1000000)::bigint"

    /// The client drawn, locked until the end of the transaction; nil when there is none.
    package static func member(
        _ database: DatabaseConnection, region: String, _ id: SurveyMemberID
    ) throws -> SurveyMemberRecord? {
        try database.query(
            """
            -- SurveyStore.member
            select \(columns) from survey_member where region = $1 and member = $2 for update
            """, [.text(region), SQLValue(id)]
        ).first.map(decode)
    }

    /// Who is to be called now: call-backs that are due first, then in the order of the draw.
    ///
    /// Each caller walks the order from another place, so that two of them seldom get the same client; nobody is held
    /// for anybody, and the first to record a call counts.
    package static func nextToCall(
        _ database: DatabaseConnection, region: String, draw: SurveyDrawID?, now: Instant, offset: Int
    ) throws -> SurveyMemberRecord? {
        try database.query(
            """
            -- SurveyStore.nextToCall
            select \(columns) from survey_member
            where region = $1 and state in ('drawn', 'calling') and ($2::bigint is null or draw = $2::bigint)
                and (next_at is null or next_at <= $3)
            order by next_at is null, next_at, mod(place + $4::int, 997), place, member limit 1
            """, [.text(region), SQLValue(draw), SQLValue(now), SQLValue(offset)]
        ).first.map(decode)
    }

    /// When the next call-back is due; nil when nobody is left to be called.
    package static func nextDue(
        _ database: DatabaseConnection, region: String, draw: SurveyDrawID?
    ) throws -> Instant? {
        try database.query(
            """
            -- SurveyStore.nextDue
            select (extract(epoch from min(next_at)) * 1000000)::bigint from survey_member
            where region = $1 and state in ('drawn', 'calling') and ($2::bigint is null or draw = $2::bigint)
            """, [.text(region), SQLValue(draw)]
        ).first?.instant(0)
    }

    /// The latest survey that a person has been drawn for and may still answer.
    package static func open(
        _ database: DatabaseConnection, region: String, person: PersonID
    ) throws -> SurveyMemberRecord? {
        try database.query(
            """
            -- SurveyStore.open
            select \(columns) from survey_member
            where region = $1 and person = $2 and state in ('drawn', 'calling', 'not_reached', 'unable')
            order by member desc limit 1
            """, [.text(region), SQLValue(person)]
        ).first.map(decode)
    }

    /// Records a call and where it leaves the client.
    package static func addCall(
        _ database: DatabaseConnection, region: String, _ id: SurveyMemberID, _ outcome: SurveyOutcome,
        state: SurveyMemberState, nextAt: Instant?, at: Instant, actor: String, op: String
    ) throws {
        try database.query(
            """
            -- SurveyStore.addCall
            insert into survey_call (region, member, outcome, at, actor, op) values ($1, $2, $3, $4, $5, $6::uuid)
            """, [.text(region), SQLValue(id), .text(outcome.rawValue), SQLValue(at), .text(actor), .text(op)])
        try database.query(
            """
            -- SurveyStore.setCalled
            update survey_member set state = $3, attempts = attempts + 1, reached = reached or $4, next_at = $5
            where region = $1 and member = $2
            """,
            [.text(region), SQLValue(id), .text(state.rawValue), SQLValue(outcome.isContact), SQLValue(nextAt)])
    }

    /// Records the answers of a client, by question.
    package static func addAnswers(
        _ database: DatabaseConnection, region: String, _ id: SurveyMemberID, _ answers: [String: Int],
        by relation: SurveyRelation, state: SurveyMemberState, at: Instant, actor: String, op: String
    ) throws {
        let questions = answers.keys.sorted()
        try database.query(
            """
            -- SurveyStore.addAnswers
            insert into survey_answer (region, member, at, actor, op, question, value)
            select $1, $2, $3, $4, $5::uuid, t.* from unnest($6::text[], $7::int[]) as t
            """,
            [
                .text(region), SQLValue(id), SQLValue(at), .text(actor), .text(op), SQLValue(texts: questions),
                SQLValue(array: questions.map { SQLValue(answers[$0] ?? 0) }),
            ])
        try database.query(
            """
            -- SurveyStore.setAnswered
            update survey_member set state = $3, reached = true, next_at = null, answered_by = $4, answered_at = $5
            where region = $1 and member = $2
            """,
            [.text(region), SQLValue(id), .text(state.rawValue), .text(relation.rawValue), SQLValue(at)])
    }

    private static func decode(_ row: Rows.Row) throws -> SurveyMemberRecord {
        guard let state = SurveyMemberState(rawValue: row.text(3)) else {
            throw DatabaseError(.decoding, detail: "survey_member")
        }
        return SurveyMemberRecord(
            id: try row.id(0), draw: try row.id(1), person: try row.id(2), state: state,
            attempts: Int(try row.int(4)), nextAt: row.instant(5))
    }
}
