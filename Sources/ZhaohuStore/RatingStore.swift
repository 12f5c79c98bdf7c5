package import ZhaohuDomain
package import ZhaohuPostgres

/// What is known about a visit that is to be rated.
package struct RatingAnswer: Sendable {
    package let stored: JournalStore.Stored?
    /// Nil when there is no such visit.
    package let visit: VisitRow?
    /// The insured person of the visit's case.
    package let person: PersonID?
}

/// A rating about to be written.
package struct NewRating: Sendable {
    package let visit: VisitID
    /// The visit's day, by which it is found.
    package let day: Day
    package let score: Int
    package let actor: String
    package let at: Instant
    package let op: OperationID

    package init(visit: VisitID, day: Day, score: Int, actor: String, at: Instant, op: OperationID) {
        self.visit = visit
        self.day = day
        self.score = score
        self.actor = actor
        self.at = at
        self.op = op
    }
}

/// Ratings, a batch at a time.
package enum RatingStore {
    package static func load(
        _ database: DatabaseConnection, region: String, _ questions: [(op: OperationID, visit: VisitID)]
    ) throws -> [RatingAnswer] {
        let days = try VisitBatchStore.days(database, region: region, questions.map(\.visit))
        let statement = Statement(
            """
            -- RatingStore.load
            select j.digest, j.accepted, j.verdict, c.person, \(VisitRow.binaryColumns)
            from unnest($2::uuid[], $3::bigint[], $4::date[]) with ordinality as i (op, visit, day, ord)
            left join journal j on j.region = $1 and j.op = i.op
            left join lateral (
                select * from visit v where v.region = $1 and v.day = i.day and v.day between $5::date and $6::date
                    and v.visit = i.visit limit 1) v on true
            left join care_case c on c.region = $1 and c.case_id = v.case_id
            order by i.ord
            """,
            [
                .text(region), BinaryArray.ops(questions, \.op), BinaryArray.ids(questions, \.visit),
                BinaryArray.days(questions) { days[$0.visit] }, SQLValue(days.values.min()),
                SQLValue(days.values.max()),
            ])
        return try database.pipeline([statement])[0].map { row in
            RatingAnswer(
                stored: row.isNull(0) ? nil : JournalStore.stored(row, at: 0),
                visit: row.isNull(4) ? nil : try VisitRow(row, at: 4), person: row.optionalID(3))
        }
    }

    package static func insertion(region: String, _ ratings: [NewRating]) -> Statement {
        Statement(
            """
            -- RatingStore.insertion
            with t as (
                select * from unnest($2::bigint[], $3::date[], $4::smallint[], $5::text[], $6::timestamptz[], $7::uuid[])
                    as t (visit, day, score, actor, at, op)),
            scored as (
                update visit v set score = t.score from t
                where v.region = $1 and v.day = t.day and v.visit = t.visit)
            insert into rating (region, visit, score, actor, at, op)
            select $1, visit, score, actor, at, op from t
            """,
            [
                .text(region), BinaryArray.ids(ratings, \.visit), BinaryArray.days(ratings, \.day),
                BinaryArray.column(.int2, ratings, \.score), BinaryArray.texts(ratings, \.actor),
                BinaryArray.instants(ratings, \.at), BinaryArray.ops(ratings, \.op),
            ])
    }

    /// Newest visits first; nil means any.
    package static func list(
        _ database: DatabaseConnection, region: String, provider: ProviderID?, score: Int?, from: Day?, to: Day?,
        limit: Int
    ) throws -> [VisitRow] {
        try database.query(
            """
            -- RatingStore.list
            select \(VisitRow.columns) from visit v
            where v.region = $1 and v.score is not null and ($2::bigint is null or v.provider = $2::bigint)
                and ($3::smallint is null or v.score = $3::smallint) and ($4::date is null or v.day >= $4::date)
                and ($5::date is null or v.day <= $5::date)
            order by v.day desc, v.visit desc limit $6
            """,
            [
                .text(region), SQLValue(provider), SQLValue(score), SQLValue(from), SQLValue(to), SQLValue(limit),
            ]
        ).map { try VisitRow($0) }
    }
}
