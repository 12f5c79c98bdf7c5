import Foundation
import Testing
import ZhaohuDomain
import ZhaohuPostgres
import ZhaohuStore
import ZhaohuTestSupport
import ZhaohuWire

extension Integration {
    /// The survey of the demo year, as the tables have it.
    @Suite("Surveys in the database")
    struct SurveyStoreTests {
        private static let region = "320600"

        @Test("the year's survey adds up by every breakdown, and its models are those of its patterns")
        func results() throws {
            try withDaemon(.init(.full)) { daemon in
                let database = try DatabaseConnection(conninfo: daemon.ownerConninfo)
                let (from, to) = (try #require(Day("2017-01-01")), try #require(Day("2017-12-31")))
                let levels = CaseMixLevels(
                    grades: ["moderate", "severe"], ages: AgeBands(starts: [60, 70, 80, 90]).labels)
                var totals: Set<SurveyGroup> = []
                for breakdown in SurveyBreakdown.allCases {
                    let results = try #require(
                        try SurveyStore.results(database, region: Self.region, from: from, to: to, by: breakdown))
                    totals.insert(results.total)
                    #expect(results.draws == ["D1"] && results.total.flow.drawn == 1_200)
                    #expect(results.groups.reduce(0) { $0 + $1.flow.frame } == results.total.flow.frame)
                    for measure in results.measures {
                        let mix = results.adjusted(measure, levels: levels, least: 10)
                        #expect(!mix.fit.coefficients.isEmpty, "\(measure.code): \(mix.fit)")
                        #expect(mix.adjusted.count == results.groups.count)
                        // A snapshot keeps whole numbers only, and fits the very same model from them.
                        let kept = try JSONDecoder().decode(
                            SurveyResults.self, from: JSONEncoder().encode(results))
                        #expect(kept.adjusted(measure, levels: levels, least: 10) == mix)
                    }
                }
                #expect(totals.count == 1)
                let counted = try daemon.sql(
                    """
                    select count(*) filter (where state = 'answered'), count(*) filter (where state = 'refused'),
                        count(*) filter (where answered_by not in ('', 'self')) from survey_member
                    """)[0]
                let flow = try #require(totals.first?.flow)
                #expect(try counted.int(0) == Int64(flow.answered) && counted.int(1) == Int64(flow.refused))
                #expect(try counted.int(2) == Int64(flow.proxies))
                try drawsAgain(daemon, database)
                try isHidden(daemon)
            }
        }

        /// The frame as stored gives the sample as stored; a new draw of the same facts has the same frame.
        private func drawsAgain(_ daemon: DaemonFixture, _ database: DatabaseConnection) throws {
            let draw = try #require(try SurveyStore.draw(database, region: Self.region, SurveyDrawID(1)))
            let eligible = try daemon.sql(
                "select case_id, provider, grade from survey_frame where excluded = '' order by visits, case_id"
            ).map { row in
                SurveyCandidate(
                    careCase: try row.id(0), person: PersonID(1), provider: try row.id(1), district: "",
                    grade: row.text(2), age: 80, sex: "f", setting: "home", livesAlone: false, visits: 2, isDead: false,
                    isInForce: true)
            }
            let sample = try SurveySample(eligible, size: draw.size, providerMinimum: 58, seed: draw.seed)
            let stored = try daemon.sql("select case_id from survey_member where draw = 1 order by place").map {
                try $0.int(0)
            }
            #expect(sample.members.map(\.careCase.number) == stored)
            let supervisor = try LineClient(daemon, as: "supervisor")
            let line = "DRY SURVEY.DRAW from=2017-01-01 to=2017-12-31 size=1200 seed=5"
            let (one, other) = (try supervisor.ask(line), try supervisor.ask(line))
            func part(_ reply: String, _ key: String) -> String {
                reply.split(separator: " ").first { $0.hasPrefix("\(key)=") }.map(String.init) ?? ""
            }
            #expect(part(one, "drawn") == "drawn=1200" && part(one, "frame_hash").count == 75, "\(one)")
            #expect(part(one, "frame_hash") == part(other, "frame_hash"))
            #expect(one.drop { $0 != "\"" } == other.drop { $0 != "\"" })
            let small = try supervisor.ask("DRY SURVEY.DRAW from=2017-01-01 to=2017-12-31 size=50 seed=5")
            #expect(small.hasPrefix("-BADVALUE") && small.contains("rule=survey.size_too_small"), "\(small)")
            #expect(draw.frameHash.count == 64)
        }

        /// No company and no carer gets a word about who is drawn, from any command of surveys or around them.
        private func isHidden(_ daemon: DaemonFixture) throws {
            let member = try daemon.sql(
                """
                select m.case_id, m.person, v.visit, v.caregiver from survey_member m
                join visit v on v.region = m.region and v.case_id = m.case_id and v.provider = 1
                where m.state = 'answered' order by v.visit limit 1
                """)[0]
            let surveys = CommandTable.zhaohu.specs.filter { $0.name.hasPrefix("SURVEY.") }
            #expect(surveys.count == 7)
            for login in ["dispatcher1", "dispatcher9", "caregiver1"] {
                let client = try LineClient(daemon, as: login)
                for command in surveys {
                    let reply = try client.ask(command.example)
                    #expect(reply.hasPrefix("-DENIED"), "\(login): \(reply)")
                }
                for line in [
                    "VISIT.GET V\(member.text(2))", "CASE.GET K\(member.text(0))", "PERSON.GET P\(member.text(1))",
                ] {
                    let reply = try client.ask(line)
                    #expect(!reply.lowercased().contains("survey") && !reply.contains("drawn"), "\(reply)")
                }
            }
            // Not even a login that is an interviewer besides.
            let admin = try LineClient(daemon, as: "admin")
            let added = try admin.ask(
                "USER.ADD user=both roles=dispatcher,interviewer provider=H01 password=correct-horse-9")
            #expect(added.hasPrefix("+OK"), "\(added)")
            let both = try LineClient(port: daemon.port)
            #expect(try both.ask("AUTH both correct-horse-9") == "+OK")
            for line in [
                "SURVEY.LIST", "SURVEY.GET D1", "SURVEY.NEXT", "SURVEY.FORM", "SURVEY.CALL M1 outcome=refused",
            ] {
                let reply = try both.ask(line)
                #expect(reply.contains("rule=survey.not_independent"), "\(reply)")
            }
        }

        @Test("a family answers for its own member and for nobody else, and is told no phone")
        func family() throws {
            try withDaemon(.init(.full)) { daemon in
                _ = try daemon.sql(
                    """
                    update survey_member set state = 'drawn', attempts = 0, answered_by = '', answered_at = null
                    where member in (1, 2)
                    """)
                _ = try daemon.sql("delete from survey_answer where member in (1, 2)")
                _ = try daemon.sql(
                    "update login set person = (select person from survey_member where member = 2) where login = 'family1'"
                )
                let family = try LineClient(daemon, as: "family1")
                let own = try family.ask("SURVEY.NEXT")
                #expect(
                    own.hasPrefix("+OK member=M2 draw=D1 state=drawn may_answer=") && !own.contains("phone"), "\(own)")
                let answers = "by=guardian q.punctual=1 q.plan=2 q.skill=3 q.respect=4 q.overall=5"
                let other = try family.ask("SURVEY.ANSWER M1 \(answers)")
                #expect(other.contains("rule=session.outside_own_person"), "\(other)")
                let answered = try family.ask("SURVEY.ANSWER M2 \(answers)")
                #expect(answered.hasPrefix("+OK member=M2 state=answered answered=5"), "\(answered)")
                #expect(try family.ask("SURVEY.NEXT").contains("rule=survey.nobody_to_call"))
                let row = try daemon.sql("select answered_by, attempts, reached from survey_member where member = 2")[0]
                #expect(row.text(0) == "guardian" && row.text(1) == "0" && row.bool(2))
            }
        }
    }
}
