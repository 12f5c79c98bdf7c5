import Foundation
import Testing
import ZhaohuDemo
import ZhaohuDomain

@Suite("Survey of the demo")
struct SurveyTests {
    private static func form() throws -> Questionnaire {
        let root = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try Questionnaire.read(
            csv: String(contentsOf: root.appending(path: "schema/survey/home-visit-2017.csv"), encoding: .utf8))
    }

    private struct Member {
        let careCase: Int, state: String, attempts: Int, relation: String
        var answers: [String: Int] = [:]
    }

    private static func members(_ fixture: Fixture) throws -> [Int: Member] {
        var members: [Int: Member] = [:]
        try fixture.table("survey_member").forEachRow { row in
            members[row.number(1) ?? 0] = Member(
                careCase: row.number(3) ?? 0, state: row.text(6) ?? "", attempts: row.number(7) ?? 0,
                relation: row.text(9) ?? "")
        }
        try fixture.table("survey_answer").forEachRow { row in
            members[row.number(1) ?? 0]?.answers[row.text(2) ?? ""] = row.number(3)
        }
        return members
    }

    @Test("1,200 are drawn, three of four answer, and every answer is one of the questionnaire")
    func shape() throws {
        let fixture = try Fixture.load()
        let form = try Self.form()
        let members = try Self.members(fixture)
        #expect(members.count == 1_200 && Set(members.values.map(\.careCase)).count == 1_200)
        let answered = members.values.filter { $0.state == "answered" }
        #expect((850...960).contains(answered.count), "\(answered.count)")
        for member in members.values {
            let isAnswered = member.state == "answered"
            #expect(isAnswered != member.answers.isEmpty && isAnswered != member.relation.isEmpty)
            if isAnswered { try form.check(member.answers, completePercent: 50) }
        }
        let states = Dictionary(grouping: members.values, by: \.state).mapValues(\.count)
        #expect(Set(states.keys) == ["answered", "refused", "not_reached", "unable", "gone"], "\(states)")
        let proxies = answered.count { $0.relation != "self" }
        #expect((200...450).contains(proxies), "\(proxies)")
    }

    @Test("nobody is drawn who may not be asked, and calls are as many as told")
    func frame() throws {
        let fixture = try Fixture.load()
        let members = try Self.members(fixture)
        var eligible: Set<Int> = []
        try fixture.table("survey_frame").forEachRow { row in
            if row.text(12) == "" { eligible.insert(row.number(2) ?? 0) }
            #expect((row.number(11) ?? 0) >= (row.text(12) == "" ? 2 : 1))
        }
        #expect(members.values.allSatisfy { eligible.contains($0.careCase) })
        var calls: [Int: Int] = [:]
        try fixture.table("survey_call").forEachRow { calls[$0.number(1) ?? 0, default: 0] += 1 }
        for (number, member) in members { #expect(member.attempts == calls[number] ?? 0) }
    }

    @Test("companies 6 and 9 are surely worse, and case mix does not explain it away")
    func companies() throws {
        let fixture = try Fixture.load()
        let form = try Self.form()
        var profiles: [Int: (provider: String, profile: CaseMixProfile)] = [:]
        try fixture.table("survey_frame").forEachRow { row in
            profiles[row.number(2) ?? 0] = (
                ProviderID(Int64(row.number(4) ?? 0)).description,
                CaseMixProfile(
                    grade: row.text(6) ?? "", age: row.text(7) ?? "", sex: row.text(8) ?? "",
                    setting: row.text(9) ?? "",
                    livesAlone: row.text(10) == "t", proxy: false)
            )
        }
        let rows = try Self.members(fixture).values.map { member in
            let (provider, profile) = try fixture.value(profiles[member.careCase])
            return SurveyMemberRow(
                provider: provider, district: "320602",
                profile: CaseMixProfile(
                    grade: profile.grade, age: profile.age, sex: profile.sex, setting: profile.setting,
                    livesAlone: profile.livesAlone, proxy: !["", "self"].contains(member.relation)),
                state: try fixture.value(SurveyMemberState(rawValue: member.state)), reached: true,
                answers: member.answers)
        }
        let results = SurveyResults(
            from: "2017-01-01", to: "2017-12-31", by: .provider, draws: ["D1"], questionnaire: form, frame: [],
            members: rows)
        // A company of few clients is asked whole.
        let few = results.groups.filter { $0.flow.drawn < 58 }.map(\.key)
        #expect(few.count <= 2, "\(few)")
        let levels = CaseMixLevels(grades: ["moderate", "severe"], ages: AgeBands(starts: [60, 70, 80, 90]).labels)
        let care = results.adjusted(results.measures[0], levels: levels, least: 10)
        let order = care.adjusted.sorted { $0.value.score < $1.value.score }.map(\.key)
        #expect(order.prefix(2) == ["H09", "H06"], "\(order)")
        let proxy = care.fit.coefficients.first { $0.name == "proxy=yes" }
        #expect((proxy?.estimate ?? 0) < 0 && (proxy?.p ?? 1) < 0.05, "\(care.fit.coefficients)")
        let groups = results.groups.compactMap { group -> PairwiseComparison.Group? in
            care.adjusted[group.key].map {
                PairwiseComparison.Group(group.key, score: $0.score, standardError: $0.standardError, n: $0.n)
            }
        }
        let ranks = RankRange.ranges(PairwiseComparison(groups, minimum: 36), bound: 0.05)
        #expect((ranks["H09"]?.best ?? 0) >= 10 && (ranks["H01"]?.best ?? 12) <= 3, "\(ranks.mapValues(\.text))")
    }
}
