internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// Reckons a company's score of a period from the facts, as of a day.
struct ScoreDesk {
    /// A score with all that it was made of.
    struct Reckoned {
        let card: Scorecard
        let measures: [Measure]
        let deductions: [DeductionRecord]
        let digest: String
    }

    /// How many facts against a company a score itself names for each indicator.
    static let evidenceKept = 20

    let context: CommandContext
    let provider: ProviderID
    let from: Day
    let to: Day
    /// The day of counting.
    let asOf: Day

    var period: ScoreFactStore.Period {
        ScoreFactStore.Period(
            region: context.region, provider: provider, from: from, to: to, zone: context.zone, asOf: asOf)
    }

    /// The rules in force on the period's last day.
    func rules() throws(Refusal) -> ScoreRules { try ScoreRules(context.reference.policy, on: to) }

    /// The score, from the facts as they are now.
    func reckon() throws -> Reckoned {
        let rules = try rules()
        let counts = try ScoreFactStore.counts(context.database, period, rules)
        let measures = Indicator.Part.allCases.compactMap { part -> Measure? in
            if part == .satisfied { return SatisfactionForScore.measure(counts, rules) }
            return counts.counts[part].map { rules.measure(part, $0.numerator, of: $0.denominator) }
        }
        let deductions = try DeductionStore.list(
            context.database, region: context.region, provider: provider, from: from, to: to, limit: 10_000)
        let counting = deductions.filter(\.state.counts)
        let card = rules.scorecard(
            measures, deductedTenths: counting.reduce(0) { $0 + $1.pointsTenths },
            isVetoed: counting.contains { $0.veto != nil })
        return Reckoned(
            card: card, measures: measures, deductions: deductions,
            digest: digest(card, measures, counting))
    }

    /// The newest facts against the company, by indicator.
    func evidence() throws -> [Indicator: (ids: [String], total: Int)] {
        let hours = try rules().incidentHours
        return try Indicator.allCases.reduce(into: [:]) { found, indicator in
            found[indicator] = try ScoreFactStore.evidence(
                context.database, period, indicator, incidentHours: hours, limit: Self.evidenceKept)
        }
    }

    /// SHA-256 of everything that the points follow from, as text: the same facts have the same digest.
    private func digest(_ card: Scorecard, _ measures: [Measure], _ deductions: [DeductionRecord]) -> String {
        let lines =
            ["\(context.region) \(provider) \(from) \(to)"]
            + measures.map { measure in
                "\(measure.part.rawValue) \(measure.numerator) \(measure.denominator) \(measure.minimum) "
                    + "\(measure.adjustedPPM ?? -1) \(measure.scale.floor) \(measure.scale.target)"
            }
            + card.lines.map { "\($0.indicator.rawValue) \($0.weight) \($0.pointsTenths ?? -1)" }
            + deductions.map { "\($0.id) \($0.pointsTenths) \($0.veto?.rawValue ?? "")" }
            + ["\(card.pointsTenths ?? -1) \(card.band?.rawValue ?? "")"]
        return Digits.hexadecimal(Verdict.digest(of: lines.joined(separator: "\n")))
    }
}

/// Scores and points as they are told.
enum ScoreText {
    /// `84.3`; `-` where too little is known.
    static func points(_ tenths: Int?) -> String {
        tenths.map { "\($0 / 10).\($0 % 10)" } ?? Rate.none
    }

    /// `Q1:19.5/23.5`: points of the weight after sharing.
    static func lines(_ lines: [ScoreLine]) -> String {
        lines.filter { $0.pointsTenths != nil }.map {
            "\($0.indicator.rawValue):\(points($0.pointsTenths))/\(points($0.sharedTenths))"
        }.joined(separator: ",")
    }

    /// `Q7,Q8`: those with too little to judge by.
    static func unscored(_ lines: [ScoreLine]) -> String {
        lines.filter { $0.pointsTenths == nil }.map(\.indicator.rawValue).joined(separator: ",")
    }

    static func summary(_ score: ScoreRecord) -> [ReplyField] {
        [
            ReplyField("score", score.id), ReplyField("provider", score.provider), ReplyField("from", score.from),
            ReplyField("to", score.to), ReplyField("state", score.state.rawValue),
            ReplyField("points", points(score.pointsTenths)), ReplyField("band", score.band?.rawValue ?? ""),
            ReplyField("vetoed", score.isVetoed ? "yes" : "no"),
            ReplyField("published", score.publishedOn?.description ?? ""),
        ]
    }
}
