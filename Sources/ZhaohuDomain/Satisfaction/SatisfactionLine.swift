/// One row of a satisfaction report, worked out.
package struct SatisfactionLine: Sendable {
    package let fact: SatisfactionFact
    /// Of which periods the answers are hidden.
    package let hidden: HiddenPeriods
    /// The ranks that the answers bear out; nil where nobody is ranked.
    package let rank: RankRange?
    private let rules: SatisfactionRules
    private let city: AnswerCounts

    init(
        _ fact: SatisfactionFact, hidden: HiddenPeriods, rank: RankRange?, rules: SatisfactionRules, city: AnswerCounts
    ) {
        self.fact = fact
        self.hidden = hidden
        self.rank = rank
        self.rules = rules
        self.city = city
    }

    /// Performed visits; never hidden, for they are no answers.
    package var visits: Int { fact.now.visits }

    /// Visits with an answer; nil when hidden.
    package var rated: Int? { hidden.now ? nil : fact.now.rated }

    /// Answers that count as satisfied; nil when hidden.
    package var satisfied: Int? { hidden.now ? nil : fact.now.satisfied(from: rules.satisfiedFrom) }

    /// Satisfied and answers; nil when hidden or without answers.
    package var share: (x: Int, n: Int)? { share(fact.now, isHidden: hidden.now) }

    /// Answers enough to be judged by.
    package var isEnough: Bool { !hidden.now && fact.now.rated >= rules.minimumN }

    /// The interval of the rate; nil when hidden or without answers.
    package var interval: WilsonInterval? { share.flatMap { WilsonInterval(successes: $0.x, n: $0.n) } }

    /// The rate pulled towards the city's mean, exactly, as a fraction; nil when hidden or when nobody answered at all.
    package var shrunk: (x: Int, n: Int)? {
        guard !hidden.now, city.rated > 0 else { return nil }
        let (x, n) = (fact.now.satisfied(from: rules.satisfiedFrom), fact.now.rated)
        return (
            x * city.rated + city.satisfied(from: rules.satisfiedFrom) * rules.priorSize,
            (n + rules.priorSize) * city.rated
        )
    }

    /// Against the period before.
    package var change: RateDifference? { difference(fact.previous, isHidden: hidden.previous) }

    /// Against the same days of the year before.
    package var yearChange: RateDifference? { difference(fact.lastYear, isHidden: hidden.lastYear) }

    /// Answers with score 1 and with score 2; nil when hidden.
    package var lowest: (one: Int, two: Int)? { hidden.now ? nil : (fact.now.scores[0], fact.now.scores[1]) }

    /// The share of the period before, where it may be told.
    package var previousShare: (x: Int, n: Int)? { share(fact.previous, isHidden: hidden.previous) }

    /// The share of the year before, where it may be told.
    package var lastYearShare: (x: Int, n: Int)? { share(fact.lastYear, isHidden: hidden.lastYear) }

    private func share(_ counts: AnswerCounts, isHidden: Bool) -> (x: Int, n: Int)? {
        isHidden || counts.rated == 0 ? nil : (counts.satisfied(from: rules.satisfiedFrom), counts.rated)
    }

    private func difference(_ counts: AnswerCounts, isHidden: Bool) -> RateDifference? {
        guard let share, let before = self.share(counts, isHidden: isHidden) else { return nil }
        return RateDifference(now: share, before: before)
    }
}
