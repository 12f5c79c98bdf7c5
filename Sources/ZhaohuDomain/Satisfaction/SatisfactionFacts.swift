/// Everything that a satisfaction report tells, before it is worked out: the same facts give the same report for ever.
package struct SatisfactionFacts: Hashable, Sendable {
    package let region: String
    package let periods: SatisfactionPeriods
    package let rules: SatisfactionRules
    /// The one company that the reader may see; nil for all.
    package let provider: ProviderID?
    /// All companies together, also where `provider` keeps to one: what few answers are pulled towards.
    package let city: AnswerCounts
    /// By breakdown; a snapshot holds all of them, a live report the one asked for.
    package var tables: [SatisfactionBreakdown: [SatisfactionFact]]
    /// When the behaviour of the oldest month was worked out, `2026-11-22T02:10:00+08:00`; empty when one never was.
    package let behaviourAsOf: String
    /// The surveys of the period, as their own documents.
    package let surveys: [String]

    package init(
        region: String, periods: SatisfactionPeriods, rules: SatisfactionRules, provider: ProviderID?,
        city: AnswerCounts, tables: [SatisfactionBreakdown: [SatisfactionFact]], behaviourAsOf: String,
        surveys: [String] = []
    ) {
        self.region = region
        self.periods = periods
        self.rules = rules
        self.provider = provider
        self.city = city
        self.tables = tables
        self.behaviourAsOf = behaviourAsOf
        self.surveys = surveys
    }
}

/// One row's facts.
package struct SatisfactionFact: Hashable, Sendable {
    /// An id, a code, a month, or `all`.
    package let key: String
    /// The row above it whose sum is told elsewhere: a carer's company, a street's district; empty for none.
    package let parent: String
    /// For people; empty where the key says it all.
    package let chinese: String
    package let english: String
    package let now: AnswerCounts
    package let previous: AnswerCounts
    package let lastYear: AnswerCounts
    package let behaviour: BehaviourCounts
    /// The company's band of the last published score: excellent, good, rectify, restricted, failing; empty for none.
    package let band: String

    package init(
        key: String, parent: String = "", chinese: String = "", english: String = "", now: AnswerCounts,
        previous: AnswerCounts = AnswerCounts(), lastYear: AnswerCounts = AnswerCounts(),
        behaviour: BehaviourCounts = BehaviourCounts(), band: String = ""
    ) {
        self.key = key
        self.parent = parent
        self.chinese = chinese
        self.english = english
        self.now = now
        self.previous = previous
        self.lastYear = lastYear
        self.behaviour = behaviour
        self.band = band
    }

    package func name(_ language: Language) -> String { language == .chinese ? chinese : english }
}
