import Foundation
import Testing
import ZhaohuDomain
import ZhaohuPostgres
import ZhaohuStore
import ZhaohuTestSupport

extension Integration {
    /// `POLICY.TRY` against a scoring of its own, in SQL.
    @Suite("What-if runs")
    struct WhatIfTests {
        struct Row: Decodable, Hashable {
            let setting: String
            let from: String
            let to: String
            let sheets: Int
        }

        struct Report: Decodable {
            let sheets: Int
            let unchanged: Int
            let incomplete: Int
            let winners: Int
            let losers: Int
            let yuan_difference: Decimal
            let rows: [Row]
            let without_rate: [String]
            let unverified: [String]
        }

        /// A run, and the same change made to the instrument's document.
        struct Run: CustomTestStringConvertible, Sendable {
            let instrument: String
            let change: String
            let edits: [(path: String, value: String)]

            var testDescription: String { "\(instrument) \(change)" }
        }

        static let runs = [
            Run(
                instrument: "std-2021-37", change: "cell=1,1:2;2,2:1",
                edits: [("{gradeRule,rows,1,1}", "2"), ("{gradeRule,rows,2,2}", "1")]),
            Run(
                instrument: "std-2021-37", change: "band=adl.severelyImpaired:55;adl.mildlyImpaired:80",
                edits: [("{dimensions,0,bands,3,upper}", "55"), ("{dimensions,0,bands,1,upper}", "80")]),
            Run(
                instrument: "nantong-barthel", change: "cutoff=barthel.severe.max:45;barthel.moderate.max:46",
                edits: [("{dimensions,0,bands,2,upper}", "45"), ("{dimensions,0,bands,1,upper}", "46")]),
        ]

        @Test("winners, losers and yuan equal those of an independent scoring, and nothing is changed", arguments: runs)
        func equalsScoringInSQL(_ run: Run) throws {
            try withDaemon { daemon in
                let database = try DatabaseConnection(conninfo: daemon.ownerConninfo)
                try fill(database, run.instrument, 2_000)
                let digest = try digest(database)
                let client = try LineClient(daemon, as: "auditor")
                let words = "POLICY.TRY instrument=\(run.instrument) \(run.change)"
                let json = try client.ask("\(words) format=json")
                let report = try JSONDecoder().decode(Report.self, from: Data(json.drop { $0 != "{" }.utf8))
                let before = try benefits(database, run.instrument, edits: [])
                let after = try benefits(database, run.instrument, edits: run.edits)
                var expected: [String: Int] = [:]
                for (id, old) in before {
                    expected["\(old.setting) \(old.benefit) \(after[id]?.benefit ?? "?")", default: 0] += 1
                }
                let told = Dictionary(
                    uniqueKeysWithValues: report.rows.map { ("\($0.setting) \($0.from) \($0.to)", $0.sheets) })
                #expect(told == expected)
                #expect(report.winners + report.losers > 0, "the change moves somebody")
                #expect(report.sheets == 2_000 && report.incomplete == 2_000 - before.count && report.incomplete > 0)
                #expect(report.unchanged + report.winners + report.losers + report.incomplete == report.sheets)
                let fen = before.reduce(0) { sum, sheet in
                    let new = Self.fen[sheet.value.setting + " " + (after[sheet.key]?.benefit ?? "")] ?? 0
                    return sum + 365 * (new - (Self.fen[sheet.value.setting + " " + sheet.value.benefit] ?? 0))
                }
                #expect(report.yuan_difference == Decimal(fen) / 100)
                #expect(report.without_rate.contains("severe.home"), "the region pays no rate at home")
                #expect(report.unverified.contains("benefit.rate.moderate.nursing_home"))
                #expect(try client.ask(words).contains("Nothing was changed."))
                #expect(try self.digest(database) == digest)
            }
        }

        @Test("the scope and the days of the conclusion choose the sheets, and one run at a time is let in")
        func selection() throws {
            try withDaemon { daemon in
                let database = try DatabaseConnection(conninfo: daemon.ownerConninfo)
                try fill(database, "std-2021-37", 100)
                try current(database, 7)
                let client = try LineClient(daemon, as: "officer")
                func sheets(_ words: String) throws -> Int {
                    let json = try client.ask("POLICY.TRY instrument=std-2021-37 cell=3,1:4 format=json \(words)")
                    return try JSONDecoder().decode(Report.self, from: Data(json.drop { $0 != "{" }.utf8)).sheets
                }
                #expect(try sheets("") == 100)
                #expect(try sheets("scope=current") == 7)
                #expect(try sheets("from=2026-01-03 to=2026-01-03") == 10, "every tenth sheet")
                #expect(try sheets("from=2026-01-09") == 20)
                #expect(try sheets("to=2025-12-31") == 0)
                try database.query("begin")
                try database.query(
                    "select pg_advisory_xact_lock(hashtextextended('assessment_sheet' || '320600', 0))")
                let busy = try client.ask("POLICY.TRY instrument=std-2021-37 cell=3,1:4")
                #expect(busy.hasPrefix("-BUSY retry=later "), "\(busy)")
                try database.query("rollback")
                #expect(try sheets("") == 100)
            }
        }

        /// Daily rates of the region in fen; the others are not set.
        private static let fen = [
            "nursing_institution severe": 5_000, "nursing_home severe": 4_000, "nursing_institution moderate": 1_000,
            "nursing_home moderate": 1_000,
        ]

        /// Random sheets, some with a missing answer; the days of the conclusion are ten in January.
        private func fill(_ database: DatabaseConnection, _ id: String, _ count: Int) throws {
            let edition = try database.query(
                """
                select hash, array_to_string(array(select jsonb_array_length(i -> 'options')
                    from jsonb_array_elements(document::jsonb -> 'dimensions') with ordinality d (v, n),
                        jsonb_array_elements(d.v -> 'items') with ordinality t (i, m) order by d.n, t.m), ',')
                from instrument where instrument = $1
                """, [.text(id)])[0]
            let options = edition.text(1).split(separator: ",").compactMap { UInt8($0) }
            var random = SystemRandomNumberGenerator()
            for number in 1...count {
                let good = UInt64.random(in: 0..<4, using: &random)
                var answers = options.map { count in
                    // Uniform answers all end in the middle; most of these lean to one side.
                    let choice = UInt8.random(in: 0..<count, using: &random)
                    return good == 0 ? choice : good == 1 ? max(choice, count - 2) : min(choice, UInt8(good) - 1)
                }
                if number % 100 == 0 { answers[number / 100 % answers.count] = 255 }
                let settings = CareSetting.allCases
                try SheetStore.add(
                    database, region: "320600",
                    SheetRecord(
                        assessment: AssessmentID(Int64(number)), caseID: CaseID(1), instrument: id,
                        instrumentHash: edition.text(0), setting: settings[number % settings.count], benefit: "",
                        answers: answers, concludedOn: try #require(Day(year: 2026, month: 1, day: 1 + number % 10))))
            }
        }

        /// Makes so many of the sheets those of a conclusion in force, and one that of a conclusion superseded.
        private func current(_ database: DatabaseConnection, _ count: Int) throws {
            try database.script(
                """
                insert into person (region, id_number, name, sex, born, district, address, latitude, longitude)
                values ('320600', '32060219400501104X', '测试', 'f', '1940-05-01', '320602', '路', 0, 0);
                insert into care_case (region, person, setting, self_grade, state, applied_on)
                values ('320600', 1, 'home', 'F', 'effective', '2026-01-01')
                """)
            for number in 1...(count + 1) {
                try database.query(
                    "insert into assessment (region, assessment, case_id, state) values ('320600', $1, 1, $2)",
                    [SQLValue(number), .text(number == 1 ? "superseded" : number % 2 == 0 ? "effective" : "issued")])
            }
        }

        /// Setting and benefit of each complete sheet, worked out from the JSON document with some of its values changed.
        private func benefits(
            _ database: DatabaseConnection, _ id: String, edits: [(path: String, value: String)]
        ) throws -> [Int64: (setting: String, benefit: String)] {
            var document = try database.query(
                "select document from instrument where instrument = $1", [.text(id)])[0].text(0)
            for edit in edits {
                document = try database.query(
                    "select jsonb_set($1::jsonb, $2::text[], $3::jsonb)",
                    [.text(document), .text(edit.path), .text(edit.value)])[0].text(0)
            }
            let rows = try database.query(
                """
                with doc as (select $1::jsonb as d),
                item as (
                    select m.n as dim, row_number() over (order by m.n, t.n) - 1 as place, t.v -> 'options' as options
                    from doc, jsonb_array_elements(d -> 'dimensions') with ordinality m (v, n),
                        jsonb_array_elements(m.v -> 'items') with ordinality t (v, n)),
                total as (
                    select s.assessment, s.setting, i.dim,
                        sum((i.options -> get_byte(s.answers, i.place::int) ->> 'score')::int) as total,
                        count(i.options -> get_byte(s.answers, i.place::int)) = count(*) as whole
                    from assessment_sheet s, item i group by 1, 2, 3),
                band as (
                    select t.assessment, t.setting, t.dim, t.whole, max((b ->> 'number')::int) as band
                    from total t, doc, jsonb_array_elements(d -> 'dimensions' -> (t.dim::int - 1) -> 'bands') b
                    where t.total <= (b ->> 'upper')::int group by 1, 2, 3, 4),
                worst as (
                    select assessment, setting, max(band) filter (where dim = 1) as row,
                        coalesce(max(band) filter (where dim > 1), 0) as col
                    from band group by 1, 2 having bool_and(whole)),
                grade as (
                    select assessment, setting, case d -> 'gradeRule' ->> 'kind' when 'matrix'
                        then (d -> 'gradeRule' -> 'rows' -> row ->> col)::int else row end as grade
                    from worst, doc)
                select assessment, setting, coalesce(d -> 'grades' -> grade ->> 'benefit', 'none') from grade, doc
                """, [.text(document)])
            return Dictionary(
                uniqueKeysWithValues: try rows.map { (try $0.int(0), (setting: $0.text(1), benefit: $0.text(2))) })
        }

        private func digest(_ database: DatabaseConnection) throws -> String {
            try database.query(
                """
                select md5(string_agg(s::text, '' order by assessment)) || (select count(*) from journal)
                    || (select md5(string_agg(p::text, '' order by policy)) from policy p)
                    || (select count(*) from instrument) from assessment_sheet s
                """)[0].text(0)
        }
    }
}
