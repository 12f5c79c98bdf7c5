/// Clients of the frame alike in what results are told by.
package struct SurveyFrameCount: Hashable, Sendable {
    package let provider: String
    package let district: String
    package let grade: String
    package let setting: String
    package let frame: Int
    package let eligible: Int

    package init(provider: String, district: String, grade: String, setting: String, frame: Int, eligible: Int) {
        (self.provider, self.district, self.grade, self.setting) = (provider, district, grade, setting)
        (self.frame, self.eligible) = (frame, eligible)
    }
}

/// One who was drawn, without a name.
package struct SurveyMemberRow: Hashable, Sendable {
    package let provider: String
    package let district: String
    /// With whether a proxy answered; false where nobody did.
    package let profile: CaseMixProfile
    package let state: SurveyMemberState
    package let reached: Bool
    /// By question; empty unless answered.
    package let answers: [String: Int]

    package init(
        provider: String, district: String, profile: CaseMixProfile, state: SurveyMemberState, reached: Bool,
        answers: [String: Int]
    ) {
        (self.provider, self.district, self.profile) = (provider, district, profile)
        (self.state, self.reached, self.answers) = (state, reached, answers)
    }
}

extension SurveyBreakdown {
    fileprivate func key(_ count: SurveyFrameCount) -> String {
        switch self {
        case .provider: count.provider
        case .district: count.district
        case .grade: count.grade
        case .setting: count.setting
        }
    }

    fileprivate func key(_ member: SurveyMemberRow) -> String {
        switch self {
        case .provider: member.provider
        case .district: member.district
        case .grade: member.profile.grade
        case .setting: member.profile.setting
        }
    }
}

extension SurveyResults {
    /// Counts frame and members.
    package init(
        from: String, to: String, by breakdown: SurveyBreakdown, draws: [String], questionnaire: Questionnaire,
        frame: [SurveyFrameCount], members: [SurveyMemberRow]
    ) {
        let empty = SurveyGroup(key: "", flow: SurveyFlow(), tallies: questionnaire.questions.map { SurveyTally($0) })
        var groups: [String: SurveyGroup] = [:]
        func change(_ key: String, _ change: (inout SurveyGroup) -> Void) {
            var group = groups[key] ?? SurveyGroup(key: key, flow: empty.flow, tallies: empty.tallies)
            change(&group)
            groups[key] = group
        }
        for count in frame {
            change(breakdown.key(count)) {
                $0.flow.frame += count.frame
                $0.flow.eligible += count.eligible
            }
        }
        for member in members { change(breakdown.key(member)) { $0.count(member) } }
        var total = empty
        for group in groups.values {
            total.flow.add(group.flow)
            for place in total.tallies.indices { total.tallies[place].add(group.tallies[place]) }
        }
        self.init(
            from: from, to: to, breakdown: breakdown, draws: draws, questionnaire: questionnaire.id,
            questions: questionnaire.questions, measures: questionnaire.measures, total: total,
            groups: groups.values.sorted { $0.key < $1.key },
            patterns: SurveyResults.patterns(members, questionnaire))
    }

    /// Those who answered, put together by company, district, covariates and measure.
    private static func patterns(_ members: [SurveyMemberRow], _ questionnaire: Questionnaire) -> [SurveyPattern] {
        struct Key: Hashable { let provider: String, district: String, profile: CaseMixProfile, measure: Int }
        var scores: [Key: CompositeScore] = [:]
        for member in members where member.state == .answered {
            for (place, measure) in questionnaire.measures.enumerated() {
                guard let units = questionnaire.score(measure, member.answers) else { continue }
                let key = Key(
                    provider: member.provider, district: member.district, profile: member.profile, measure: place)
                scores[key, default: CompositeScore()].add(units)
            }
        }
        let keys = scores.keys.sorted { one, other in
            if one.measure != other.measure { return one.measure < other.measure }
            if one.provider != other.provider { return one.provider < other.provider }
            if one.district != other.district { return one.district < other.district }
            return CaseMixProfile.isOrdered(one.profile, other.profile)
        }
        return keys.map { key in
            let score = scores[key] ?? CompositeScore()
            return SurveyPattern(
                provider: key.provider, district: key.district, profile: key.profile,
                measure: questionnaire.measures[key.measure].code, n: score.n, units: score.units,
                squares: score.squares)
        }
    }
}

extension SurveyGroup {
    fileprivate mutating func count(_ member: SurveyMemberRow) {
        flow.drawn += 1
        flow.reached += member.reached ? 1 : 0
        switch member.state {
        case .drawn, .calling: flow.open += 1
        case .refused: flow.refused += 1
        case .notReached: flow.notReached += 1
        case .unable: flow.unable += 1
        case .gone: flow.gone += 1
        case .answered:
            flow.answered += 1
            flow.proxies += member.profile.proxy ? 1 : 0
            for place in tallies.indices {
                guard let value = member.answers[tallies[place].question] else { continue }
                tallies[place].add(value)
            }
        }
    }
}
