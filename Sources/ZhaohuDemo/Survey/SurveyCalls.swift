import ZhaohuDomain

/// The call desk of the demo: who is reached, who answers for whom, and what they say.
///
/// Three of four answer. Companies 6 and 9 are worse; severe cases, clients who live alone, and proxies answer a little
/// harder whoever cares for them, so that case mix has something to adjust.
struct SurveyCalls {
    private var random: SplitMix64

    init(random: SplitMix64) {
        self.random = random
    }

    /// The questions of the shipped questionnaire, each with how much easier or harder it is answered than the others.
    static let questions: [(code: String, scale: SurveyScale, ease: Int)] = [
        ("punctual", .frequency, -6), ("plan", .frequency, 0), ("skill", .frequency, 3), ("respect", .frequency, 9),
        ("listens", .frequency, 2), ("explains", .frequency, -5), ("safety", .frequency, 8), ("contact", .yesNo, 4),
        ("overall", .rating, 0), ("recommend", .recommend, 4),
    ]

    /// Who `diesSoon` is dead when the call comes.
    mutating func member(_ candidate: SurveyCandidate, diesSoon: Bool) -> SurveyOfYear.Member {
        let missed = random.index(weights: [46, 28, 16, 10])
        let day = missed + random.between(0, 40)
        let second = [32_400, 50_400, 66_600][random.below(3)] + random.below(7_200)
        let tries = Array(repeating: SurveyOutcome.noAnswer, count: missed)
        func ended(_ state: SurveyMemberState, _ calls: [SurveyOutcome]) -> SurveyOfYear.Member {
            SurveyOfYear.Member(
                candidate: candidate, state: state, calls: calls, relation: nil, answers: [], day: day, second: second)
        }
        if diesSoon { return ended(.gone, tries + [.died]) }
        switch random.below(1_000) {
        case ..<90: return ended(.refused, tries + [.refused])
        case ..<160:
            return ended(.notReached, Array(repeating: .noAnswer, count: SurveyOfYear.rules.attemptsMax))
        case ..<190: return ended(.notReached, tries + [.wrongNumber])
        case ..<210:
            return ended(.unable, Array(repeating: .inHospital, count: SurveyOfYear.rules.attemptsMax))
        case ..<232: return ended(.gone, tries + [random.chance(percent: 70) ? .died : .moved])
        default:
            let relation = relation(candidate)
            return SurveyOfYear.Member(
                candidate: candidate, state: .answered, calls: tries, relation: relation,
                answers: answers(candidate, isProxy: relation != .client), day: day, second: second)
        }
    }

    /// The older and the more disabled, the more often somebody else answers.
    private mutating func relation(_ candidate: SurveyCandidate) -> SurveyRelation {
        let proxies = 14 + (candidate.grade == "severe" ? 16 : 0) + max(0, candidate.age - 75)
        guard random.chance(percent: proxies) else { return .client }
        return [.family, .guardian, .neighbour][random.index(weights: [80, 14, 6])]
    }

    private mutating func answers(
        _ candidate: SurveyCandidate, isProxy: Bool
    ) -> [(question: String, value: Int)] {
        let ease = SurveyCalls.ease(candidate, isProxy: isProxy) + random.around(9)
        return SurveyCalls.questions.compactMap { question in
            let level = min(97, max(5, ease + question.ease))
            let value = value(question.scale, level)
            // The last two are always asked to the end, so that everybody counts for them.
            let isLeftOut = random.chance(percent: 3) && question.scale == .frequency
            return isLeftOut ? nil : (question.code, value)
        }
    }

    /// How many of a hundred answers are the best.
    private static func ease(_ candidate: SurveyCandidate, isProxy: Bool) -> Int {
        let company = [6: -17, 9: -26][Int(candidate.provider.number)] ?? 0
        let grade = candidate.grade == "severe" ? -7 : 0
        let band = candidate.age >= 90 ? 5 : candidate.age < 60 ? -5 : 0
        return 78 + company + grade + band + (candidate.livesAlone ? -8 : 0) + (isProxy ? -12 : 0)
    }

    private mutating func value(_ scale: SurveyScale, _ level: Int) -> Int {
        let drawn = random.below(100)
        let rest = 100 - level
        switch scale {
        case .frequency, .recommend:
            return drawn < level ? 4 : drawn < level + rest * 62 / 100 ? 3 : drawn < level + rest * 88 / 100 ? 2 : 1
        case .yesNo: return drawn < level ? 1 : 0
        case .rating:
            if drawn < level { return drawn < level * 6 / 10 ? 10 : 9 }
            return drawn < level + rest * 6 / 10 ? 8 : drawn < level + rest * 85 / 100 ? 7 : random.between(2, 6)
        }
    }
}
