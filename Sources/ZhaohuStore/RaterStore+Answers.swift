package import ZhaohuDomain
package import ZhaohuPostgres

/// The answers of the raters, every version of them.
extension RaterStore {
    package static func addAnswers(
        _ database: DatabaseConnection, region: String, _ id: AssessmentID, rater: String,
        _ answers: [(item: String, answer: ItemAnswer)], op: String, at: Instant
    ) throws {
        try database.query(
            """
            -- RaterStore.addAnswers
            insert into assessment_answer (region, assessment, rater, item, score, unjudged, op, at)
            select $1, $2, $3, t.item, t.score, t.unjudged, $7::uuid, $8
            from unnest($4::text[], $5::int[], $6::text[]) as t (item, score, unjudged)
            """,
            [
                .text(region), SQLValue(id), .text(rater), SQLValue(texts: answers.map(\.item)),
                SQLValue(array: answers.map { SQLValue(written($0.answer).score) }),
                SQLValue(texts: answers.map { written($0.answer).unjudged }), .text(op), SQLValue(at),
            ])
    }

    /// The latest answer to each item of every rater, by login.
    package static func sheets(
        _ database: DatabaseConnection, region: String, _ id: AssessmentID
    ) throws -> [String: AnswerSheet] {
        let rows = try database.query(
            """
            -- RaterStore.sheets
            select distinct on (rater, item) rater, item, score, unjudged from assessment_answer
            where region = $1 and assessment = $2 order by rater, item, seq desc
            """, [.text(region), SQLValue(id)])
        var sheets: [String: AnswerSheet] = [:]
        for row in rows {
            sheets[row.text(0), default: AnswerSheet()].set(answer(row, 2), for: row.text(1))
        }
        return sheets
    }

    /// Every version of every answer, the oldest first; nil means any.
    package static func versions(
        _ database: DatabaseConnection, region: String, _ id: AssessmentID, rater: String?, item: String?
    ) throws -> [AnswerRecord] {
        try database.query(
            """
            -- RaterStore.versions
            select seq, rater, item, score, unjudged, (extract(epoch from at) * 1000000)::bigint, op::text
            from assessment_answer where region = $1 and assessment = $2 and ($3::text is null or rater = $3)
                and ($4::text is null or item = $4) order by seq
            """, [.text(region), SQLValue(id), SQLValue(rater), SQLValue(item)]
        ).map { row in
            AnswerRecord(
                seq: try row.int(0), rater: row.text(1), item: row.text(2), score: row.optionalInt(3).map { Int($0) },
                unjudged: row.text(4), at: row.instant(5) ?? Instant(microseconds: 0), op: row.text(6))
        }
    }

    private static func written(_ answer: ItemAnswer) -> (score: Int?, unjudged: String) {
        switch answer {
        case .score(let score): (score, "")
        case .unjudged(let reason): (nil, reason.rawValue)
        }
    }

    private static func answer(_ row: Rows.Row, _ column: Int) -> ItemAnswer? {
        if let score = row.optionalInt(column) { return .score(Int(score)) }
        return UnjudgedReason(rawValue: row.text(column + 1)).map { .unjudged($0) }
    }
}
