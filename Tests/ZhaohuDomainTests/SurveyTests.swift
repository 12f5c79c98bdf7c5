import Foundation
import Testing
import ZhaohuDomain

@Suite("Surveys")
struct SurveyTests {
    private static func rules() throws -> SurveyRules { try SurveyRules(Shipped.policy(), on: day("2017-12-31")) }

    private static func candidate(
        _ number: Int, provider: Int64 = 1, grade: String = "severe", age: Int = 80, visits: Int = 12,
        isDead: Bool = false, isInForce: Bool = true
    ) -> SurveyCandidate {
        SurveyCandidate(
            careCase: CaseID(Int64(number)), person: PersonID(Int64(number)), provider: ProviderID(provider),
            district: "320602", grade: grade, age: age, sex: "f", setting: "home", livesAlone: false, visits: visits,
            isDead: isDead, isInForce: isInForce)
    }

    /// Companies of very different size, two grades.
    private static let city = (1...3_000).map { number in
        candidate(
            number, provider: number <= 30 ? 1 : number <= 200 ? 2 : Int64(3 + number % 4),
            grade: number % 5 < 2 ? "moderate" : "severe")
    }

    @Test("the same frame and seed give the same sample for ever, in whatever order the frame comes")
    func deterministic() throws {
        var random = SeededGenerator(seed: 1)
        let one = try SurveySample(Self.city, size: 1_200, providerMinimum: 58, seed: 42)
        let other = try SurveySample(Self.city.shuffled(using: &random), size: 1_200, providerMinimum: 58, seed: 42)
        #expect(one == other)
        #expect(try SurveySample(Self.city, size: 1_200, providerMinimum: 58, seed: 43).members != one.members)
        // Written down once: whoever draws this again in ten years gets these.
        let small = try SurveySample((1...20).map { Self.candidate($0) }, size: 6, providerMinimum: 3, seed: 2_017)
        #expect(small.members.map(\.careCase.number) == [16, 15, 14, 7, 6, 12])
    }

    @Test("each company gets what it needs, a small one all of its clients, and the rest goes by size")
    func allocation() throws {
        let sample = try SurveySample(Self.city, size: 1_200, providerMinimum: 58, seed: 42)
        #expect(sample.members.count == 1_200 && Set(sample.members.map(\.careCase)).count == 1_200)
        let drawn = Dictionary(grouping: sample.members, by: \.provider).mapValues(\.count)
        #expect(drawn[ProviderID(1)] == 30)
        #expect(drawn.filter { $0.key != ProviderID(1) }.allSatisfy { $0.value >= 58 })
        let large = (3...6).compactMap { drawn[ProviderID($0)] }
        #expect((large.max() ?? 0) - (large.min() ?? 0) <= 1)
        for stratum in sample.strata {
            let own = sample.members.count { $0.provider == stratum.provider && $0.grade == stratum.grade }
            #expect(own == stratum.drawn && stratum.drawn <= stratum.eligible)
            let provider = sample.strata.filter { $0.provider == stratum.provider }
            let (all, taken) = provider.reduce((0, 0)) { ($0.0 + $1.eligible, $0.1 + $1.drawn) }
            #expect(abs(Double(stratum.drawn) - Double(taken * stratum.eligible) / Double(all)) < 1)
        }
    }

    @Test("more than there are takes all; fewer than the companies need is refused with the least")
    func bounds() throws {
        let all = try SurveySample(Self.city, size: 5_000, providerMinimum: 58, seed: 1)
        #expect(all.members.count == 3_000)
        let small = refusal { () throws(Refusal) in
            try SurveySample(Self.city, size: 100, providerMinimum: 58, seed: 1)
        }
        #expect(small?.rule == .surveyTooSmall && small?["least"] == String(30 + 5 * 58))
        let none = refusal { () throws(Refusal) in try SurveySample([], size: 100, providerMinimum: 58, seed: 1) }
        #expect(none?.rule == .nobodyEligible)
    }

    @Test("everybody of a stratum is drawn equally often")
    func fair() throws {
        let frame = (1...40).map { Self.candidate($0) }
        var counts = Array(repeating: 0, count: 41)
        for seed in 0..<4_000 {
            for member in try SurveySample(frame, size: 10, providerMinimum: 5, seed: Int64(seed)).members {
                counts[Int(member.careCase.number)] += 1
            }
        }
        // 1,000 each is expected; five standard deviations are 137.
        #expect(counts.dropFirst().allSatisfy { abs($0 - 1_000) < 137 }, "\(counts)")
    }

    @Test("the dead, ended cases, the young and clients of few visits are not asked")
    func eligibility() throws {
        let rules = try Self.rules()
        #expect(Self.candidate(1).exclusion(rules) == nil)
        #expect(Self.candidate(1, visits: 2).exclusion(rules) == nil)
        #expect(Self.candidate(1, visits: 1).exclusion(rules) == .fewVisits)
        #expect(Self.candidate(1, age: 17).exclusion(rules) == .underAge)
        #expect(Self.candidate(1, age: 18).exclusion(rules) == nil)
        #expect(Self.candidate(1, isInForce: false).exclusion(rules) == .caseEnded)
        #expect(Self.candidate(1, isDead: true, isInForce: false).exclusion(rules) == .died)
        #expect(Self.candidate(7).line(rules) == "K7 P7 H01 320602 severe 80-89 f home  12 ")
    }

    @Test("a company needs 58 drawn for 40 answers; the paid never answer")
    func rules() throws {
        let rules = try Self.rules()
        #expect(rules.providerMinimum == 58)
        for relation in SurveyRelation.allCases {
            let found = refusal { () throws(Refusal) in try rules.check(relation) }
            #expect(found?.rule == (relation.isPaid ? .notIndependent : nil))
        }
        #expect(rules.allowed == ["self", "family", "guardian", "neighbour"])
    }

    @Test("calls go on in another part of the day, a busy number the same day while it is not too late")
    func calls() throws {
        let rules = try Self.rules()
        func next(_ outcome: SurveyOutcome, _ text: String) throws -> String {
            let found = rules.nextCall(after: outcome, at: try instant(text), zone: .shanghai)
            return String(found.iso8601(in: .shanghai).prefix(16))
        }
        #expect(try next(.noAnswer, "2018-01-08T09:30:00+08:00") == "2018-01-09T14:00")
        #expect(try next(.noAnswer, "2018-01-09T14:10:00+08:00") == "2018-01-10T18:30")
        #expect(try next(.inHospital, "2018-01-10T19:00:00+08:00") == "2018-01-11T09:00")
        #expect(try next(.noAnswer, "2018-01-10T08:00:00+08:00") == "2018-01-11T14:00")
        #expect(try next(.busy, "2018-01-10T09:00:00+08:00") == "2018-01-10T09:30")
        #expect(try next(.busy, "2018-01-10T20:20:00+08:00") == "2018-01-11T09:00")
    }

    @Test("each outcome leads on, and the last attempt ends")
    func outcomes() throws {
        let expected: [SurveyOutcome: [SurveyMemberState]] = [
            .noAnswer: [.calling, .notReached], .busy: [.calling, .notReached], .callback: [.calling, .notReached],
            .wrongNumber: [.notReached, .notReached], .refused: [.refused, .refused],
            .inHospital: [.calling, .unable], .died: [.gone, .gone], .moved: [.gone, .gone],
        ]
        for outcome in SurveyOutcome.allCases {
            for state in [SurveyMemberState.drawn, .calling] {
                #expect(
                    try [false, true].map { try state.after(outcome.event(isLast: $0)) } == expected[outcome])
            }
        }
    }

    private static func questionnaire() throws -> Questionnaire {
        try Questionnaire.read(
            csv: String(
                contentsOf: Shipped.root.appending(path: "schema/survey/home-visit-2017.csv"), encoding: .utf8))
    }

    @Test("the shipped questionnaire has three composites, a rating and a recommendation")
    func shipped() throws {
        let form = try Self.questionnaire()
        #expect(form.id == "home-visit-2017" && form.questions.count == 10 && form.mark == "D")
        #expect(
            form.measures == [
                SurveyMeasure("care", .score), SurveyMeasure("communication", .score),
                SurveyMeasure("specific", .score),
                SurveyMeasure("overall", .score), SurveyMeasure("recommend", .share),
            ])
        #expect(form.score(form.measures[0], ["punctual": 4, "skill": 2, "listens": 1]) == 120)
        #expect(form.score(form.measures[2], ["contact": 1]) == 180)
        #expect(form.score(form.measures[4], ["recommend": 3]) == 0)
        #expect(form.score(form.measures[1], ["recommend": 3]) == nil)
    }

    @Test("answers off the scale, to no question, or too few are refused with the way out")
    func answers() throws {
        let form = try Self.questionnaire()
        func found(_ answers: [String: Int]) -> Refusal? {
            refusal { () throws(Refusal) in try form.check(answers, completePercent: 50) }
        }
        let enough = ["punctual": 4, "plan": 3, "skill": 4, "overall": 10, "contact": 0]
        #expect(found(enough) == nil)
        #expect(found(enough.merging(["skill": 0]) { $1 })?["allowed"] == "1..4")
        #expect(found(enough.merging(["overall": 11]) { $1 })?.rule == .answerNotOnScale)
        #expect(found(enough.merging(["punctul": 1]) { $1 })?["hint"] == "punctual")
        let few = found(["punctual": 4])
        #expect(few?.rule == .tooFewAnswers && few?["answered"] == "1" && few?["missing"]?.hasPrefix("plan,") == true)
    }

    @Test("a malformed questionnaire is refused with the record")
    func malformed() throws {
        let head = Questionnaire.columns.joined(separator: ",")
        func found(_ lines: String...) -> Refusal? {
            refusal { () throws(Refusal) in try Questionnaire.read(csv: ([head] + lines).joined(separator: "\n")) }
        }
        let good = "q,2017-01-01,a,c,frequency,甲,A,none,D"
        #expect(found(good) == nil)
        #expect(found()?["record"] == "1")
        #expect(found(good, good)?["record"] == "2")
        #expect(found(good, "q,2017-01-01,b,c,often,乙,B,none,D")?.rule == .questionnaireMalformed)
        #expect(found(good, "p,2017-01-01,b,c,frequency,乙,B,none,D")?["record"] == "2")
        #expect(found("q,2017-13-01,a,c,frequency,甲,A,none,D") != nil)
        #expect(found("q,2017-01-01,a,c,frequency,,A,none,D") != nil)
        let seven = (0..<7).map { "q,2017-01-01,\("abcdefg".map(String.init)[$0]),c,frequency,甲,A,none,D" }
        #expect(
            refusal { () throws(Refusal) in
                try Questionnaire.read(csv: ([head] + seven).joined(separator: "\n"))
            } != nil)
    }

    @Test("results add up: groups to the city, states to those drawn, patterns to the answers")
    func results() throws {
        var random = SeededGenerator(seed: 9)
        let form = try Self.questionnaire()
        let members = (0..<400).map { _ in
            let state = SurveyMemberState.allCases.randomElement(using: &random) ?? .drawn
            var answers: [String: Int] = [:]
            if state == .answered {
                for question in form.questions where Int.random(in: 0..<10, using: &random) > 0 {
                    answers[question.code] = Int.random(in: question.scale.values, using: &random)
                }
            }
            return SurveyMemberRow(
                provider: "H0\(Int.random(in: 1...4, using: &random))", district: "320602",
                profile: CaseMixProfile(
                    grade: Bool.random(using: &random) ? "severe" : "moderate", age: "80-89", sex: "f",
                    setting: "home", livesAlone: false, proxy: Bool.random(using: &random)),
                state: state, reached: state == .answered, answers: answers)
        }
        let frame = (1...4).map {
            SurveyFrameCount(
                provider: "H0\($0)", district: "320602", grade: "severe", setting: "home", frame: 200, eligible: 150)
        }
        for breakdown in SurveyBreakdown.allCases {
            let results = SurveyResults(
                from: "2017-01-01", to: "2017-12-31", by: breakdown, draws: ["D1"], questionnaire: form, frame: frame,
                members: members)
            let flow = results.total.flow
            #expect(flow.frame == 800 && flow.eligible == 600 && flow.drawn == 400)
            #expect(
                flow.answered + flow.refused + flow.notReached + flow.unable + flow.gone + flow.open == flow.drawn)
            #expect(results.groups.reduce(0) { $0 + $1.flow.answered } == flow.answered)
            for (place, question) in form.questions.enumerated() {
                #expect(results.groups.reduce(0) { $0 + $1.tallies[place].n } == results.total.tallies[place].n)
                let values = question.scale.values
                #expect(results.total.tallies[place].count(values) == results.total.tallies[place].n)
            }
            for measure in results.measures {
                var sum = CompositeScore()
                for group in results.groups { sum.add(results.score(measure, of: group.key)) }
                #expect(sum == results.score(measure))
                let single = members.compactMap { form.score(measure, $0.answers) }
                #expect(sum.n == single.count && sum.units == single.reduce(0, +))
            }
            let coded = try JSONDecoder().decode(SurveyResults.self, from: JSONEncoder().encode(results))
            #expect(coded == results)
        }
    }
}
