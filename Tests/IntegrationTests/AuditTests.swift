import Testing
import ZhaohuDomain
import ZhaohuPostgres
import ZhaohuStore
import ZhaohuTestSupport

extension Integration {
    /// The queue and the signals against the real daemon.
    @Suite("Audit")
    struct AuditTests {
        /// What is decided or open about one visit, and whether it is held and paid then.
        struct Case: CustomTestStringConvertible, Sendable {
            let severity: String
            let resolution: String
            let held: Bool
            let payable: Bool
            var testDescription: String { "\(severity) \(resolution)" }
        }

        private static let cases = [
            Case(severity: "warn", resolution: "", held: false, payable: true),
            Case(severity: "exception", resolution: "", held: true, payable: true),
            Case(severity: "exception", resolution: "accepted", held: false, payable: true),
            Case(severity: "exception", resolution: "tolerated", held: false, payable: true),
            Case(severity: "exception", resolution: "cut", held: false, payable: true),
            Case(severity: "exception", resolution: "refused", held: false, payable: false),
            Case(severity: "not_payable", resolution: "", held: false, payable: false),
            Case(severity: "not_payable", resolution: "accepted", held: false, payable: true),
            Case(severity: "not_payable", resolution: "corrected", held: false, payable: true),
            Case(severity: "not_payable", resolution: "refused", held: false, payable: false),
            // A word that no table has pays nothing.
            Case(severity: "exception", resolution: "whatever", held: false, payable: false),
        ]

        @Test("one view says what is held and what is paid, for every severity and resolution")
        func payability() throws {
            let cluster = try TestCluster.shared()
            let database = try DatabaseConnection(conninfo: cluster.ownerConninfo(try cluster.copy(.full)))
            let visit = try database.query(
                """
                select visit, day from visit where day = '2017-05-02' and flags = '{}' and payable
                    and not exists (select 1 from visit_exception e where e.visit = visit.visit) limit 1
                """)[0]
            let (id, day) = (try visit.int(0), visit.text(1))
            for row in Self.cases {
                try database.query(
                    """
                    insert into visit_exception (region, visit, provider, rule, severity, evidence, opened_at, resolution,
                        resolved_at, paid_minutes)
                    values ('320600', $1, 1, 'geo.radius', $2, '', now(), $3, case when $3 <> '' then now() end,
                        case when $3 = 'cut' then 7 end)
                    """, [SQLValue(id), .text(row.severity), .text(row.resolution)])
                let found = try database.query(
                    "select held, payable, minutes from visit_payability where visit = $1 and day = $2::date",
                    [SQLValue(id), .text(day)])[0]
                #expect(found.bool(0) == row.held && found.bool(1) == row.payable, "\(row)")
                #expect((try found.int(2) == 7) == (row.resolution == "cut"), "\(row)")
                try database.query("delete from visit_exception where visit = $1", [SQLValue(id)])
            }
        }

        @Test("a signal is found once, heard before it is decided, and never decided by who opened or answered it")
        func signals() throws {
            try withDaemon(.init(.full, clock: "2017-06-05T09:00:00+08:00")) { daemon in
                let database = try DatabaseConnection(conninfo: daemon.ownerConninfo)
                // One carer gives all visits of the company in May, each exactly as long as planned.
                try database.script(
                    """
                    update visit set caregiver = 1, ended_at = began_at + make_interval(mins => planned_minutes)
                    where provider = 1 and day between '2017-05-01' and '2017-05-31'
                    """)
                let officer = try LineClient(daemon, as: "officer")
                let supervisor = try LineClient(daemon, as: "supervisor")
                let company = try LineClient(daemon, as: "dispatcher1")
                #expect(try officer.ask("SIGNAL.RUN month=2017-05").contains("reply_due=2017-06-19"))
                #expect(try officer.ask("SIGNAL.RUN month=2017-05").contains(" new=0 "))
                let id = try database.query(
                    "select 'Y' || signal from audit_signal where rule = 'duration.identical' and number = 1")[0].text(
                        0)
                let isTold = try database.query("select count(*) from outbox where topic = 'provider:H01'")[0].int(0)
                #expect(isTold == 1)
                let finding = "SIGNAL.DECIDE \(id) finding=breach grounds=seen"
                #expect(try supervisor.ask(finding).contains("rule=hearing.pending until=2017-06-19"))
                #expect(
                    try LineClient(daemon, as: "dispatcher9").ask("SIGNAL.REPLY \(id) text=no").hasPrefix("-DENIED"))
                #expect(try company.ask("SIGNAL.REPLY \(id) text=typed").contains("state=replied"))
                #expect(try supervisor.ask(finding).contains("state=decided finding=breach"))
                #expect(try supervisor.ask(finding).contains("rule=signal.state state=decided"))
                #expect(try company.ask("SIGNAL.REPLY \(id) text=late").contains("rule=signal.state"))
                // Nobody answered this one; after its day it is decided, but not by its opener.
                try daemon.setClock("2017-06-20T09:00:00+08:00")
                #expect(try supervisor.ask("SIGNAL.RUN month=2017-04").contains("+OK"))
                try database.script(
                    """
                    insert into audit_signal (region, rule, subject, number, provider, from_day, to_day, n, p, q, evidence,
                        opened_at, opened_by, reply_due)
                    values ('320600', 'batch.uniform', 'caregiver', 7, 1, '2017-04-01', '2017-04-30', 12, 0, 0, '', now(),
                        'supervisor', '2017-06-19')
                    """)
                let other = try database.query("select 'Y' || max(signal) from audit_signal")[0].text(0)
                let none = "SIGNAL.DECIDE \(other) finding=none grounds=seen"
                #expect(try supervisor.ask(none).contains("rule=hearing.same_login login=supervisor"))
                #expect(try LineClient(daemon, as: "admin").ask(none).contains("state=decided finding=none"))
            }
        }

        @Test(
            "a repair names each exception, keeps to its bound, and can be looked at dry; a device's visits are found")
        func repair() throws {
            try withDaemon(.init(.full, clock: "2017-06-05T09:00:00+08:00")) { daemon in
                let database = try DatabaseConnection(conninfo: daemon.ownerConninfo)
                let open = """
                    select count(*) from visit_exception e join visit_place w using (region, visit)
                    where e.provider = 9 and e.rule = 'geo.radius' and e.state = 'open'
                        and w.day between '2017-01-01' and '2017-12-31'
                    """
                let before = try database.query(open)[0].int(0)
                #expect(before > 5)
                let company = try LineClient(daemon, as: "dispatcher9")
                let officer = try LineClient(daemon, as: "officer")
                let cause = "rule=geo.radius provider=H09 from=2017-01-01 to=2017-12-31"
                let answer = "EXCEPTION.REPAIR \(cause) reason=device.wrong_location"
                let dry = try company.ask("DRY " + answer)
                #expect(dry.contains("done=\(before) skipped=0 ") && dry.contains("dry=1"))
                #expect(try database.query(open)[0].int(0) == before)
                // Recorded with a device: one visit of them.
                let visit = try database.query(
                    "select min(visit) from visit_exception where provider = 9 and rule = 'geo.radius' and state = 'open'"
                )[0].int(0)
                try database.query(
                    """
                    insert into journal (region, op, verb, actor, device, recv, digest, body, accepted, verdict)
                    values ('320600', gen_random_uuid(), 'VISIT.OUT', 'dispatcher9', 'tablet-7', '2017-02-01', '', '', true,
                        'visit=V' || $1::bigint || ' state=done')
                    """, [SQLValue(visit)])
                let byDevice = try company.ask("DRY \(answer) device=tablet-7")
                #expect(byDevice.contains("done=1 ") && byDevice.contains("dry=1"))
                let bound = "POLICY.SET key=audit.repair_max value=3 valid_from=2017-06-05 source=test"
                #expect(try LineClient(daemon, as: "admin").ask(bound).hasPrefix("+OK"))
                #expect(try company.ask(answer).contains("rule=exception.repair_too_large"))
                #expect(try company.ask(answer + " device=tablet-7").contains("done=1 skipped=0 "))
                // The company has answered one; the others' deadline has passed for those of the winter only.
                let decision = try officer.ask("EXCEPTION.REPAIR \(cause) resolution=accepted device=tablet-7")
                #expect(decision.contains("done=1 skipped=0 ") && decision.contains("exceptions=X"))
                #expect(try database.query(open)[0].int(0) == before - 1)
            }
        }
    }
}
