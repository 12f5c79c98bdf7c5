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
            let rated: Int
            let satisfied: Int
        }

        struct Report: Decodable {
            let snapshot: String
            let rows: [Row]
            let total: Row
        }

        private static let year = "from=2017-01-01 to=2017-12-31"

        @Test("the year's report tells the known figures, equals a full scan before and after new facts, and is quick")
        func yearsReport() throws {
            try withDaemon(.init(.full)) { daemon in
                let client = try LineClient(daemon, as: "admin")
                let json = try client.ask("REPORT.SATISFACTION \(Self.year) by=none format=json")
                #expect(
                    json.contains(
                        #""total":{"visits":190000,"rated":190000,"satisfied":187720,"rate":0.988000,"low":0.987500,"high":0.988480,"#
                    ), "\(json)")
                try equalsFullScan(daemon, client)
                try isQuick(client)
                try add(daemon)
                try equalsFullScan(daemon, client)
                let verdict = try client.ask("REPORT.VERIFY \(Self.year)")
                #expect(verdict.contains(" differing=0 visits=190003 rated=190001 "), "\(verdict)")
                try daemon.sql(
                    "update visit set score = 1 where visit = (select min(visit) from visit where score = 5)")
                let red = try client.ask("REPORT.VERIFY \(Self.year)")
                #expect(red.contains(" differing=2 "), "the day's sum and the carer's month: \(red)")
            }
        }

        /// Three visits and a rating more, within the year, and a rating of another year's visit.
        private func add(_ daemon: DaemonFixture) throws {
            let place = try daemon.sql(
                "select c.case_id, g.caregiver from care_case c, caregiver g where g.provider = 1 order by 1, 2 limit 1"
            )[0]
            let dispatcher = try LineClient(daemon, as: "dispatcher1")
            var visit = ""
            for hour in [6, 7, 20] {
                let time = "2017-03-04T\(hour < 10 ? "0" : "")\(hour)"
                let reply = try dispatcher.ask(
                    "VISIT.LOG case=K\(place.text(0)) caregiver=C\(place.text(1)) from=\(time):00:00+08:00 to=\(time):30:00+08:00 items=feeding:1"
                )
                #expect(reply.hasPrefix("+OK visit="), "\(reply)")
                visit = reply.split(separator: " ").dropFirst().first.map { String($0.dropFirst(6)) } ?? ""
            }
            let officer = try LineClient(daemon, as: "officer")
            let rated = try officer.ask("RATE.ADD visit=\(visit) score=2")
            #expect(rated.hasPrefix("+OK visit=\(visit) score=2 satisfied=0"), "\(rated)")
        }

        /// The least of several, as the machine has other things to do.
        private func isQuick(_ client: LineClient) throws {
            var best = Duration.seconds(60)
            for _ in 0..<10 {
                let start = ContinuousClock.now
                _ = try client.ask("REPORT.SATISFACTION \(Self.year) by=provider format=json")
                best = min(best, ContinuousClock.now - start)
            }
            #expect(best < .milliseconds(50), "\(best)")
        }

        private func equalsFullScan(_ daemon: DaemonFixture, _ client: LineClient) throws {
            let keys = [
                "provider": "'H' || lpad(provider::text, 2, '0')", "district": "district::text",
                "month": "to_char(day, 'YYYY-MM')", "caregiver": "'C' || lpad(caregiver::text, 4, '0')",
                "none": "'all'",
            ]
            // The whole year, whole months, and a period that cuts months at both ends and in the middle of one.
            for (from, to) in [
                ("2017-01-01", "2017-12-31"), ("2017-02-01", "2017-04-30"), ("2017-02-11", "2017-05-07"),
                ("2017-03-03", "2017-03-05"), ("2017-03-04", "2017-03-04"), ("2016-12-15", "2018-01-15"),
            ] {
                for (by, key) in keys {
                    let text = try client.ask("REPORT.SATISFACTION from=\(from) to=\(to) by=\(by) format=json")
                    let report = try JSONDecoder().decode(Report.self, from: Data(text.drop { $0 != "{" }.utf8))
                    let scan = try daemon.sql(
                        """
                        select \(key), count(*), count(score), count(*) filter (where score >= 4) from visit
                        where state = 'done' and day between $1::date and $2::date group by 1 order by 1
                        """, [.text(from), .text(to)]
                    ).map {
                        Row(
                            key: $0.text(0), visits: Int(try $0.int(1)), rated: Int(try $0.int(2)),
                            satisfied: Int(try $0.int(3)))
                    }
                    #expect(Set(report.rows) == Set(scan), "by \(by) from \(from) to \(to)")
                    #expect(report.total.visits == scan.reduce(0) { $0 + $1.visits })
                    #expect(report.total.satisfied == scan.reduce(0) { $0 + $1.satisfied })
                }
            }
        }
    }
}
