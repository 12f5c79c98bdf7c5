/// What a survey's results are told by.
package enum SurveyBreakdown: String, CaseIterable, Codable, Sendable {
    case provider
    case district
    case grade
    case setting
}

/// A question of a questionnaire in force.
package struct SurveyQuestion: Hashable, Codable, Sendable {
    /// The field name, `punctual`.
    package let code: String
    /// The composite that it counts for; empty where it stands alone.
    package let composite: String
    /// A ``SurveyScale``, by its word.
    package let scaleName: String
    package let chinese: String
    package let english: String

    /// A question on a scale.
    package init(code: String, composite: String, scale: SurveyScale, chinese: String, english: String) {
        (self.code, self.composite, scaleName) = (code, composite, scale.rawValue)
        (self.chinese, self.english) = (chinese, english)
    }

    /// How it is answered.
    package var scale: SurveyScale { SurveyScale(rawValue: scaleName) ?? .frequency }
}

/// What is adjusted and compared: a composite, or a question that stands alone.
package struct SurveyMeasure: Hashable, Codable, Sendable {
    /// How it is modelled.
    package enum Kind: String, Codable, Sendable {
        /// A mean from 0 to 100, by least squares.
        case score
        /// The share of the top box, by logistic regression.
        case share
    }

    /// The composite's or the question's code.
    package let code: String
    package let kind: Kind

    package init(_ code: String, _ kind: Kind) {
        (self.code, self.kind) = (code, kind)
    }
}

/// How many got how far, from all clients to those who answered.
package struct SurveyFlow: Hashable, Codable, Sendable {
    /// Clients with at least one visit in the period.
    package var frame = 0
    /// Those of the frame who may be asked.
    package var eligible = 0
    package var drawn = 0
    /// Those drawn with whose household somebody spoke.
    package var reached = 0
    package var answered = 0
    package var refused = 0
    /// Given up after the attempts allowed, or no right number.
    package var notReached = 0
    /// In hospital until the end.
    package var unable = 0
    /// Found to be dead or moved away when called; no part of the response rate.
    package var gone = 0
    /// Still to be called.
    package var open = 0
    /// Those answered by somebody else than the client.
    package var proxies = 0

    package init() {}

    /// Those drawn who count for the response rate.
    ///
    /// - Note: Source: AAPOR's response rate 1: whoever was not found out to be ineligible counts as eligible, and only
    ///   whole answers count as answers.
    package var rateBase: Int { drawn - gone }
    /// `78.3`: answers of those drawn and not found to be gone, in percent.
    package var responseRate: String { Rate.percentOneDecimal(answered, rateBase) }
    /// `12.0`: proxies of those who answered, in percent.
    package var proxyShare: String { Rate.percentOneDecimal(proxies, answered) }

    /// Counts another group's.
    package mutating func add(_ other: SurveyFlow) {
        frame += other.frame
        eligible += other.eligible
        drawn += other.drawn
        reached += other.reached
        answered += other.answered
        refused += other.refused
        notReached += other.notReached
        unable += other.unable
        gone += other.gone
        open += other.open
        proxies += other.proxies
    }
}

/// How often a question was answered with what.
package struct SurveyTally: Hashable, Codable, Sendable {
    /// The question's code.
    package let question: String
    /// The counts of the scale's values, the lowest first.
    package private(set) var counts: [Int]
    private let lowest: Int

    /// Nothing counted yet.
    package init(_ question: SurveyQuestion) {
        self.question = question.code
        lowest = question.scale.values.lowerBound
        counts = Array(repeating: 0, count: question.scale.values.count)
    }

    /// Counts an answer of the scale, or several.
    package mutating func add(_ value: Int, times: Int = 1) { counts[value - lowest] += times }

    /// Counts another group's.
    package mutating func add(_ other: SurveyTally) {
        for place in counts.indices { counts[place] += other.counts[place] }
    }

    package var n: Int { counts.reduce(0, +) }

    /// How many answered within a range: the top box or the lowest.
    package func count(_ values: ClosedRange<Int>) -> Int {
        values.reduce(0) { $0 + counts[$1 - lowest] }
    }
}

/// Everything told of one group: a company, a district, a grade, a setting, or the whole city.
package struct SurveyGroup: Hashable, Codable, Sendable {
    /// `H06`, a district's code, a grade, a setting; empty for the whole city.
    package let key: String
    package var flow: SurveyFlow
    /// In the questionnaire's order.
    package var tallies: [SurveyTally]

    package init(key: String, flow: SurveyFlow, tallies: [SurveyTally]) {
        (self.key, self.flow, self.tallies) = (key, flow, tallies)
    }
}

/// Answers alike in company, district, covariates and measure: all that models and scores need, and nobody's own answer.
package struct SurveyPattern: Hashable, Codable, Sendable {
    /// `H06`.
    package let provider: String
    package let district: String
    package let profile: CaseMixProfile
    /// A ``SurveyMeasure``, by its code.
    package let measure: String
    package let n: Int
    /// The sum of the persons' scores, in ``CompositeScore/unitsOf100``; of a share 100 or 0 each.
    package let units: Int
    /// The sum of their squares.
    package let squares: Int

    package init(
        provider: String, district: String, profile: CaseMixProfile, measure: String, n: Int, units: Int, squares: Int
    ) {
        (self.provider, self.district, self.profile, self.measure) = (provider, district, profile, measure)
        (self.n, self.units, self.squares) = (n, units, squares)
    }

    /// The group that it belongs to.
    package func key(_ breakdown: SurveyBreakdown) -> String {
        switch breakdown {
        case .provider: provider
        case .district: district
        case .grade: profile.grade
        case .setting: profile.setting
        }
    }

    /// The scores as sums.
    package var score: CompositeScore { CompositeScore(n: n, units: units, squares: squares) }
}

/// The results of the surveys of a period by one breakdown: whole numbers only, from which everything else is reckoned.
package struct SurveyResults: Hashable, Codable, Sendable {
    /// The first and the last day asked about, both included, `2017-01-01`.
    package let from: String
    package let to: String
    package let breakdown: SurveyBreakdown
    /// The draws that these are the results of, `D1`.
    package let draws: [String]
    /// The questionnaire's id, `home-visit-2017`.
    package let questionnaire: String
    package let questions: [SurveyQuestion]
    package let measures: [SurveyMeasure]
    package let total: SurveyGroup
    /// By key, rising.
    package let groups: [SurveyGroup]
    package let patterns: [SurveyPattern]

    package init(
        from: String, to: String, breakdown: SurveyBreakdown, draws: [String], questionnaire: String,
        questions: [SurveyQuestion], measures: [SurveyMeasure], total: SurveyGroup, groups: [SurveyGroup],
        patterns: [SurveyPattern]
    ) {
        (self.from, self.to, self.breakdown) = (from, to, breakdown)
        (self.draws, self.questionnaire, self.questions, self.measures) = (draws, questionnaire, questions, measures)
        (self.total, self.groups, self.patterns) = (total, groups, patterns)
    }

    /// The raw score of a measure, of one group or, without a key, of the city.
    package func score(_ measure: SurveyMeasure, of key: String? = nil) -> CompositeScore {
        var score = CompositeScore()
        for pattern in patterns where pattern.measure == measure.code && (key == nil || pattern.key(breakdown) == key) {
            score.add(pattern.score)
        }
        return score
    }

    /// The measure adjusted for case mix; `least` is the smallest level of a factor that gets a coefficient of its own.
    package func adjusted(_ measure: SurveyMeasure, levels: CaseMixLevels, least: Int) -> CaseMix {
        CaseMix(
            patterns.filter { $0.measure == measure.code }, by: breakdown, measure.kind, levels: levels, least: least)
    }
}
