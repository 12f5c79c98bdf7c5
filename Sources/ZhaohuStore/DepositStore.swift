package import ZhaohuDomain
package import ZhaohuPostgres

/// A score of a company by which its deposit is released.
package struct DepositScore: Sendable {
    package let from: Day
    package let to: Day
    package let isPublished: Bool
    package let band: String
    package let isVetoed: Bool
}

/// Quality deposits: kept with each payment, released by the published score of the months.
package enum DepositStore {
    package static func score(
        _ database: DatabaseConnection, region: String, provider: ProviderID, number: Int64
    ) throws -> DepositScore? {
        try database.query(
            """
            -- DepositStore.score
            select from_day, to_day, state = 'published', band, vetoed from provider_score
            where region = $1 and provider = $2 and score = $3
            """, [.text(region), SQLValue(provider), SQLValue(number)]
        ).first.map { row in
            guard let from = row.day(0), let to = row.day(1) else {
                throw DatabaseError(.decoding, detail: "provider_score")
            }
            return DepositScore(
                from: from, to: to, isPublished: row.bool(2), band: row.text(3), isVetoed: row.bool(4))
        }
    }

    /// Marks the deposits of months within a score as scored.
    ///
    /// - Returns: what was held of them.
    package static func take(
        _ database: DatabaseConnection, region: String, provider: ProviderID, _ score: DepositScore, number: Int64
    ) throws -> Money {
        Money(
            fen: try database.query(
                """
                -- DepositStore.take
                with taken as (
                    update settlement set deposit_score = $3
                    where region = $1 and provider = $2 and state = 'paid' and deposit_score is null and deposit_fen > 0
                        and month between date_trunc('month', $4::date) and $5::date
                    returning deposit_fen)
                select coalesce(sum(deposit_fen), 0)::bigint from taken
                """,
                [.text(region), SQLValue(provider), SQLValue(number), SQLValue(score.from), SQLValue(score.to)]
            )[0].int(0))
    }
}
