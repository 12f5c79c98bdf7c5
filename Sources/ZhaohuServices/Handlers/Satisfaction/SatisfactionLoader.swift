internal import ZhaohuDomain
internal import ZhaohuPostgres
internal import ZhaohuStore

/// Gathers the facts of a satisfaction report as they are now.
struct SatisfactionLoader {
    let context: CommandContext
    let periods: SatisfactionPeriods
    /// The one company that the reader may see; nil for all.
    let provider: ProviderID?

    private var database: DatabaseConnection { context.database }
    private var region: String { context.region }

    init(_ context: CommandContext, from: Day, to: Day, provider: ProviderID?) {
        self.context = context
        self.provider = provider
        periods = SatisfactionPeriods(from: from, to: to)
    }

    /// The facts of these breakdowns, and what the surveys said.
    func facts(
        _ breakdowns: some Collection<SatisfactionBreakdown>, surveys: [StoredSurvey]
    ) throws -> SatisfactionFacts {
        var tables: [SatisfactionBreakdown: [SatisfactionFact]] = [:]
        for by in breakdowns { tables[by] = try table(by) }
        let city = try SatisfactionStore.sums(
            database, region: region, from: periods.now.lowerBound, to: periods.now.upperBound, by: .none, provider: nil
        )
        let asOf = try BehaviourStore.refreshedAt(
            database, region: region, from: periods.now.lowerBound, to: periods.now.upperBound)
        return SatisfactionFacts(
            region: region, periods: periods, rules: try rules(), provider: provider,
            city: city.first?.counts ?? AnswerCounts(), tables: tables,
            behaviourAsOf: asOf?.iso8601(in: context.zone) ?? "", surveys: try surveys.map { try $0.document() })
    }

    /// What the surveys of the period said, by each of these.
    ///
    /// They show the whole city, so one company is not told of them.
    func surveys(by breakdowns: [SurveyBreakdown]) throws -> [StoredSurvey] {
        guard provider == nil else { return [] }
        return try breakdowns.compactMap { try StoredSurvey.load(context, periods.now, by: $0) }
    }

    /// The policy of the period's last day; of today for a period before any policy.
    private func rules() throws(Refusal) -> SatisfactionRules {
        let policy = context.reference.policy
        if let rules = try? SatisfactionRules(policy: policy, on: min(periods.now.upperBound, context.today)) {
            return rules
        }
        return try SatisfactionRules(policy: policy, on: context.today)
    }

    private func table(_ by: SatisfactionBreakdown) throws -> [SatisfactionFact] {
        let now = try sums(by, periods.now)
        let names = try SatisfactionStore.names(database, region: region, by: by, on: periods.now.upperBound)
        let behaviour = try BehaviourStore.counts(
            database, region: region, from: periods.now.lowerBound, to: periods.now.upperBound, by: by,
            provider: provider)
        let before = try before(by)
        return now.map { sum in
            let name = names[sum.key]
            let (previous, lastYear) = before(sum.key)
            return SatisfactionFact(
                key: sum.key, parent: name?.parent ?? "", chinese: name?.chinese ?? "", english: name?.english ?? "",
                now: sum.counts, previous: previous, lastYear: lastYear,
                behaviour: behaviour[sum.key] ?? BehaviourCounts(), band: name?.band ?? "")
        }
    }

    /// The counts that a row is held against: of the period before and of the year before.
    ///
    /// A month is held against the month before it and the same month of the year before, whatever the period.
    private func before(
        _ by: SatisfactionBreakdown
    ) throws -> (String) -> (previous: AnswerCounts, lastYear: AnswerCounts) {
        guard by == .month else {
            let previous = Self.byKey(try sums(by, periods.previous))
            let lastYear =
                periods.lastYear == periods.previous ? previous : Self.byKey(try sums(by, periods.lastYear))
            return { (previous[$0] ?? AnswerCounts(), lastYear[$0] ?? AnswerCounts()) }
        }
        let first = periods.now.lowerBound.startOfMonth.advanced(byYears: -1)
        let months = Self.byKey(try sums(by, first...periods.now.upperBound))
        return { key in
            guard let month = Day("\(key)-01") else { return (AnswerCounts(), AnswerCounts()) }
            func counts(_ back: Int) -> AnswerCounts {
                months[String(month.advanced(byMonths: -back).description.prefix(7))] ?? AnswerCounts()
            }
            return (counts(1), counts(12))
        }
    }

    private func sums(_ by: SatisfactionBreakdown, _ days: ClosedRange<Day>) throws -> [SatisfactionSum] {
        try SatisfactionStore.sums(
            database, region: region, from: days.lowerBound, to: days.upperBound, by: by, provider: provider)
    }

    private static func byKey(_ sums: [SatisfactionSum]) -> [String: AnswerCounts] {
        Dictionary(sums.map { ($0.key, $0.counts) }, uniquingKeysWith: +)
    }
}
