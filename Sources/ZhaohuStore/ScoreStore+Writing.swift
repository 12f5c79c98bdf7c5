package import ZhaohuDomain
package import ZhaohuPostgres

/// A score to be kept.
package struct NewScore: Sendable {
    package let provider: ProviderID
    package let from: Day
    package let to: Day
    package let card: Scorecard
    package let digest: String
    /// The newest facts against the company by indicator, and how many there are in all.
    package let evidence: [Indicator: (ids: [String], total: Int)]

    package init(
        provider: ProviderID, from: Day, to: Day, card: Scorecard, digest: String,
        evidence: [Indicator: (ids: [String], total: Int)]
    ) {
        self.provider = provider
        self.from = from
        self.to = to
        self.card = card
        self.digest = digest
        self.evidence = evidence
    }
}

/// A line of a score as it was kept.
package struct ScoreLineRecord: Sendable {
    package let line: ScoreLine
    package let evidence: [String]
    package let evidenceTotal: Int
}

extension ScoreStore {
    package static func add(
        _ database: DatabaseConnection, region: String, _ score: NewScore, on day: Day, by actor: String, op: String
    ) throws -> ScoreID {
        let id: ScoreID = try database.query(
            """
            -- ScoreStore.add
            insert into provider_score (region, provider, from_day, to_day, state, points_tenths, band, vetoed,
                deducted_tenths, digest, made_on, made_by, op)
            values ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9, $10, $11, $12::uuid) returning score
            """,
            [
                .text(region), SQLValue(score.provider), SQLValue(score.from), SQLValue(score.to),
                SQLValue(score.card.pointsTenths), .text(score.card.band?.rawValue ?? ""),
                SQLValue(score.card.isVetoed), SQLValue(score.card.deductedTenths), .text(score.digest),
                SQLValue(day), .text(actor), .text(op),
            ])[0].id(0)
        for line in score.card.lines {
            try add(database, region: region, id, line, score.evidence[line.indicator] ?? ([], 0))
        }
        return id
    }

    private static func add(
        _ database: DatabaseConnection, region: String, _ id: ScoreID, _ line: ScoreLine,
        _ evidence: (ids: [String], total: Int)
    ) throws {
        try database.query(
            """
            -- ScoreStore.addLine
            insert into provider_score_line (region, score, indicator, weight, shared_tenths, points_tenths, evidence,
                evidence_total)
            values ($1, $2, $3, $4, $5, $6, $7::text[], $8)
            """,
            [
                .text(region), SQLValue(id), .text(line.indicator.rawValue), SQLValue(line.weight),
                SQLValue(line.sharedTenths), SQLValue(line.pointsTenths), SQLValue(texts: evidence.ids),
                SQLValue(evidence.total),
            ])
        for measure in line.measures {
            try database.query(
                """
                -- ScoreStore.addMeasure
                insert into provider_score_measure (region, score, part, numerator, denominator, minimum, adjusted_ppm,
                    floor_ppm, target_ppm, share_ppm)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                """,
                [
                    .text(region), SQLValue(id), .text(measure.part.rawValue), SQLValue(measure.numerator),
                    SQLValue(measure.denominator), SQLValue(measure.minimum), SQLValue(measure.adjustedPPM),
                    SQLValue(measure.scale.floor), SQLValue(measure.scale.target), SQLValue(measure.share),
                ])
        }
    }

    /// The lines of a score in the order of the indicators.
    package static func lines(
        _ database: DatabaseConnection, region: String, _ id: ScoreID
    ) throws -> [ScoreLineRecord] {
        let measures = try database.query(
            """
            -- ScoreStore.measures
            select part, numerator, denominator, minimum, floor_ppm, target_ppm, adjusted_ppm
            from provider_score_measure where region = $1 and score = $2
            """, [.text(region), SQLValue(id)]
        ).compactMap { row -> Measure? in
            guard let part = Indicator.Part(rawValue: row.text(0)) else { return nil }
            return Measure(
                part, Int(try row.int(1)), of: Int(try row.int(2)), minimum: Int(try row.int(3)),
                scale: PointScale(floor: Int(try row.int(4)), target: Int(try row.int(5))),
                adjustedPPM: row.optionalInt(6).map { Int($0) })
        }
        return try database.query(
            """
            -- ScoreStore.lines
            select indicator, weight, shared_tenths, points_tenths, evidence, evidence_total
            from provider_score_line where region = $1 and score = $2 order by indicator
            """, [.text(region), SQLValue(id)]
        ).compactMap { row -> ScoreLineRecord? in
            guard let indicator = Indicator(rawValue: row.text(0)) else { return nil }
            let own = indicator.parts.compactMap { part in measures.first { $0.part == part } }
            return ScoreLineRecord(
                line: ScoreLine(
                    indicator: indicator, measures: own, weight: Int(try row.int(1)),
                    sharedTenths: Int(try row.int(2)), pointsTenths: row.optionalInt(3).map { Int($0) }),
                evidence: row.texts(4), evidenceTotal: Int(try row.int(5)))
        }
    }

    /// The unpublished versions of a period are given up for a new one; published days of another period are in the way.
    ///
    /// - Returns: the first published score that covers some of the days without being of the same period; nil is fine.
    package static func makeWay(
        _ database: DatabaseConnection, region: String, provider: ProviderID, from: Day, to: Day
    ) throws -> ScoreID? {
        let values: [SQLValue] = [.text(region), SQLValue(provider), SQLValue(from), SQLValue(to)]
        let other: ScoreID? = try database.query(
            """
            -- ScoreStore.overlapping
            select score from provider_score where region = $1 and provider = $2 and state = 'published'
                and from_day <= $4 and to_day >= $3 and not (from_day = $3 and to_day = $4) limit 1
            """, values
        ).first?.id(0)
        if let other { return other }
        try database.query(
            """
            -- ScoreStore.withdraw
            update provider_score set state = 'withdrawn' where region = $1 and provider = $2
                and from_day = $3 and to_day = $4 and state in ('draft', 'shown', 'answered')
            """, values)
        return nil
    }

    package static func show(
        _ database: DatabaseConnection, region: String, _ id: ScoreID, on day: Day, answerUntil: Day
    ) throws {
        try database.query(
            """
            -- ScoreStore.show
            update provider_score set state = 'shown', shown_on = $3, answer_until = $4
            where region = $1 and score = $2
            """, [.text(region), SQLValue(id), SQLValue(day), SQLValue(answerUntil)])
    }

    package static func answer(
        _ database: DatabaseConnection, region: String, _ id: ScoreID, text: String, on day: Day
    ) throws {
        try database.query(
            """
            -- ScoreStore.answer
            update provider_score set state = 'answered', answer = $3, answered_on = $4
            where region = $1 and score = $2
            """, [.text(region), SQLValue(id), .text(text), SQLValue(day)])
    }

    package static func publish(
        _ database: DatabaseConnection, region: String, _ id: ScoreID, on day: Day, by actor: String
    ) throws {
        try database.query(
            """
            -- ScoreStore.publish
            update provider_score set state = 'published', published_on = $3, published_by = $4
            where region = $1 and score = $2
            """, [.text(region), SQLValue(id), SQLValue(day), .text(actor)])
    }
}
