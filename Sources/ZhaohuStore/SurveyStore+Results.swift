package import ZhaohuDomain
package import ZhaohuPostgres

extension SurveyStore {
    /// The results of all samples whose period lies within this one; nil when there is none.
    ///
    /// Samples with another questionnaire than the latest are left out: their answers are not to be added to these.
    package static func results(
        _ database: DatabaseConnection, region: String, from: Day, to: Day, by breakdown: SurveyBreakdown
    ) throws -> SurveyResults? {
        let all = try draws(database, region: region, from: from, to: to)
        guard let latest = all.last,
            let questionnaire = try QuestionnaireStore.questionnaire(database, region: region, latest.questionnaire)
        else { return nil }
        let draws = all.filter { $0.questionnaire == questionnaire.id }.map(\.id)
        return try results(
            database, region: region, of: draws, from: from, to: to, by: breakdown, questionnaire)
    }

    /// The results of one sample; nil when there is none.
    package static func results(
        _ database: DatabaseConnection, region: String, of draw: SurveyDrawID, by breakdown: SurveyBreakdown
    ) throws -> SurveyResults? {
        guard let record = try self.draw(database, region: region, draw),
            let questionnaire = try QuestionnaireStore.questionnaire(database, region: region, record.questionnaire)
        else { return nil }
        return try results(
            database, region: region, of: [draw], from: record.from, to: record.to, by: breakdown, questionnaire)
    }

    private static func results(
        _ database: DatabaseConnection, region: String, of draws: [SurveyDrawID], from: Day, to: Day,
        by breakdown: SurveyBreakdown, _ questionnaire: Questionnaire
    ) throws -> SurveyResults {
        SurveyResults(
            from: from.description, to: to.description, by: breakdown, draws: draws.map(\.description),
            questionnaire: questionnaire, frame: try frameCounts(database, region: region, draws),
            members: try memberRows(database, region: region, draws))
    }

    private static func frameCounts(
        _ database: DatabaseConnection, region: String, _ draws: [SurveyDrawID]
    ) throws -> [SurveyFrameCount] {
        try database.query(
            """
            -- SurveyStore.frameCounts
            select provider, district, grade, setting, count(*), count(*) filter (where excluded = '')
            from survey_frame where region = $1 and draw = any($2::bigint[])
            group by provider, district, grade, setting
            """, [.text(region), SQLValue(ids: draws)]
        ).map { row in
            SurveyFrameCount(
                provider: ProviderID(try row.int(0)).description, district: row.text(1), grade: row.text(2),
                setting: row.text(3), frame: Int(try row.int(4)), eligible: Int(try row.int(5)))
        }
    }

    private static func memberRows(
        _ database: DatabaseConnection, region: String, _ draws: [SurveyDrawID]
    ) throws -> [SurveyMemberRow] {
        try database.query(
            """
            -- SurveyStore.memberRows
            select f.provider, f.district, f.grade, f.age_band, f.sex, f.setting, f.lives_alone, m.answered_by, m.state,
                m.reached, coalesce(a.answers, '')
            from survey_member m
            join survey_frame f on f.region = m.region and f.draw = m.draw and f.case_id = m.case_id
            left join lateral (
                select string_agg(question || '=' || value, ' ') as answers from survey_answer
                where region = m.region and member = m.member
            ) a on m.state = 'answered'
            where m.region = $1 and m.draw = any($2::bigint[]) order by m.member
            """, [.text(region), SQLValue(ids: draws)]
        ).map { row in
            guard let state = SurveyMemberState(rawValue: row.text(8)) else {
                throw DatabaseError(.decoding, detail: "survey_member")
            }
            let proxy = !["", SurveyRelation.client.rawValue].contains(row.text(7))
            return SurveyMemberRow(
                provider: ProviderID(try row.int(0)).description, district: row.text(1),
                profile: CaseMixProfile(
                    grade: row.text(2), age: row.text(3), sex: row.text(4), setting: row.text(5),
                    livesAlone: row.bool(6), proxy: proxy),
                state: state, reached: row.bool(9), answers: answers(row.text(10)))
        }
    }

    /// Reads `punctual=3 plan=4`.
    private static func answers(_ text: String) -> [String: Int] {
        var answers: [String: Int] = [:]
        for word in text.split(separator: " ") {
            guard let equals = word.firstIndex(of: "="), let value = Int(word[word.index(after: equals)...]) else {
                continue
            }
            answers[String(word[..<equals])] = value
        }
        return answers
    }
}
