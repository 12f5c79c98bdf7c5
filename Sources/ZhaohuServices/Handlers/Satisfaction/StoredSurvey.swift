internal import ZhaohuDocuments
internal import ZhaohuDomain
internal import ZhaohuStore

/// The surveys of a report's period as its facts keep them: whole numbers and the levels that the models know.
struct StoredSurvey: StoredDocument {
    let results: SurveyResults
    let grades: [String]
    let ages: [String]

    /// All samples whose period lies within the report's, by one breakdown; nil when there is none.
    static func load(
        _ context: CommandContext, _ days: ClosedRange<Day>, by breakdown: SurveyBreakdown
    ) throws -> StoredSurvey? {
        let results = try SurveyStore.results(
            context.database, region: context.region, from: days.lowerBound, to: days.upperBound, by: breakdown)
        guard let results else { return nil }
        let rules = try SurveyRules(context.reference.policy, on: min(days.upperBound, context.today))
        return StoredSurvey(
            results: results, grades: Set(results.patterns.map(\.profile.grade)).sorted(), ages: rules.ageBands.labels)
    }

    /// The tables that people read, with the names of the report's rows.
    func sections(_ facts: SatisfactionFacts, _ language: Language) -> [ReportSection] {
        let rows = SatisfactionBreakdown(rawValue: results.breakdown.rawValue).flatMap { facts.tables[$0] } ?? []
        let names = Dictionary(rows.map { ($0.key, $0.name(language)) }, uniquingKeysWith: { first, _ in first })
        return SurveySections(
            results, levels: CaseMixLevels(grades: grades, ages: ages), least: facts.rules.caseMixLeast,
            rules: facts.rules, names: names, language: language
        ).all
    }

    /// Surveys are told by four breakdowns; a report by anything else tells them by company.
    static func breakdown(_ by: SatisfactionBreakdown) -> SurveyBreakdown {
        SurveyBreakdown(rawValue: by.rawValue) ?? .provider
    }
}
