package import ZhaohuDomain
package import ZhaohuPostgres

/// A score as it is kept.
package struct ScoreRecord: Sendable {
    package let id: ScoreID
    package let provider: ProviderID
    package let from: Day
    package let to: Day
    package let state: ScoreState
    /// Nil where too little was known.
    package let pointsTenths: Int?
    package let band: ScoreBand?
    package let isVetoed: Bool
    package let deductedTenths: Int
    package let digest: String
    package let madeOn: Day
    package let madeBy: String
    package let shownOn: Day?
    package let answerUntil: Day?
    package let answer: String
    package let answeredOn: Day?
    package let publishedOn: Day?
    package let publishedBy: String
}

/// Scores of companies and where they stand.
package enum ScoreStore {
    private static let select = """
        select score, provider, from_day, to_day, state, points_tenths, band, vetoed, deducted_tenths, digest, made_on,
            made_by, shown_on, answer_until, answer, answered_on, published_on, published_by
        from provider_score
        """

    /// The newest published version of the period that ended last, by a day.
    ///
    /// - Returns: nil where nothing was published by then.
    package static func latestPublished(
        _ database: DatabaseConnection, region: String, provider: ProviderID, on day: Day
    ) throws -> ScoreRecord? {
        try database.query(
            """
            -- ScoreStore.latestPublished
            \(select) where region = $1 and provider = $2 and state = 'published' and published_on <= $3
            order by to_day desc, from_day desc, score desc limit 1
            """, [.text(region), SQLValue(provider), SQLValue(day)]
        ).first.map(decode)
    }

    package static func score(
        _ database: DatabaseConnection, region: String, _ id: ScoreID, forUpdate: Bool = false
    ) throws -> ScoreRecord? {
        try database.query(
            "-- ScoreStore.score\n\(select) where region = $1 and score = $2\(forUpdate ? " for update" : "")",
            [.text(region), SQLValue(id)]
        ).first.map(decode)
    }

    /// The newest first; of one company or of all, and only those that a company may see where asked.
    package static func list(
        _ database: DatabaseConnection, region: String, provider: ProviderID?, visibleOnly: Bool, limit: Int
    ) throws -> [ScoreRecord] {
        try database.query(
            """
            -- ScoreStore.list
            \(select) where region = $1 and ($2::bigint is null or provider = $2::bigint)
                and (not $3 or state in ('shown', 'answered', 'published')) order by score desc limit $4
            """, [.text(region), SQLValue(provider), SQLValue(visibleOnly), SQLValue(limit)]
        ).map(decode)
    }

    /// The newest published version of every period of a company.
    package static func history(
        _ database: DatabaseConnection, region: String, provider: ProviderID
    ) throws -> [ScoredPeriod] {
        try database.query(
            """
            -- ScoreStore.history
            select distinct on (to_day, from_day) from_day, to_day, points_tenths, vetoed from provider_score
            where region = $1 and provider = $2 and state = 'published' order by to_day, from_day, score desc
            """, [.text(region), SQLValue(provider)]
        ).map { row in
            guard let from = row.day(0), let to = row.day(1) else {
                throw DatabaseError(.decoding, detail: "score history")
            }
            return ScoredPeriod(
                from: from, to: to, pointsTenths: row.optionalInt(2).map { Int($0) }, isVetoed: row.bool(3))
        }
    }

    private static func decode(_ row: Rows.Row) throws -> ScoreRecord {
        guard let from = row.day(2), let to = row.day(3), let state = ScoreState(rawValue: row.text(4)),
            let madeOn = row.day(10)
        else { throw DatabaseError(.decoding, detail: "score") }
        return ScoreRecord(
            id: try row.id(0), provider: try row.id(1), from: from, to: to, state: state,
            pointsTenths: row.optionalInt(5).map { Int($0) }, band: ScoreBand(rawValue: row.text(6)),
            isVetoed: row.bool(7), deductedTenths: Int(try row.int(8)), digest: row.text(9), madeOn: madeOn,
            madeBy: row.text(11), shownOn: row.day(12), answerUntil: row.day(13), answer: row.text(14),
            answeredOn: row.day(15), publishedOn: row.day(16), publishedBy: row.text(17))
    }
}
