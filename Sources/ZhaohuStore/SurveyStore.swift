package import ZhaohuDomain
package import ZhaohuPostgres

/// A sample as it was drawn.
package struct SurveyDrawRecord: Sendable {
    package let id: SurveyDrawID
    package let questionnaire: String
    package let from: Day
    package let to: Day
    /// As asked for.
    package let size: Int
    package let seed: Int64
    package let frameHash: String
    package let at: Instant
    package let actor: String

    package init(
        id: SurveyDrawID, questionnaire: String, from: Day, to: Day, size: Int, seed: Int64, frameHash: String,
        at: Instant, actor: String
    ) {
        (self.id, self.questionnaire, self.from, self.to) = (id, questionnaire, from, to)
        (self.size, self.seed, self.frameHash, self.at, self.actor) = (size, seed, frameHash, at, actor)
    }
}

/// Samples and their frames.
package enum SurveyStore {
    /// Every client with a performed visit in the period, in the order of the cases.
    package static func frame(
        _ database: DatabaseConnection, region: String, from: Day, to: Day
    ) throws -> [SurveyCandidate] {
        try database.query(
            """
            -- SurveyStore.frame
            with visits as (
                select case_id, provider, count(*) as visits, max(day) as last from visit
                where region = $1 and day between $2 and $3 and state = 'done' group by case_id, provider
            ), main as (
                select distinct on (case_id) case_id, provider, sum(visits) over (partition by case_id) as visits
                from visits order by case_id, visits.visits desc, last desc, provider
            )
            select c.case_id, c.person, m.provider, p.district, c.grade, extract(year from age($3::date, p.born))::int,
                p.sex, c.setting, p.lives_alone, m.visits::int, p.died_on is not null, c.state = 'effective'
            from main m
            join care_case c on c.region = $1 and c.case_id = m.case_id
            join person p on p.region = $1 and p.person = c.person
            order by c.case_id
            """, [.text(region), SQLValue(from), SQLValue(to)]
        ).map { row in
            SurveyCandidate(
                careCase: try row.id(0), person: try row.id(1), provider: try row.id(2), district: row.text(3),
                grade: row.text(4), age: Int(try row.int(5)), sex: row.text(6), setting: row.text(7),
                livesAlone: row.bool(8), visits: Int(try row.int(9)), isDead: row.bool(10), isInForce: row.bool(11))
        }
    }

    /// Adds a sample with its frame and its members; `draw.id` is ignored.
    package static func add(
        _ database: DatabaseConnection, region: String, _ draw: SurveyDrawRecord, frame: [SurveyCandidate],
        rules: SurveyRules, members: [SurveyCandidate], op: String
    ) throws -> SurveyDrawID {
        let eligible = frame.count { $0.exclusion(rules) == nil }
        let rows = try database.query(
            """
            -- SurveyStore.add
            insert into survey_draw (region, questionnaire, from_day, to_day, size, seed, frame, eligible, drawn,
                frame_hash, at, actor, op)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::uuid) returning draw
            """,
            [
                .text(region), .text(draw.questionnaire), SQLValue(draw.from), SQLValue(draw.to), SQLValue(draw.size),
                SQLValue(draw.seed), SQLValue(frame.count), SQLValue(eligible), SQLValue(members.count),
                .text(draw.frameHash), SQLValue(draw.at), .text(draw.actor), .text(op),
            ])
        let id: SurveyDrawID = try rows[0].id(0)
        try addFrame(database, region: region, id, frame, rules)
        try database.query(
            """
            -- SurveyStore.addMembers
            insert into survey_member (region, draw, case_id, person, place)
            select $1, $2, t.* from unnest($3::bigint[], $4::bigint[]) with ordinality as t
            """,
            [
                .text(region), SQLValue(id), SQLValue(ids: members.map(\.careCase)),
                SQLValue(ids: members.map(\.person)),
            ])
        return id
    }

    private static func addFrame(
        _ database: DatabaseConnection, region: String, _ id: SurveyDrawID, _ frame: [SurveyCandidate],
        _ rules: SurveyRules
    ) throws {
        func texts(_ value: (SurveyCandidate) -> String) -> SQLValue { SQLValue(texts: frame.map(value)) }
        try database.query(
            """
            -- SurveyStore.addFrame
            insert into survey_frame (region, draw, case_id, person, provider, district, grade, age_band, sex, setting,
                lives_alone, visits, excluded)
            select $1, $2, t.* from unnest($3::bigint[], $4::bigint[], $5::bigint[], $6::text[], $7::text[], $8::text[],
                $9::text[], $10::text[], $11::boolean[], $12::int[], $13::text[]) as t
            """,
            [
                .text(region), SQLValue(id), SQLValue(ids: frame.map(\.careCase)), SQLValue(ids: frame.map(\.person)),
                SQLValue(ids: frame.map(\.provider)), texts(\.district), texts(\.grade),
                texts { rules.ageBands.label(age: $0.age) }, texts(\.sex), texts(\.setting),
                SQLValue(array: frame.map { SQLValue($0.livesAlone) }),
                SQLValue(array: frame.map { SQLValue($0.visits) }), texts { $0.exclusion(rules)?.rawValue ?? "" },
            ])
    }

    /// The sample with this id; nil when there is none.
    package static func draw(
        _ database: DatabaseConnection, region: String, _ id: SurveyDrawID
    ) throws -> SurveyDrawRecord? {
        try list(database, region: region, where: "draw = $2", [SQLValue(id)]).first
    }

    /// All samples, the latest first.
    package static func draws(
        _ database: DatabaseConnection, region: String, limit: Int
    ) throws -> [SurveyDrawRecord] {
        Array(try list(database, region: region, where: "true", []).prefix(limit))
    }

    /// The samples whose period lies within this one, the earliest first.
    package static func draws(
        _ database: DatabaseConnection, region: String, from: Day, to: Day
    ) throws -> [SurveyDrawRecord] {
        try list(
            database, region: region, where: "from_day >= $2 and to_day <= $3", [SQLValue(from), SQLValue(to)]
        ).reversed()
    }

    /// How many of each sample are drawn, have answered, and are still to be called.
    package static func counts(
        _ database: DatabaseConnection, region: String
    ) throws -> [SurveyDrawID: SurveyFlow] {
        let rows = try database.query(
            """
            -- SurveyStore.counts
            select draw, count(*), count(*) filter (where state = 'answered'),
                count(*) filter (where state in ('drawn', 'calling'))
            from survey_member where region = $1 group by draw
            """, [.text(region)])
        var counts: [SurveyDrawID: SurveyFlow] = [:]
        for row in rows {
            var flow = SurveyFlow()
            flow.drawn = Int(try row.int(1))
            flow.answered = Int(try row.int(2))
            flow.open = Int(try row.int(3))
            counts[try row.id(0)] = flow
        }
        return counts
    }

    private static func list(
        _ database: DatabaseConnection, region: String, where condition: String, _ values: [SQLValue]
    ) throws -> [SurveyDrawRecord] {
        try database.query(
            """
            -- SurveyStore.draws
            select draw, questionnaire, from_day, to_day, size, seed, frame_hash,
                (extract(epoch from at) * 1000000)::bigint, actor
            from survey_draw where region = $1 and \(condition) order by draw desc
            """, [.text(region)] + values
        ).compactMap { row in
            guard let from = row.day(2), let to = row.day(3), let at = row.instant(7) else { return nil }
            return SurveyDrawRecord(
                id: try row.id(0), questionnaire: row.text(1), from: from, to: to, size: Int(try row.int(4)),
                seed: try row.int(5), frameHash: row.text(6), at: at, actor: row.text(8))
        }
    }
}
