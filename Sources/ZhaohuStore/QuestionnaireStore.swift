package import ZhaohuDomain
package import ZhaohuPostgres

/// Questionnaires as dated data.
package enum QuestionnaireStore {
    /// Adds a questionnaire unless the region has it; what was asked once is never changed.
    package static func add(_ database: DatabaseConnection, region: String, _ form: Questionnaire) throws {
        func column(_ value: (SurveyQuestion) -> String) -> SQLValue { SQLValue(texts: form.questions.map(value)) }
        try database.query(
            """
            -- QuestionnaireStore.add
            insert into survey_question (region, questionnaire, valid_from, source, mark, question, composite, scale,
                text_zh, text_en, place)
            select $1, $2, $3::date, $4, $5, t.* from unnest($6::text[], $7::text[], $8::text[], $9::text[], $10::text[])
                with ordinality as t
            on conflict on constraint survey_question_pkey do nothing
            """,
            [
                .text(region), .text(form.id), SQLValue(form.validFrom), .text(form.source), .text(form.mark),
                column(\.code), column(\.composite), column(\.scaleName), column(\.chinese), column(\.english),
            ])
    }

    /// The questionnaire in force on a day: the one begun last; nil when none has begun.
    package static func inForce(
        _ database: DatabaseConnection, region: String, on day: Day
    ) throws -> Questionnaire? {
        let id = try database.query(
            """
            -- QuestionnaireStore.inForce
            select questionnaire from survey_question where region = $1 and valid_from <= $2
            order by valid_from desc, questionnaire limit 1
            """, [.text(region), SQLValue(day)]
        ).first?.text(0)
        return try id.flatMap { try questionnaire(database, region: region, $0) }
    }

    /// The questionnaire with this id, in force or not; nil when there is none.
    package static func questionnaire(
        _ database: DatabaseConnection, region: String, _ id: String
    ) throws -> Questionnaire? {
        let rows = try database.query(
            """
            -- QuestionnaireStore.questionnaire
            select question, composite, scale, text_zh, text_en, valid_from, source, mark from survey_question
            where region = $1 and questionnaire = $2 order by place
            """, [.text(region), .text(id)])
        guard let first = rows.first, let day = first.day(5) else { return nil }
        let questions = rows.compactMap { row in
            SurveyScale(rawValue: row.text(2)).map {
                SurveyQuestion(
                    code: row.text(0), composite: row.text(1), scale: $0, chinese: row.text(3), english: row.text(4))
            }
        }
        return Questionnaire(
            id: id, validFrom: day, questions: questions, source: first.text(6), mark: first.text(7))
    }
}
