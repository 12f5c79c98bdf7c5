import Foundation
import Testing
import ZhaohuPostgres
import ZhaohuTestSupport

extension Integration {
    @Suite("Snapshots of the report")
    struct SnapshotTests {
        private static let breakdowns = [
            "provider", "caregiver", "district", "street", "grade", "setting", "item", "month", "none",
        ]

        @Test("a report from a snapshot stays the same, byte for byte, whatever is recorded later")
        func reproducible() throws {
            try withDaemon(.init(.full)) { daemon in
                let client = try LineClient(daemon, as: "officer")
                let made = try client.ask("REPORT.SNAPSHOT from=2017-01-01 to=2017-12-31")
                #expect(made.hasPrefix("+OK snapshot=N1 from=2017-01-01 to=2017-12-31 rated=190000 bytes="), "\(made)")
                let before = try prints(client)
                let live = try client.ask("REPORT.SATISFACTION from=2017-01-01 to=2017-12-31 by=provider format=csv")
                try change(daemon)
                #expect(
                    try client.ask("REPORT.SATISFACTION from=2017-01-01 to=2017-12-31 by=provider format=csv") != live)
                let after = try prints(client)
                for (name, text) in before { #expect(after[name] == text, "\(name)") }
                let list = try client.ask("REPORT.SNAPSHOTS")
                #expect(list.contains("snapshot=N1 from=2017-01-01 to=2017-12-31") && list.contains("made_by=officer"))
            }
        }

        @Test("changed facts of a snapshot are noticed, and a company does not see those of others")
        func guarded() throws {
            try withDaemon { daemon in
                let client = try LineClient(daemon, as: "officer")
                #expect(try client.ask("REPORT.SNAPSHOT from=2026-01-01 to=2026-12-31").hasPrefix("+OK snapshot=N1 "))
                let own = try LineClient(daemon, as: "dispatcher1")
                #expect(try own.ask("REPORT.SATISFACTION snapshot=N1").contains("rule=report.snapshot_of_all"))
                #expect(
                    try client.ask("REPORT.SATISFACTION snapshot=N1 from=2026-01-01").contains(
                        "rule=report.snapshot_has_period"))
                try daemon.sql("update report_snapshot set facts = replace(facts, 'city\t0', 'city\t1')")
                #expect(try client.ask("REPORT.SATISFACTION snapshot=N1").contains("rule=report.snapshot_changed"))
            }
        }

        private func prints(_ client: LineClient) throws -> [String: String] {
            var prints: [String: String] = [:]
            for by in Self.breakdowns {
                for format in ["table", "csv", "json", "html", "xlsx"] {
                    let question = "REPORT.SATISFACTION snapshot=N1 by=\(by) format=\(format)"
                    prints[question] = try client.ask(question)
                    #expect(prints[question]?.hasPrefix("$") == true, "\(question)")
                }
            }
            return prints
        }

        /// Facts of every kind that the report tells, and a policy that it was made with.
        private func change(_ daemon: DaemonFixture) throws {
            let place = try daemon.sql(
                "select case_id, caregiver from visit where provider = 1 and state = 'done' limit 1")[0]
            let reply = try LineClient(daemon, as: "dispatcher1").ask(
                "VISIT.LOG case=K\(place.text(0)) caregiver=C\(place.text(1)) from=2017-03-04T06:00:00+08:00 to=2017-03-04T06:30:00+08:00 items=feeding:1"
            )
            let visit = reply.split(separator: " ").dropFirst().first.map { String($0.dropFirst(6)) } ?? ""
            #expect(try LineClient(daemon, as: "officer").ask("RATE.ADD visit=\(visit) score=1").hasPrefix("+OK"))
            try daemon.sql("update provider set name = name || '二'")
            try daemon.sql("update policy set value = '5' where key = 'satisfaction.satisfied_from'")
            try daemon.sql(
                """
                insert into complaint (region, kind, state, provider, opened_on, due_on, answer_due_on)
                values ('320600', 'service', 'received', 1, '2017-05-05', '2017-05-12', '2017-05-12')
                """)
            #expect(try LineClient(daemon, as: "supervisor").ask("REPORT.REFRESH").hasPrefix("+OK months="))
        }
    }
}
