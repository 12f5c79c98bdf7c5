import Foundation
import Testing
import ZhaohuPostgres
import ZhaohuTestSupport

extension Integration {
    /// Scores and complaints over the demo region's year.
    @Suite("Scorecards of 2017")
    struct ScorecardTests {
        private static let half = "from=2017-07-01 to=2017-12-31"
        private static let clock = "2026-11-23T08:00:00+08:00"

        /// The value of `name=` in a reply.
        private func field(_ name: String, _ reply: String) -> String {
            reply.split(separator: " ").first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
                ?? ""
        }

        @Test(
            "every company's half year is scored twice the same, and the counts are those of the rows"
        )
        func scores() throws {
            try withDaemon(.init(.full, clock: Self.clock)) { daemon in
                let officer = try LineClient(daemon, as: "officer")
                var points: [String: Double] = [:]
                for number in 1...12 {
                    let company = "H" + (number < 10 ? "0" : "") + "\(number)"
                    let first = try officer.ask("PROVIDER.SCORE \(company) \(Self.half)")
                    #expect(first.hasPrefix("+OK score="), "\(first)")
                    let again = try officer.ask("DRY PROVIDER.SCORE \(company) \(Self.half)")
                    #expect(field("digest", again) == field("digest", first) && !field("digest", first).isEmpty)
                    points[company] = Double(field("points", first))
                }
                let order = points.sorted { $0.value < $1.value }.map(\.key)
                #expect(order.prefix(2) == ["H09", "H06"], "the two with the most trouble come last: \(points)")
                #expect(points.count == 12)
                try equalsRows(daemon)
            }
        }

        /// The measures that were kept against plain counts over the same rows.
        private func equalsRows(_ daemon: DaemonFixture) throws {
            for (part, numerator, denominator) in [
                (
                    "upheld",
                    "select count(*) from complaint where provider = 9 and upheld and kind <> 'fund' and opened_on >= '2017-07-01'",
                    "select count(*) from visit where provider = 9 and state = 'done' and day between '2017-07-01' and '2017-12-31'"
                ),
                (
                    "passed",
                    "select count(*) from spot_check where provider = 9 and result = 'pass' and recorded_on >= '2017-07-01'",
                    "select count(*) from spot_check where provider = 9 and recorded_on >= '2017-07-01'"
                ),
                (
                    "satisfied",
                    "select count(*) from visit where provider = 9 and score >= 4 and day between '2017-07-01' and '2017-12-31'",
                    "select count(score) from visit where provider = 9 and day between '2017-07-01' and '2017-12-31'"
                ),
                (
                    "reported",
                    "select count(*) from incident where provider = 9 and not concealed and reported_at - happened_at <= '24 hours' and happened_at >= '2017-06-30 16:00+00'",
                    "select count(*) from incident where provider = 9 and happened_at >= '2017-06-30 16:00+00'"
                ),
                (
                    "certified",
                    "select count(distinct caregiver) from caregiver join caregiver_certificate using (region, caregiver) where provider = 9 and state = 'active'",
                    "select count(*) from caregiver where provider = 9 and state = 'active'"
                ),
            ] {
                let kept = try daemon.sql(
                    "select m.numerator, m.denominator from provider_score_measure m join provider_score s using (region, score) where s.provider = 9 and m.part = $1",
                    [.text(part)])[0]
                #expect(try kept.int(0) == daemon.sql(numerator)[0].int(0), "\(part)")
                #expect(try kept.int(1) == daemon.sql(denominator)[0].int(0), "\(part)")
                #expect(try kept.int(1) > 0, "\(part)")
            }
        }

        @Test("a changed fact changes the digest and is named, a published score is not touched by anything")
        func published() throws {
            try withDaemon(.init(.full, clock: Self.clock)) { daemon in
                let officer = try LineClient(daemon, as: "officer")
                let supervisor = try LineClient(daemon, as: "supervisor")
                let draft = try officer.ask("PROVIDER.SCORE H09 \(Self.half)")
                let score = field("score", draft)
                #expect(try officer.ask("SCORE.VERIFY \(score)").contains(" same=yes "))
                try daemon.sql(
                    "update spot_check set result = 'fail' where spot_check = (select max(spot_check) from spot_check where provider = 9 and result = 'pass')"
                )
                let verdict = try officer.ask("SCORE.VERIFY \(score)")
                #expect(verdict.contains(" same=no ") && verdict.hasSuffix(" differing=passed"), "\(verdict)")
                #expect(try officer.ask("SCORE.SHOW \(score)").contains(" state=shown answer_until=2026-12-07"))
                try daemon.setClock("2026-12-07T18:00:00+08:00")
                #expect(
                    try supervisor.ask("SCORE.PUBLISH \(score)").hasPrefix("-STATE retry=no rule=score.awaits_answer "))
                try daemon.setClock("2026-12-08T08:00:00+08:00")
                let published = try supervisor.ask("SCORE.PUBLISH \(score)")
                #expect(published.contains(" state=published points=\(field("points", draft)) "), "\(published)")
                #expect(throws: (any Error).self) { try daemon.sql("update provider_score set points_tenths = 999") }
                #expect(throws: (any Error).self) { try daemon.sql("delete from provider_score") }
                let told = try daemon.sql(
                    "select array_to_string(fields, ' ') from outbox where topic = 'provider:H09' order by seq"
                ).map { $0.text(0) }.filter { $0.hasPrefix("kind score ") }
                #expect(
                    told.count == 2 && told[0].contains("state shown") && told[1].contains("state published"), "\(told)"
                )
                let text = try officer.ask("SCORE.EXPLAIN \(score)")
                for indicator in 1...8 { #expect(text.contains("Q\(indicator) "), "Q\(indicator)") }
                #expect(text.contains("SCORE.EVIDENCE \(score) indicator=Q1 skip=20"), "\(text)")
                let rest = try officer.ask("SCORE.EVIDENCE \(score) indicator=Q5 limit=1000")
                let against = try daemon.sql(
                    "select count(*) from complaint where provider = 9 and kind <> 'fund' and opened_on >= '2017-07-01' and (upheld or answered_on > answer_due_on or answered_on is null)"
                )[0].int(0)
                #expect(rest.hasPrefix("*\(against)"), "\(rest.prefix(20)) \(against)")
            }
        }

        @Test(
            "the daemon takes up what nobody answered, level by level, tells the company, and stops at the supervisor")
        func overdue() throws {
            try withDaemon(.init(clock: "2017-01-25T09:00:00+08:00")) { daemon in
                let officer = try LineClient(daemon, as: "officer")
                let opened = try officer.ask("COMPLAINT.OPEN kind=conduct provider=H01 text=态度生硬")
                // Over the Spring Festival: 26 January and 3 February are working days, 4 February is worked instead.
                #expect(field("due", opened) == "2017-02-04", "\(opened)")
                let report = try officer.ask("COMPLAINT.OPEN kind=fund provider=H01 text=未上门")
                #expect(field("due", report) == "2017-02-21", "\(report)")
                let levels = { try daemon.sql("select level from complaint order by complaint").map { try $0.int(0) } }
                // Messages are kept for two weeks only, so they are gathered on the way.
                var told: Set<String> = []
                for (clock, expected) in [
                    ("2017-02-04T23:00:00+08:00", [1, 2] as [Int64]), ("2017-02-05T01:00:00+08:00", [2, 2]),
                    ("2017-02-21T23:00:00+08:00", [3, 2]), ("2017-02-22T01:00:00+08:00", [3, 3]),
                    ("2018-01-01T01:00:00+08:00", [3, 3]),
                ] {
                    _ = try daemon.stop()
                    try daemon.setClock(clock)
                    try daemon.start()
                    let deadline = Date().addingTimeInterval(10)
                    while try levels() != expected, Date() < deadline { usleep(50_000) }
                    #expect(try levels() == expected, "\(clock)")
                    told.formUnion(
                        try daemon.sql(
                            "select seq || ' ' || array_to_string(fields, ' ') from outbox where topic = 'provider:H01'"
                        ).map { $0.text(0) })
                }
                #expect(told.allSatisfy { $0.contains("about conduct") }, "a report is not told: \(told)")
                #expect(told.filter { $0.contains("event escalated") }.count == 2)
                #expect(throws: (any Error).self, "a complaint is never deleted") {
                    try daemon.sql("delete from complaint")
                }
            }
        }
    }
}
