import ZhaohuDomain

/// The survey of 2017: drawn in January 2018 as the daemon draws, called in the weeks after, and closed.
struct SurveyOfYear: Sendable {
    /// One who was drawn.
    struct Member: Sendable {
        let candidate: SurveyCandidate
        let state: SurveyMemberState
        /// What each call came to but the one that was answered.
        let calls: [SurveyOutcome]
        let relation: SurveyRelation?
        /// By question; empty unless answered.
        let answers: [(question: String, value: Int)]
        /// Days after the draw, and seconds after midnight, of the last call.
        let day: Int
        let second: Int
    }

    static let drawnOn = Nantong.day(2018, 1, 8)
    /// No call is made from this day on.
    static let closedOn = Nantong.day(2018, 3, 1)
    static let size = 1_200
    static let seed: Int64 = 2_017
    /// Values of the policy shipped for 2017.
    static let rules = SurveyRules(
        visitsMin: 2, ageMin: 18, attemptsMax: 5, completePercent: 50, busyMinutes: 30, callMinutes: [540, 840, 1_110],
        callUntilMinute: 1_230, proxies: [.family, .guardian, .neighbour],
        ageBands: AgeBands(starts: [60, 70, 80, 90]), providerMinimum: 58)

    /// Everybody with a visit in 2017, in the order of the cases.
    let frame: [SurveyCandidate]
    /// In the order of the calls.
    let members: [Member]

    init(seed: UInt64, visits: [Visit], cares: [HomeCare], applicants: [Applicant]) {
        var counts = Array(repeating: 0, count: cares.count)
        for visit in visits { counts[Int(visit.slot.care)] += 1 }
        frame = cares.indices.filter { counts[$0] > 0 }.map { index in
            SurveyOfYear.candidate(cares[index], applicants[cares[index].applicant], visits: counts[index])
        }.sorted { $0.careCase < $1.careCase }
        let eligible = frame.filter { $0.exclusion(SurveyOfYear.rules) == nil }
        let sample = try? SurveySample(
            eligible, size: SurveyOfYear.size, providerMinimum: SurveyOfYear.rules.providerMinimum,
            seed: SurveyOfYear.seed)
        guard let sample else { preconditionFailure("the demo has too few clients for a survey") }
        var desk = SurveyCalls(random: SplitMix64(seed: seed, stream: "survey"))
        members = sample.members.map { candidate in
            let died = applicants[Int(candidate.person.number) - 1].diedOn
            let diesSoon = died.map { $0 < SurveyOfYear.closedOn } ?? false
            return desk.member(candidate, diesSoon: diesSoon)
        }
    }

    private static func candidate(_ care: HomeCare, _ applicant: Applicant, visits: Int) -> SurveyCandidate {
        let number = Int64(care.applicant + 1)
        let last = Nantong.lastDay.components
        let born = applicant.born.components
        let hadBirthday = (last.month, last.day) >= (born.month, born.day)
        return SurveyCandidate(
            careCase: CaseID(number), person: PersonID(number), provider: ProviderID(Int64(care.provider + 1)),
            district: District.all[applicant.district].code, grade: applicant.grade.rawValue,
            age: last.year - born.year - (hadBirthday ? 0 : 1), sex: applicant.isFemale ? "f" : "m",
            setting: applicant.setting.rawValue, livesAlone: applicant.livesAlone, visits: visits,
            isDead: applicant.diedOn.map { $0 < drawnOn } ?? false,
            isInForce: applicant.state == .effective || applicant.validUntil.map { $0 >= drawnOn } ?? false)
    }
}
