import Foundation
import Testing
import ZhaohuDomain
import ZhaohuPostgres
import ZhaohuStore
import ZhaohuTestSupport

extension Integration {
    /// What the panel rules are fed with, from the tables.
    @Suite("Raters and working days in the database")
    struct RaterStoreTests {
        private static let region = "320600"

        @Test("declarations in force and logins bound to a company stand against a rater, ended ones do not")
        func conflicts() throws {
            try withDaemon { daemon in
                let database = try DatabaseConnection(conninfo: daemon.ownerConninfo)
                let today = try #require(Day("2026-11-23"))
                let owner = try Conflict(rater: "expert1", relation: .owner, provider: ProviderID(2))
                let staff = try Conflict(rater: "expert1", relation: .staff, provider: ProviderID(3))
                _ = try ConflictStore.declare(database, region: Self.region, owner, on: today, actor: "officer")
                let ended = try ConflictStore.declare(
                    database, region: Self.region, staff, on: today, actor: "officer")
                #expect(try ConflictStore.release(database, region: Self.region, ended, on: today) == "expert1")
                #expect(try ConflictStore.release(database, region: Self.region, ended, on: today) == nil)
                let found = try ConflictStore.conflicts(
                    database, region: Self.region, of: ["expert1", "expert2", "dispatcher1", "caregiver2"])
                #expect(
                    Set(found) == [
                        owner, Conflict(rater: "dispatcher1", boundTo: ProviderID(1)),
                        Conflict(rater: "caregiver2", boundTo: ProviderID(1)),
                    ])
            }
        }

        @Test("pairs are counted within the window, without tie-breaks, and without the assessment at hand")
        func pairs() throws {
            try withDaemon { daemon in
                let database = try DatabaseConnection(conninfo: daemon.ownerConninfo)
                try Self.prepare(daemon)
                let history = try ConflictStore.pairs(
                    database, region: Self.region, of: ["expert1", "assessor1", "expert3"],
                    since: try #require(Day("2026-06-01")), except: AssessmentID(4))
                #expect(history.total("expert1") == 2 && history.total("assessor1") == 2)
                #expect(history.together("assessor1", "expert1") == 2)
                #expect(history.total("expert3") == 0 && history.together("expert1", "expert3") == 0)
            }
        }

        @Test("the first round is everybody who rated, broke a tie or concluded, with the institution of then")
        func firstRound() throws {
            try withDaemon { daemon in
                let database = try DatabaseConnection(conninfo: daemon.ownerConninfo)
                try Self.prepare(daemon)
                let first = try ConflictStore.firstRound(database, region: Self.region, AssessmentID(1))
                #expect(first.people == ["assessor1", "expert1", "expert3", "expert2"])
                #expect(first.institutions == ["E01", "E02"])
            }
        }

        @Test("migrate brings an existing region the holidays and the policy keys it lacks, and changes nothing else")
        func topUp() throws {
            try withDaemon { daemon in
                let holidays = try daemon.sql("select count(*) from calendar_day")[0].int(0)
                let keys = try daemon.sql("select count(distinct key) from policy")[0].int(0)
                #expect(holidays == 373)
                _ = try daemon.sql("delete from calendar_day where day >= '2026-01-01'")
                _ = try daemon.sql("update calendar_day set name = 'changed' where day = '2017-01-01'")
                _ = try daemon.sql("delete from policy where key = 'notice.unit'")
                _ = try daemon.sql("update policy set value = '3' where key = 'acceptance.feedback_working_days'")
                let migrated = try Programs.zhaohud(["migrate", "--database", daemon.ownerConninfo])
                #expect(migrated.status == 0, "\(migrated.output)")
                #expect(try daemon.sql("select count(*) from calendar_day")[0].int(0) == holidays)
                #expect(try daemon.sql("select count(distinct key) from policy")[0].int(0) == keys)
                let kept = try daemon.sql(
                    """
                    select (select name from calendar_day where day = '2017-01-01'),
                        (select string_agg(value, ',') from policy where key = 'acceptance.feedback_working_days')
                    """)
                #expect(kept[0].text(0) == "changed" && kept[0].text(1) == "3")
            }
        }

        /// Assessments 1 and 2 by assessor1 and expert1, 3 long ago, 4 the one at hand; expert3 broke a tie in the first.
        private static func prepare(_ daemon: DaemonFixture) throws {
            let officer = try LineClient(daemon, as: "officer")
            let person = try officer.ask(
                "PERSON.ADD id_number=32060219400501104X name=测试 sex=f born=1940-05-01 district=320602 "
                    + "address=人民中路1号 pos=31.98,120.89")
            #expect(person.hasPrefix("+OK person=P1"), "\(person)")
            for statement in [
                """
                insert into care_case (region, person, setting, self_grade, state, applied_on)
                values ('320600', 1, 'home', 'O', 'assessing', '2026-01-05')
                """,
                """
                insert into assessment (region, assessment, case_id, state, accepted_on, scheduled_on)
                overriding system value
                values ('320600', 1, 1, 'concluded', '2026-05-20', '2026-06-01'),
                    ('320600', 2, 1, 'scheduled', '2026-07-01', null),
                    ('320600', 3, 1, 'revoked', '2026-01-05', null), ('320600', 4, 1, 'accepted', '2026-08-01', null)
                """,
                """
                insert into assessment_rater (region, assessment, rater, is_expert, institution)
                select '320600', a, r, r <> 'assessor1', 'E01'
                from generate_series(1, 4) a, unnest(array['assessor1', 'expert1']) r
                """,
                """
                insert into assessment_rater (region, assessment, rater, is_expert, institution, duty)
                values ('320600', 1, 'expert3', true, 'E02', 'tie_break')
                """,
                """
                insert into assessment_opinion (region, assessment, expert, grade, op, at)
                select '320600', 1, e, 'severeI', gen_random_uuid(), now()
                from unnest(array['expert1', 'expert2']) e
                """,
            ] { _ = try daemon.sql(statement) }
        }
    }
}
