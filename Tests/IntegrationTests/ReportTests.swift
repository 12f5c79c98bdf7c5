import Foundation
import Testing
import ZhaohuPostgres
import ZhaohuTestSupport

extension Integration {
    /// The report of the demo region against a full scan of its visits.
    @Suite("Report of 2017")
    struct ReportTests {
        struct Row: Decodable, Hashable {
            let key: String?
            let visits: Int
            /// Nil where few answers are hidden.
            let rated: Int?
            let satisfied: Int?
        }

        struct Report: Decodable {
            let snapshot: String
            let rows: [Row]
            let total: Row
        }

        private static let year = "from=2017-01-01 to=2017-12-31"
        /// The key of a visit in each breakdown.
        private static let keys = [
            "provider": "'H' || lpad(provider::text, 2, '0')", "district": "district::text", "street": "street",
            "grade": "grade", "setting": "setting", "item": "i.item", "month": "to_char(day, 'YYYY-MM')",
            "caregiver": "'C' || lpad(caregiver::text, 4, '0')", "none": "'all'",
        ]

        @Test("the year's report tells the known figures and equals a full scan before and after new facts")
        func yearsReport() throws {
            try withDaemon(.init(.full)) { daemon in
                let client = try LineClient(daemon, as: "admin")
                let json = try client.ask("REPORT.SATISFACTION \(Self.year) by=none format=json")
                #expect(
                    json.contains(
                        #""total":{"visits":190000,"rated":190000,"satisfied":187720,"rate":0.988000,"low":0.987500,"high":0.988480,"#
                    ), "\(json)")
                try equalsFullScan(daemon, client)
                let added = try addAtRandom(daemon)
                try equalsFullScan(daemon, client)
                let verdict = try client.ask("REPORT.VERIFY \(Self.year)")
                #expect(
                    verdict.contains(" differing=0 visits=\(190_000 + added.visits) rated=\(190_000 + added.rated) "),
                    "\(verdict)")
                try daemon.sql(
                    """
                    update visit set score = 1
                    where visit = (select min(visit) from visit where score = 5 and items = 'feeding:1')
                    """)
                let red = try client.ask("REPORT.VERIFY \(Self.year)")
                #expect(red.contains(" differing=3 "), "the cells of the place, the carer and the one item: \(red)")
            }
        }

        @Test("behaviour of a month equals a plain count of its visits, complaints and moves")
        func behaviour() throws {
            try withDaemon(.init(.full)) { daemon in
                try BehaviourCount.arrange(daemon)
                let client = try LineClient(daemon, as: "supervisor")
                let done = try client.ask("REPORT.REFRESH month=2017-11-15")
                #expect(done.hasPrefix("+OK months=1 as_of="), "\(done)")
                let kept = try daemon.sql(
                    """
                    select provider, performed, missed, cut_short, followed, changed_carer, complaints, upheld, closed,
                        left_early
                    from behaviour_month where breakdown = 'provider' and month = '2017-11-01' order by provider
                    """
                ).map { row in try (0..<10).map { Int(try row.int($0)) } }
                let counted = try BehaviourCount.november(daemon)
                #expect(kept == counted)
                #expect(kept.allSatisfy { $0[1] > 0 && $0[4] > 0 } && kept.contains { $0[9] > 0 })
                for breakdown in ["caregiver", "district", "street", "grade", "setting"] {
                    let sum = try daemon.sql(
                        """
                        select sum(performed), sum(missed), sum(cut_short), sum(changed_carer) from behaviour_month
                        where breakdown = $1 and month = '2017-11-01'
                        """, [.text(breakdown)])[0]
                    for (column, field) in [(0, 1), (1, 2), (2, 3), (3, 5)] {
                        #expect(Int(try sum.int(column)) == counted.reduce(0) { $0 + $1[field] }, "\(breakdown)")
                    }
                }
            }
        }

        /// Visits and ratings of random days of the year, months late as they are, from a fixed seed.
        private func addAtRandom(_ daemon: DaemonFixture) throws -> (visits: Int, rated: Int) {
            let places = try daemon.sql(
                """
                select distinct on (c.case_id) c.case_id, v.caregiver from care_case c
                join visit v on v.case_id = c.case_id and v.provider = 1 and v.day < '2017-02-01'
                where v.state = 'done' order by 1 limit 40
                """)
            let dispatcher = try LineClient(daemon, as: "dispatcher1")
            let officer = try LineClient(daemon, as: "officer")
            var (state, visits, rated) = (UInt64(2017), 0, 0)
            func random(_ bound: Int) -> Int {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int(state >> 33) % bound
            }
            for _ in 0..<60 {
                let place = places[random(places.count)]
                let (month, day, hour) = (1 + random(12), 1 + random(28), 10 + random(12))
                let time = "2017-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)T\(hour)"
                let items = ["feeding:1", "feeding:1,bathing:1", "bathing:2"][random(3)]
                let reply = try dispatcher.ask(
                    "VISIT.LOG case=K\(place.text(0)) caregiver=C\(place.text(1)) from=\(time):00:00+08:00 to=\(time):30:00+08:00 items=\(items)"
                )
                guard reply.hasPrefix("+OK visit=") else { continue }
                visits += 1
                let visit = reply.split(separator: " ").dropFirst().first.map { String($0.dropFirst(6)) } ?? ""
                guard random(3) > 0 else { continue }
                let score = 1 + random(5)
                let answer = try officer.ask("RATE.ADD visit=\(visit) score=\(score)")
                #expect(
                    answer.hasPrefix("+OK visit=\(visit) score=\(score) satisfied=\(score >= 4 ? 1 : 0)"), "\(answer)")
                rated += 1
            }
            #expect(visits > 20 && rated > 10, "\(visits) visits, \(rated) ratings")
            return (visits, rated)
        }

        private func equalsFullScan(_ daemon: DaemonFixture, _ client: LineClient) throws {
            // The whole year, whole months, and a period that cuts months at both ends and in the middle of one.
            for (from, to) in [
                ("2017-01-01", "2017-12-31"), ("2017-02-01", "2017-04-30"), ("2017-02-11", "2017-05-07"),
                ("2017-03-03", "2017-03-05"), ("2017-03-04", "2017-03-04"), ("2016-12-15", "2018-01-15"),
            ] {
                for (by, key) in Self.keys { try equalsFullScan(daemon, client, from: from, to: to, by: by, key: key) }
            }
        }

        private func equalsFullScan(
            _ daemon: DaemonFixture, _ client: LineClient, from: String, to: String, by: String, key: String
        ) throws {
            let text = try client.ask("REPORT.SATISFACTION from=\(from) to=\(to) by=\(by) format=json")
            let report = try JSONDecoder().decode(Report.self, from: Data(text.drop { $0 != "{" }.utf8))
            let items =
                by == "item"
                ? "cross join lateral (select split_part(p, ':', 1) as item from regexp_split_to_table(v.items, ',') p) i"
                : ""
            let scan = try daemon.sql(
                """
                select \(key), count(*), count(score), count(*) filter (where score >= 4) from visit v \(items)
                where state = 'done' and day between $1::date and $2::date group by 1 order by 1
                """, [.text(from), .text(to)]
            ).map {
                Row(
                    key: $0.text(0), visits: Int(try $0.int(1)), rated: Int(try $0.int(2)),
                    satisfied: Int(try $0.int(3)))
            }
            let place = "by \(by) from \(from) to \(to)"
            #expect(report.rows.count == scan.count, "\(place)")
            let rows = Dictionary(uniqueKeysWithValues: report.rows.map { ($0.key ?? "", $0) })
            for counted in scan {
                let row = try #require(rows[counted.key ?? ""], "\(place)")
                #expect(row.visits == counted.visits, "\(place)")
                if let rated = row.rated {
                    #expect((rated, row.satisfied) == (counted.rated ?? 0, counted.satisfied), "\(place)")
                    #expect(rated == 0 || rated >= 10, "few answers are shown \(place)")
                }
            }
            guard by != "item" else { return }
            #expect(report.total.visits == scan.reduce(0) { $0 + $1.visits })
            if let satisfied = report.total.satisfied {
                #expect(satisfied == scan.reduce(0) { $0 + ($1.satisfied ?? 0) })
            }
        }
    }
}
