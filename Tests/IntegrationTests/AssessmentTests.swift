import Foundation
import Testing
import ZhaohuDomain
import ZhaohuPostgres
import ZhaohuTestSupport
import ZhaohuWire

extension Integration {
    /// What no transcript can show: restarts, later editions, everything that a rater might ask.
    @Suite("Assessments")
    struct AssessmentTests {
        @Test("a conclusion begins and ends with its days, also while the daemon was down")
        func turnOfTheDay() throws {
            try withDaemon(.init(clock: AssessmentDesk.clock)) { daemon in
                let desk = AssessmentDesk(daemon: daemon)
                try desk.apply()
                try desk.rate("A1", AssessmentDesk.severe)
                try desk.conclude("A1", grade: "severe")
                try daemon.setClock("2026-12-01T08:00:00+08:00")
                let issued = try desk.ask("officer", "ASSESS.ISSUE A1 from=2026-12-10")
                #expect(issued.contains(" state=issued ") && issued.contains(" valid_from=2026-12-10 "))
                #expect(try desk.ask("officer", "CASE.GET K1").contains(" state=assessing grade=\"\" "))
                for (day, state, grade) in [
                    ("2026-12-09", "assessing", "\"\""), ("2026-12-10", "effective", "severe"),
                    ("2028-12-09", "effective", "severe"), ("2028-12-10", "expired", "severe"),
                ] {
                    try daemon.stop()
                    try daemon.setClock("\(day)T00:10:00+08:00")
                    try daemon.start()
                    let line = try Self.settled(desk, "CASE.GET K1", until: " state=\(state) ")
                    #expect(line.contains(" state=\(state) grade=\(grade) "), "\(day): \(line)")
                }
                let history = try LineClient(daemon, as: "auditor").ask("CASE.HISTORY K1")
                #expect(history.contains("actor=system event=took_effect state=effective note=\"A1 effective severe\""))
                #expect(history.contains("actor=system event=expired state=expired note=\"A1 expired\""))
                #expect(!daemon.log.contains("a sweep failed"))
            }
        }

        /// The sweep runs beside the first commands after a start.
        private static func settled(_ desk: AssessmentDesk, _ line: String, until text: String) throws -> String {
            var answer = ""
            for _ in 0..<50 {
                answer = try desk.ask("auditor", line)
                if answer.contains(text) { break }
                usleep(100_000)
            }
            return answer
        }

        @Test("an old sheet is derived as it was, after a new edition of its instrument and other cut-offs")
        func oldSheet() throws {
            try withDaemon(.init(clock: AssessmentDesk.clock)) { daemon in
                let desk = AssessmentDesk(daemon: daemon)
                try desk.apply()
                try desk.rate("A1", AssessmentDesk.severe)
                let auditor = try LineClient(daemon, as: "auditor")
                let before = try auditor.ask("ASSESS.DERIVE A1")
                #expect(before.contains("total 40 of 100, band 2 severe (cut-off barthel.severe.max = 40)"))
                // Another edition with other words, and a cut-off that turns 40 into moderate, also for the day it was made.
                try daemon.sql(
                    """
                    insert into instrument (hash, instrument, version, document, loaded_at)
                    select repeat('0', 64), instrument, 'later',
                        replace(replace(document, '"2017-01-01.2"', '"later"'), 'Barthel Index', 'Another Index'),
                        now() + interval '1 hour'
                    from instrument where instrument = 'nantong-barthel'
                    """)
                try daemon.sql("update policy set value = '35' where key = 'barthel.severe.max'")
                try daemon.stop()
                try daemon.setClock("2036-11-24T08:00:00+08:00")
                try daemon.start()
                let later = try LineClient(daemon, as: "auditor")
                #expect(try later.ask("ASSESS.FORM nantong-barthel").contains("Another Index"))
                #expect(
                    try later.ask("ASSESS.CALC instrument=nantong-barthel scores=5,0,0,5,5,5,5,10,5,0").contains(
                        "total=40 grade=moderate"))
                let after = try later.ask("ASSESS.DERIVE A1")
                #expect(after.contains("total 40 of 100, band 2 severe (cut-off barthel.severe.max = 40)"), "\(after)")
                #expect(after.contains("Barthel Index (Nantong") && !after.contains("Another Index"))
            }
        }

        @Test("before both sheets are locked nobody learns from any command what the first rater answered")
        func blind() throws {
            try withDaemon(.init(clock: AssessmentDesk.clock)) { daemon in
                let desk = AssessmentDesk(daemon: daemon)
                try desk.apply()
                try desk.ask("officer", "ASSESS.ASSIGN K1 raters=assessor1,expert1 instrument=nantong-barthel")
                try desk.record("A1", AssessmentDesk.severe, by: "assessor1")
                let reads = [
                    "ASSESS.GET A1", "ASSESS.LIST", "ASSESS.ANSWERS A1", "ASSESS.ANSWERS A1 rater=assessor1",
                    "ASSESS.COMPARE A1", "ASSESS.DERIVE A1", "ASSESS.DERIVE A1 rater=assessor1",
                    "ASSESS.DERIVE A1 format=json", "CASE.GET K1", "CASE.LIST", "CASE.HISTORY K1", "ASSESS.DUE",
                    "REPORT.AGREEMENT instrument=nantong-barthel from=2026-01-01 to=2026-12-31", "JOURNAL.LIST",
                ]
                for login in ["expert1", "expert2", "assessor2", "officer", "family1", "dispatcher1"] {
                    guard let client = try? LineClient(daemon, as: login) else { continue }
                    for line in reads {
                        let answer = try client.ask(line)
                        let tells = ["severe", "total", "answer=", "barthel.feeding"].first(where: answer.contains)
                        #expect(tells == nil, "\(login) \(line): \(answer)")
                    }
                }
                #expect(try desk.ask("assessor1", "ASSESS.GET A1").contains("derived=assessor1:severe "), "the own one")
                try desk.record("A1", AssessmentDesk.moderate, by: "expert1")
                #expect(
                    try desk.ask("officer", "ASSESS.GET A1").contains("derived=assessor1:severe,expert1:moderate "))
            }
        }

        @Test("two raters and an officer who closes the case at the same time never wait for each other in a circle")
        func together() throws {
            try withDaemon(.init(clock: AssessmentDesk.clock)) { daemon in
                let officer = try LineClient(daemon, as: "officer")
                let raters = try ["assessor1", "expert1"].map { try LineClient(daemon, as: $0) }
                // Nine: with a tenth these two would have assessed together too often.
                for number in 1...9 {
                    let identity = IdentityNumbers.made(number)
                    for line in [
                        "PERSON.ADD id_number=\(identity) name=测试 sex=f born=1940-05-01 district=320602 "
                            + "address=人民中路1号 pos=31.98,120.89",
                        "CASE.APPLY person=P\(number) setting=home self=F", "CASE.ACCEPT K\(number)",
                        "ASSESS.ASSIGN K\(number) raters=assessor1,expert1 instrument=nantong-barthel",
                    ] {
                        let answer = try officer.ask(line)
                        try #require(answer.hasPrefix("+OK"), "\(answer)")
                    }
                }
                for number in 1...9 {
                    for client in raters {
                        try client.send(
                            "ASSESS.RECORD A\(number) pos=31.98,120.89 guardian=李明 \(AssessmentDesk.severe)")
                    }
                    try officer.send("CASE.CLOSE K\(number) reason=withdrawn")
                }
                for client in raters + [officer] {
                    for _ in 1...9 {
                        let answer = try client.readReply()
                        #expect(answer.hasPrefix("+OK") || answer.hasPrefix("-STATE"), "\(answer)")
                    }
                }
                let open = try daemon.sql("select count(*) from assessment where state <> 'revoked'")
                #expect(try open[0].int(0) == 0, "every case is closed, so no assessment is open")
                #expect(!daemon.log.contains("a command failed"))
            }
        }

        /// Identity numbers of nobody, with their check digit.
        private enum IdentityNumbers {
            static func made(_ serial: Int) -> String {
                let body = "32060219400501" + Digits.padded(serial * 2, 3)
                return body + String(Character(Unicode.Scalar(IdentityNumber.check(body.utf8))))
            }
        }

        @Test("a database of the schema before keeps its cases, and each waiting application gets its assessment")
        func migrated() throws {
            let cluster = try TestCluster.shared()
            let name = try cluster.create()
            defer { try? cluster.remove(name) }  // a left database goes with the cluster
            let database = cluster.ownerConninfo(name)
            let connection = try DatabaseConnection(conninfo: database)
            let migrations = Programs.checkout.appending(path: "schema/migrations")
            func apply(_ file: String) throws {
                try connection.script(String(contentsOf: migrations.appending(path: "\(file).sql"), encoding: .utf8))
            }
            try apply("0001_create_schema")
            try apply("0002_partition_by_month")
            try connection.script(Self.earlierRows)
            try apply("0003_assessment_procedure")
            let rows = try connection.query(
                """
                select case_id, kind, state, coalesce(instrument_hash, ''), accepted_on::text, valid_until::text
                from assessment order by assessment
                """)
            let found = rows.map { row in (0..<6).map { row.optionalText($0) ?? "-" }.joined(separator: " ") }
            #expect(
                found == [
                    "3 first scored h 2026-01-05 -", "4 first effective h 2026-01-05 2028-01-31",
                    "1 first submitted  - -", "2 first accepted  2026-01-05 -",
                ])
        }

        /// Cases in each state of before, two of them with an assessment.
        private static let earlierRows = """
            insert into region (region, name_zh, name_en) values ('320600', '南通', 'Nantong');
            insert into district (region, district, name_zh, name_en) values ('320600', '320602', '崇川', 'Chongchuan');
            insert into instrument (hash, instrument, document) values ('h', 'i', '{"version": "1"}');
            insert into person (region, id_number, name, sex, born, district, address, latitude, longitude)
                values ('320600', 'x', 'x', 'f', '1940-05-01', '320602', 'x', 0, 0);
            insert into care_case (region, person, setting, self_grade, state, applied_on, valid_from, valid_until)
                select '320600', 1, 'home', 'F', s, '2026-01-05', f, u from (values
                    (1, 'submitted', null::date, null::date), (2, 'accepted', null, null), (3, 'assessing', null, null),
                    (4, 'effective', '2026-02-01', '2028-01-31'), (5, 'refused', null, null)) v (n, s, f, u) order by n;
            insert into assessment (region, case_id, instrument, instrument_hash, state)
                values ('320600', 3, 'i', 'h', 'awaiting_second_expert'), ('320600', 4, 'i', 'h', 'effective');
            """
    }
}
