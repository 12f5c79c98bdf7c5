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
    package let score: Int
    package let actor: String
    package let at: Instant
    package let op: String

    package init(visit: VisitID, score: Int, actor: String, at: Instant, op: String) {
        self.visit = visit
        self.score = score
        self.actor = actor
        self.at = at
        self.op = op
    }
}

/// Ratings, a batch at a time.
package enum RatingStore {
    package static func load(
        _ database: DatabaseConnection, region: String, _ questions: [(op: String, visit: VisitID)]
    ) throws -> [RatingAnswer] {
        try database.query(
            """
            -- RatingStore.load
            select encode(j.digest, 'hex'), j.accepted, j.verdict, c.person, \(VisitRow.columns)
            from unnest($2::uuid[], $3::bigint[]) with ordinality as i (op, visit, ord)
            left join journal j on j.region = $1 and j.op = i.op
            left join visit v on v.region = $1 and v.visit = i.visit
            left join care_case c on c.region = $1 and c.case_id = v.case_id
            order by i.ord
            """,
            [.text(region), SQLValue(texts: questions.map(\.op)), SQLValue(ids: questions.map(\.visit))]
        ).map { row in
            RatingAnswer(
                stored: row.optionalText(0).map { digest in
                    JournalStore.Stored(digest: digest, accepted: row.bool(1), verdict: row.text(2))
                },
                visit: row.isNull(4) ? nil : try VisitRow(row, at: 4), person: row.optionalID(3))
        }
    }

    package static func insert(_ database: DatabaseConnection, region: String, _ ratings: [NewRating]) throws {
        guard !ratings.isEmpty else { return }
        try database.query(
            """
            -- RatingStore.insert
            with t as (
                select * from unnest($2::bigint[], $3::smallint[], $4::text[], $5::timestamptz[], $6::uuid[])
                    as t (visit, score, actor, at, op)),
            scored as (
                update visit v set score = t.score from t where v.region = $1 and v.visit = t.visit)
            insert into rating (region, visit, score, actor, at, op) select $1, t.* from t
            """,
            [
                .text(region), SQLValue(ids: ratings.map(\.visit)), SQLValue(array: ratings.map { SQLValue($0.score) }),
                SQLValue(texts: ratings.map(\.actor)), SQLValue(array: ratings.map { SQLValue($0.at) }),
                SQLValue(texts: ratings.map(\.op)),
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
