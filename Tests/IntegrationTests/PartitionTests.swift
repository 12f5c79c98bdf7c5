import Foundation
import Testing
import ZhaohuDomain
import ZhaohuPostgres
import ZhaohuStore
import ZhaohuTestSupport

extension Integration {
    /// Visits by month.
    @Suite("Months")
    struct PartitionTests {
        private static let region = "320600"

        @Test("a started daemon has made the months to come; a month made later takes over what the default held")
        func months() throws {
            try withDaemon { daemon in
                try VisitStream.prepare(daemon)
                let ahead = Zone.shanghai.day(
                    of: Instant(microseconds: Int64(Date.now.timeIntervalSince1970 * 1_000_000))
                )
                .advanced(by: 85)
                #expect(try Self.partitions(daemon, "visit").contains("visit_" + Self.month(ahead)))
                let dispatcher = try LineClient(daemon, as: "dispatcher1")
                // A device's clock may say anything.
                let reply = try dispatcher.ask(
                    "VISIT.LOG op=f47ac10b-58cc-4372-a567-0e02b2c3d479 case=K1 caregiver=C0001 "
                        + "from=2031-05-09T08:00:00+08:00 to=2031-05-09T09:00:00+08:00 items=feeding:1")
                #expect(reply.hasPrefix("+OK visit=V1 ") && reply.contains("clock.future"), "\(reply)")
                #expect(try Self.home(daemon, "visit", "visit = 1") == ["visit_default"])
                #expect(try daemon.sql("select ensure_partitions('2031-04-01', '2031-06-30')")[0].int(0) == 3)
                #expect(try Self.home(daemon, "visit", "visit = 1") == ["visit_2031_05"])
                #expect(try daemon.sql("select ensure_partitions('2031-04-01', '2031-06-30')")[0].int(0) == 0)
                let shown = try LineClient(daemon, as: "admin").ask("VISIT.GET V1")
                #expect(shown.hasPrefix("+OK visit=V1 ") && shown.contains("day=2031-05-09"), "\(shown)")
            }
        }

        @Test("a visit that changes its month is found under its number, and no number can stand twice")
        func moved() throws {
            try withDaemon { daemon in
                try VisitStream.prepare(daemon)
                let dispatcher = try LineClient(daemon, as: "dispatcher1")
                _ = try dispatcher.ask(
                    "VISIT.LOG case=K1 caregiver=C0001 from=2026-10-31T08:00:00+08:00 to=2026-10-31T09:00:00+08:00 items=feeding:1"
                )
                try daemon.sql("update visit set day = '2026-11-01' where visit = 1")
                #expect(try daemon.sql("select day from visit_place where visit = 1")[0].text(0) == "2026-11-01")
                #expect(try LineClient(daemon, as: "admin").ask("VISIT.GET V1").contains("day=2026-11-01"))
                let twice = #expect(throws: DatabaseError.self) {
                    try daemon.sql("insert into visit select * from visit where visit = 1")
                }
                #expect(twice?.sqlState == "23505")
                try daemon.sql("delete from visit where visit = 1")
                #expect(try daemon.sql("select 1 from visit_place").isEmpty)
            }
        }

        @Test("a batch opens the months of its days only, each by the index of what it looks for")
        func pruning() throws {
            try withDaemon { daemon in
                try VisitStream.prepare(daemon)
                try daemon.sql("select ensure_partitions('2018-01-01', '2026-08-31')")
                let months = try Self.partitions(daemon, "visit").count
                #expect(months > 100)
                // A plan made while a month is still empty may hold any index; a writer makes its plans anew then.
                try daemon.sql(
                    """
                    insert into visit (region, case_id, provider, caregiver, district, grade, day, state)
                    select '320600', n, 1, n, '320602', 'severe', '2026-11-13', 'cancelled'
                    from generate_series(1000, 1299) n
                    """)
                let types = "bpchar, int[], uuid[], bigint[], bigint[], bigint[], date[], date, date"
                let op = "'{019a0000-0000-7000-8000-000000000000}'"
                let plans = try [
                    Self.plan(
                        daemon, VisitBatchStore.load(region: Self.region, [], named: false).sql, types: types,
                        values:
                            "'320600', '{0}', \(op), '{null}', '{1}', '{1}', '{2026-11-13}', '2026-11-13', '2026-11-13'"
                    ),
                    Self.plan(
                        daemon, VisitBatchStore.load(region: Self.region, [], named: true).sql, types: types,
                        values:
                            "'320600', '{0}', \(op), '{7}', '{null}', '{null}', '{2026-11-13}', '2026-11-13', '2026-11-13'"
                    ),
                    Self.plan(
                        daemon, VisitBatchStore.near(region: Self.region, []).sql,
                        types: "bpchar, int[], bigint[], bigint[], date[], date[], date, date",
                        values:
                            "'320600', '{0}', '{1}', '{1}', '{2026-11-13}', '{2026-11-09}', '2026-11-08', '2026-11-16'"),
                ]
                for plan in plans {
                    #expect(!plan.contains("Seq Scan"), "\(plan)")
                    #expect(Self.visitMonths(plan) == ["visit_2026_11"], "\(plan)")
                    #expect(plan.contains("Subplans Removed: \(months - 1)"), "\(plan)")
                }
                #expect(plans[0].contains("Index Scan using visit_2026_11_case_id_day_idx"), "\(plans[0])")
                #expect(plans[1].contains("Index Scan using visit_2026_11_pkey"), "\(plans[1])")
                #expect(plans[2].contains("Index Scan using visit_2026_11_caregiver_day_idx"), "\(plans[2])")
                #expect(plans[2].contains("Index Scan using visit_2026_11_case_id_day_idx"), "\(plans[2])")
                for plan in plans[..<2] { #expect(plan.contains("Index Scan using journal_pkey"), "\(plan)") }
            }
        }

        @Test("two companies' visits are summed in rows of their own, and the report adds them up")
        func shards() throws {
            try withDaemon { daemon in
                try VisitStream.prepare(daemon)
                try daemon.sql(
                    """
                    insert into login (region, login, roles, password_hash, provider)
                    select region, 'dispatcher2', roles, password_hash, 2 from login where login = 'dispatcher1'
                    """)
                let carer = try daemon.sql("select min(caregiver) from caregiver where provider = 2")[0].text(0)
                for (login, carer, hour) in [("dispatcher1", "1", "08"), ("dispatcher2", carer, "10")] {
                    let reply = try LineClient(daemon, as: login).ask(
                        "VISIT.LOG case=K1 caregiver=C\(carer) from=2026-11-13T\(hour):00:00+08:00 to=2026-11-13T\(hour):45:00+08:00 items=feeding:1"
                    )
                    #expect(reply.hasPrefix("+OK visit="), "\(reply)")
                }
                #expect(try daemon.sql("select count(distinct shard) from satisfaction_month")[0].int(0) == 2)
                let verdict = try LineClient(daemon, as: "auditor").ask("REPORT.VERIFY from=2026-11-01 to=2026-11-30")
                #expect(verdict.contains(" differing=0 visits=2 "), "\(verdict)")
            }
        }

        private static func month(_ day: Day) -> String {
            day.description.prefix(7).replacingOccurrences(of: "-", with: "_")
        }

        private static func partitions(_ daemon: DaemonFixture, _ table: String) throws -> [String] {
            try daemon.sql(
                "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = $1::regclass",
                [.text(table)]
            ).map { $0.text(0) }
        }

        /// The partitions in which such rows lie.
        private static func home(_ daemon: DaemonFixture, _ table: String, _ condition: String) throws -> [String] {
            try daemon.sql("select distinct tableoid::regclass::text from \(table) where \(condition)").map {
                $0.text(0)
            }
        }

        /// What PostgreSQL does for a statement in a writer's session, where plans know no values.
        private static func plan(
            _ daemon: DaemonFixture, _ sql: String, types: String, values: String
        ) throws -> String {
            let database = try DatabaseConnection(conninfo: daemon.ownerConninfo)
            try database.script(BatchSession.settings)
            try database.script("prepare statement (\(types)) as \(sql)")
            return try database.query("explain (analyze) execute statement (\(values))").map { $0.text(0) }
                .joined(separator: "\n")
        }

        /// The months of visits that a plan opened.
        private static func visitMonths(_ plan: String) -> Set<String> {
            Set(plan.matches(of: #/ on (visit_\w+) /#).map { String($0.1) })
        }
    }
}
