import Foundation
import Testing
import ZhaohuPostgres
import ZhaohuTestSupport

extension Integration {
    /// The report on raters of the demo region against sums made by the database, and on rows put in by hand.
    @Suite("Agreement of raters")
    struct AgreementTests {
        struct Line: Decodable {
            let section: String, subject: String, detail: String
            let n: Int, enough: Bool, unjudged: Int
            let count: Int?
            let kappa: Double?, expected: Double?
            let signal: String?
        }

        struct Report: Decodable {
            let assessments: Int, sheets: Int, raters: Int
            let snapshot: String
            let lines: [Line]
        }

        private static let year = "instrument=nantong-barthel from=2017-01-01 to=2017-12-31"

        @Test("of 2017 the report flags the two raters who differ, and its counts are those of the database")
        func demo() throws {
            try withDaemon(.init(.full)) { daemon in
                let client = try LineClient(daemon, as: "supervisor")
                let report = try Self.report(client, Self.year)
                #expect(report.raters == 28 && report.sheets == 2 * report.assessments && report.assessments > 2_500)
                let severe = report.lines.filter { $0.section == "severe" }
                #expect(severe.filter { $0.signal == "more" }.map(\.subject) == ["rater-05"])
                let benefit = report.lines.filter { $0.section == "benefit" }
                #expect(benefit.filter { $0.signal == "fewer" }.map(\.subject) == ["rater-10"])
                let clustering = report.lines.filter { $0.section == "clustering" && $0.signal != nil }
                #expect(clustering.map(\.detail) == ["barthel<=40"] && clustering.first?.subject == "rater-05")
                try equalsTheDatabase(daemon, report)
                let page = try client.ask("REPORT.AGREEMENT \(Self.year) format=html")
                #expect(page.contains("<tr class=\"mark\"><th scope=\"row\">rater-05</th>"))
            }
        }

        private func equalsTheDatabase(_ daemon: DaemonFixture, _ report: Report) throws {
            let pairs = """
                from assessment_rater one join assessment_rater other on other.assessment = one.assessment
                    and not other.is_expert
                where one.is_expert and one.submitted_at >= '2017-01-01 00:00+08' and one.submitted_at < '2018-01-01 00:00+08'
                """
            let grades = try daemon.sql("select count(*), count(*) filter (where one.grade = other.grade) \(pairs)")[0]
            let overall = try #require(report.lines.first { $0.section == "overall" })
            let (n, same) = (Int(try grades.int(0)), Int(try grades.int(1)))
            #expect(overall.n == n && overall.count == same)
            // Kappa once more, from the squared distances of the grades.
            let kappa = try daemon.sql(
                """
                with pair as (select one.bands::int as a, other.bands::int as b \(pairs)),
                chance as (select avg(power(one.a - other.b, 2)) as e from pair one cross join pair other)
                select round((1 - (select avg(power(a - b, 2)) from pair) / e)::numeric, 9)::text from chance
                """)[0].text(0)
            #expect(abs((overall.kappa ?? 0) - (Double(kappa) ?? 9)) < 1e-8, "\(kappa)")
            let severe = try daemon.sql(
                """
                select rater, count(*), count(*) filter (where grade = 'severe') from assessment_rater
                where submitted_at >= '2017-01-01 00:00+08' and submitted_at < '2018-01-01 00:00+08'
                group by 1 order by 1
                """)
            let lines = report.lines.filter { $0.section == "severe" }
            #expect(lines.map(\.subject) == severe.map { $0.text(0) })
            let sheets = try severe.map { Int(try $0.int(1)) }
            let counts = try severe.map { Int(try $0.int(2)) }
            #expect(lines.map(\.n) == sheets && lines.map(\.count) == counts)
        }

        @Test("the latest answer counts, unjudged ones are left out, open sheets and tie-breaks do not take part")
        func rows() throws {
            try withDaemon { daemon in
                try daemon.sql(Self.cases)
                try daemon.sql(Self.raters)
                try daemon.sql(Self.answers)
                let client = try LineClient(daemon, as: "auditor")
                let report = try Self.report(client, "instrument=nantong-barthel from=2025-01-01 to=2025-12-31")
                // Of fifty, the last five have an open sheet.
                #expect(report.assessments == 45 && report.sheets == 90 && report.raters == 2)
                let feeding = try #require(report.lines.first { $0.subject == "barthel.feeding" })
                #expect(feeding.n == 45 && feeding.count == 36, "every fifth answer was corrected to another one")
                let bathing = try #require(report.lines.first { $0.subject == "barthel.bathing" })
                #expect(bathing.n == 36 && bathing.unjudged == 9 && bathing.count == 36)
                let overall = try #require(report.lines.first)
                #expect(overall.n == 45 && overall.count == 45 && overall.kappa == nil, "all severe: not defined")
                let none = try Self.report(client, "instrument=nantong-barthel from=2024-01-01 to=2024-12-31")
                #expect(none.assessments == 0 && none.lines.allSatisfy { !$0.enough })
            }
        }

        private static let cases = """
            with one as (insert into person (region, id_number, name, sex, born, district, address, latitude, longitude,
                    phone)
                values ('320600', '32060219400501104X', '测试', 'f', '1940-05-01', '320602', '', 31980000, 120890000, '')
                returning person),
            care as (insert into care_case (region, person, setting, self_grade, state, applied_on)
                select '320600', person, 'home', 'F', 'assessing', '2025-01-01' from one returning case_id)
            insert into assessment (region, assessment, case_id, instrument, instrument_hash, state)
            select '320600', 1000 + n, case_id, 'nantong-barthel',
                (select hash from instrument where instrument = 'nantong-barthel'), 'scored'
            from care, generate_series(1, 50) n
            """

        private static let raters = """
            insert into assessment_rater (region, assessment, rater, is_expert, submitted_at, grade, duty)
            select '320600', 1000 + n, rater, rater = 'expert1',
                case when n <= 45 or rater <> 'assessor1' then '2025-03-01 10:00+08'::timestamptz + n * interval '1 hour' end,
                'severe', case when rater = 'expert2' then 'tie_break' else 'rater' end
            from generate_series(1, 50) n, unnest(array['assessor1', 'expert1', 'expert2']) rater
            """

        /// All answer 0; then the assessor corrects feeding to 5 in every fifth case, and the expert says of bathing in
        /// every fifth that it cannot be judged.
        private static let answers = """
            insert into assessment_answer (region, assessment, rater, item, score, unjudged, op, at)
            select '320600', 1000 + n, rater, item, score, unjudged, gen_random_uuid(), now()
            from generate_series(1, 50) n, lateral (
                select rater, item, 0 as score, '' as unjudged, 1 as step
                from unnest(array['assessor1', 'expert1', 'expert2']) rater, unnest(array['barthel.feeding',
                    'barthel.bathing', 'barthel.grooming', 'barthel.dressing', 'barthel.bowels', 'barthel.bladder',
                    'barthel.toilet', 'barthel.transfer', 'barthel.mobility', 'barthel.stairs']) item
                union all select 'assessor1', 'barthel.feeding', 5, '', 2 where n % 5 = 0
                union all select 'expert1', 'barthel.bathing', null, 'asleep', 2 where n % 5 = 0) answer
            order by n, step
            """

        private static func report(_ client: LineClient, _ arguments: String) throws -> Report {
            let text = try client.ask("REPORT.AGREEMENT \(arguments) format=json")
            return try JSONDecoder().decode(Report.self, from: Data(text.drop { $0 != "{" }.utf8))
        }
    }
}
