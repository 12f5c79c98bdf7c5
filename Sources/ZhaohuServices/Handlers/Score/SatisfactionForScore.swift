internal import ZhaohuDomain
internal import ZhaohuStore

/// The one place that says which satisfaction the scorecard takes.
///
/// Now: the ratings after visits, pulled towards the mean of all companies, so that few answers neither lift nor sink one.
/// The adjusted score of a survey takes this place where there is one: it is a rate in parts of a million, too.
enum SatisfactionForScore {
    /// The measure of indicator Q3.
    static func measure(_ counts: ScorecardCounts, _ rules: ScoreRules) -> Measure {
        let (satisfied, rated) = counts.counts[.satisfied] ?? (0, 0)
        return rules.measure(
            .satisfied, satisfied, of: rated,
            adjustedPPM: Shrinkage.estimatePPM(
                successes: satisfied, n: rated, citySuccesses: counts.citySatisfied, cityN: counts.cityRated,
                priorSize: rules.priorSize))
    }
}
