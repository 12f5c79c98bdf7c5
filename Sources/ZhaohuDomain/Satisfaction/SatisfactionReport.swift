/// A satisfaction report worked out from its facts: pure, so the same facts always give the same report.
package struct SatisfactionReport: Sendable {
    package let facts: SatisfactionFacts
    package let by: SatisfactionBreakdown
    /// In the order of the facts.
    package let lines: [SatisfactionLine]
    /// All visits of the period, from the breakdown `none`, which the facts hold besides.
    package let total: SatisfactionLine
    /// False when no row can be told from another, so that nobody is ranked.
    package let isRanked: Bool

    /// The most rows that are held against each other: beyond, there would be a million pairs, and nobody reads ranks
    /// of two thousand.
    package static let rankedMax = 200
    /// The share of false differences among those told.
    package static let falseDiscovery = 0.05

    /// Works out one breakdown; nil when the facts do not hold it or the whole.
    package init?(_ facts: SatisfactionFacts, by: SatisfactionBreakdown) {
        guard let table = facts.tables[by], facts.tables[SatisfactionBreakdown.none] != nil else { return nil }
        let visibility = SatisfactionVisibility(table, by: by, least: facts.rules.suppressBelow)
        let ranks = Self.ranks(table, visibility, facts.rules)
        self.facts = facts
        self.by = by
        isRanked = !RankRange.tellsNothing(ranks)
        lines = table.indices.map { index in
            let rank = RankRange.tellsNothing(ranks) ? nil : ranks[table[index].key]
            return SatisfactionLine(
                table[index], hidden: visibility.hidden(index), rank: rank, rules: facts.rules, city: facts.city)
        }
        total = SatisfactionLine(
            Self.sum(facts, by), hidden: visibility.total, rank: nil, rules: facts.rules, city: facts.city)
    }

    /// Companies whose band asks for rectification or worse.
    package var belowBand: [SatisfactionLine] {
        let bands: Set<ScoreBand> = [.rectify, .restricted, .failing]
        return by == .provider ? lines.filter { ScoreBand(rawValue: $0.fact.band).map(bands.contains) ?? false } : []
    }

    /// Only rows that are shown and have answers enough are held against each other.
    private static func ranks(
        _ table: [SatisfactionFact], _ visibility: SatisfactionVisibility, _ rules: SatisfactionRules
    ) -> [String: RankRange] {
        guard table.count <= rankedMax else { return [:] }
        let groups = table.indices.filter { !visibility.hidden($0).now }.map { index in
            PairwiseComparison.Group(
                table[index].key, count: table[index].now.satisfied(from: rules.satisfiedFrom),
                of: table[index].now.rated)
        }
        let comparison = PairwiseComparison(groups, minimum: rules.minimumN)
        return RankRange.ranges(comparison, bound: falseDiscovery)
    }

    /// The whole is counted by itself: rows of items overlap, and a row of an earlier period may be gone.
    private static func sum(_ facts: SatisfactionFacts, _ by: SatisfactionBreakdown) -> SatisfactionFact {
        let whole = facts.tables[SatisfactionBreakdown.none]?.first
        return SatisfactionFact(
            key: "total", now: whole?.now ?? AnswerCounts(), previous: whole?.previous ?? AnswerCounts(),
            lastYear: whole?.lastYear ?? AnswerCounts(), behaviour: whole?.behaviour ?? BehaviourCounts())
    }
}

/// Of which of the three periods the answers are hidden.
package struct HiddenPeriods: Hashable, Sendable {
    package var now = false
    package var previous = false
    package var lastYear = false

    package init(now: Bool = false, previous: Bool = false, lastYear: Bool = false) {
        (self.now, self.previous, self.lastYear) = (now, previous, lastYear)
    }
}
