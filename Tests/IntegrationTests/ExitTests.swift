import Foundation
import Testing
import ZhaohuPostgres
import ZhaohuTestSupport

extension Integration {
    /// Companies leave: by decision, by their own wish, several at once; clients, terminals and late records.
    @Suite("Exit of companies")
    struct ExitTests {
        private func carer9(_ daemon: DaemonFixture) throws -> LineClient {
            let terminal = try LineClient(port: daemon.port)
            let reply = try terminal.ask("AUTH carer9 \"correct horse battery\"")
            guard reply == "+OK" else { throw StreamProblem(reply) }
            return terminal
        }

        private static var options: DaemonFixture.Options { .init(clock: ExitFixture.clock) }

        @Test("every client goes to another company without a day missed, and the company is barred")
        func wholeWay() throws {
            try withDaemon(Self.options) { daemon in
                let fixture = try ExitFixture(daemon, clients: 12)
                let exit = try fixture.decide()[0]
                #expect(try fixture.refused("officer", "EXIT.HANDOVER \(exit)").rule == "exit.too_early")
                try fixture.setClock("2027-01-05")
                let planned = try fixture.accepted("officer", "EXIT.HANDOVER \(exit)")
                #expect(planned["clients"] == "12" && planned["placed"] == "12" && planned["gaps"] == "0")
                let offered = try fixture.accepted("officer", "HANDOVER.OFFER \(exit)")
                #expect(offered["offered"] == "12")
                for client in 1...11 { try fixture.accepted("officer", "HANDOVER.CONFIRM K\(client) by=guardian") }
                #expect(try fixture.refused("officer", "EXIT.MOVE \(exit)").rule == "exit.too_early")
                try fixture.setClock("2027-02-28")
                let first = try fixture.accepted("officer", "EXIT.MOVE \(exit)")
                #expect(first["moved"] == "11" && first["waiting"] == "1" && first["state"] == "handing_over")
                try fixture.accepted("officer", "HANDOVER.CONFIRM K12 by=guardian")
                let second = try fixture.accepted("officer", "EXIT.MOVE \(exit)")
                #expect(second["moved_now"] == "1" && second["moved"] == "12" && second["state"] == "moved")
                #expect(try fixture.accepted("officer", "EXIT.MOVE \(exit)")["moved_now"] == "0")
                let proof = try fixture.records("auditor", "EXIT.PROOF \(exit)")
                #expect(proof[0]["gaps"] == "0" && proof[0]["clients"] == "12" && proof.count == 13)
                let lines = proof.dropFirst()
                #expect(lines.allSatisfy { $0["days_covered"] == "36" })
                #expect(lines.allSatisfy { $0["minutes_after"] == $0["minutes_before"] })
                try fixture.setClock("2027-03-01")
                try fixture.accepted("officer", "EXIT.ACCOUNT \(exit)")
                let closed = try fixture.accepted("admin", "EXIT.CLOSE \(exit)")
                #expect(closed["state"] == "closed" && closed["bar_until"] == "2030-02-28")
                #expect(try fixture.accepted("officer", "PROVIDER.GET H09")["state"] == "barred")
                let name = try fixture.accepted("officer", "PROVIDER.GET H09")["name"] ?? ""
                let again = try fixture.refused("officer", "PROVIDER.ADD name=\(name) district=320602 pos=31.98,120.89")
                #expect(again.rule == "credit.listed" && again.text.contains("until=2030-02-28"))
                let credit = try fixture.database.query(
                    "select subject from credit_entry where number = 9 and kind = 'bar' order by subject")
                #expect(credit.map { $0.text(0) } == ["provider", "responsible"])
            }
        }

        @Test("one confirmed plan a client holds after the move, with the old plan's days and minutes")
        func plans() throws {
            try withDaemon(Self.options) { daemon in
                let fixture = try ExitFixture(daemon, clients: 4)
                let exit = try fixture.decide()[0]
                try fixture.setClock("2027-01-05")
                try fixture.accepted("officer", "EXIT.HANDOVER \(exit)")
                for client in 1...4 { try fixture.accepted("officer", "HANDOVER.CONFIRM K\(client) by=guardian") }
                try fixture.setClock("2027-02-28")
                try fixture.accepted("officer", "EXIT.MOVE \(exit)")
                let rows = try fixture.database.query(
                    """
                    select count(*), count(*) filter (where n.provider <> 9 and n.weekdays = 21 and n.minutes = o.minutes
                        and n.items = o.items and n.confirmed_on = '2027-03-01' and o.ended_on = '2027-03-01')
                    from care_plan n join care_plan o on o.region = n.region and o.case_id = n.case_id and o.state = 'ended'
                    where n.state = 'confirmed'
                    """)
                #expect(try rows[0].int(0) == 4)
                #expect(try rows[0].int(1) == 4)
                // The old company plans its last day, the new one the day after.
                let built = try fixture.accepted("officer", "SCHEDULE.BUILD provider=H09 date=2027-02-28 seconds=1")
                #expect(built["state"] == "draft")
                let late = try fixture.refused("officer", "SCHEDULE.BUILD provider=H09 date=2027-03-01 seconds=1")
                #expect(late.rule == "provider.frozen" && late.text.contains("last=2027-02-28"))
            }
        }

        @Test("a company gives notice itself: no rectification, no appeal, but the notice and the hand-over")
        func voluntary() throws {
            try withDaemon(Self.options) { daemon in
                let fixture = try ExitFixture(daemon, clients: 3)
                let denied = try fixture.refused("dispatcher9", "PROVIDER.EXIT H09 grounds=score")
                #expect(denied.rule == "exit.voluntary_only")
                let other = try fixture.refused("dispatcher9", "PROVIDER.EXIT H01 grounds=voluntary")
                #expect(other.rule == "session.outside_own_provider")
                let exit = try fixture.accepted("dispatcher9", "PROVIDER.EXIT H09 grounds=voluntary")["exit"] ?? ""
                try fixture.accepted("officer", "EXIT.SERVE \(exit)")
                try fixture.accepted("officer", "EXIT.RECOMMEND \(exit) measure=exit reason=notice")
                #expect(
                    try fixture.refused("admin", "EXIT.DECIDE \(exit) measure=exit reason=x effective=2026-12-20").rule
                        == "exit.effective_too_soon")
                try fixture.accepted("admin", "EXIT.DECIDE \(exit) measure=exit reason=x effective=2026-12-31")
                let planned = try fixture.accepted("officer", "EXIT.HANDOVER \(exit)")
                #expect(planned["placed"] == "3")
                #expect(try fixture.refused("dispatcher9", "PROVIDER.APPEAL H09 grounds=x").rule == "exit.state")
            }
        }

        @Test("three companies leave at once: rehearsed together, planned together, nobody at one that leaves")
        func massExit() throws {
            try withDaemon(Self.options) { daemon in
                let fixture = try ExitFixture(daemon, clients: 8, of: [9, 10, 11])
                let rows = try fixture.records(
                    "supervisor", "DRY PROVIDER.EXIT H09 with=H10,H11 grounds=insolvent effective=2026-12-31")
                #expect(rows[0]["clients"] == "24" && rows[0]["placed"] == "24" && rows[0]["gaps"] == "0")
                let targets = Set(rows.dropFirst().compactMap { $0["case"] == nil ? nil : $0["to"] })
                #expect(!targets.isEmpty && targets.isDisjoint(with: ["H09", "H10", "H11", ""]))
                #expect(try fixture.records("supervisor", "EXIT.LIST").isEmpty, "a rehearsal leaves nothing behind")
                let exits = try fixture.decide("H09,H10,H11")
                #expect(exits.count == 3)
                try fixture.setClock("2027-01-05")
                let planned = try fixture.accepted("officer", "EXIT.HANDOVER \(exits[1])")
                #expect(planned["clients"] == "24" && planned["placed"] == "24")
                for (company, _) in zip(["H09", "H10", "H11"], exits) {
                    #expect(try fixture.records("officer", "PROVIDER.HANDOVER \(company)").count == 8)
                }
            }
        }

        @Test("an appeal that is right lets the company go on; its ruling needs a third person")
        func overturned() throws {
            try withDaemon(Self.options) { daemon in
                let fixture = try ExitFixture(daemon, clients: 2)
                let exit = try fixture.decide()[0]
                let frozen = try fixture.refused(
                    "officer", "PLAN.SET K1 items=feeding:3/week minutes=30 window=08:00-10:00 provider=H09")
                #expect(frozen.rule == "provider.frozen")
                #expect(try fixture.refused("supervisor", "PROVIDER.RESUME H09").rule == "exit.open")
                try fixture.accepted("dispatcher9", "PROVIDER.APPEAL H09 grounds=\"not ours\" evidence=list")
                let ruling = "EXIT.RULE \(exit) result=overturn reason=\"another company's visits\""
                #expect(try fixture.refused("supervisor", ruling).rule == "exit.same_person")
                #expect(try fixture.refused("admin", ruling).rule == "exit.same_person")
                #expect(try fixture.accepted("auditor", ruling)["state"] == "overturned")
                #expect(try fixture.accepted("officer", "PROVIDER.GET H09")["state"] == "designated")
                try fixture.accepted("officer", "SCHEDULE.BUILD provider=H09 date=2027-03-05 seconds=1")
            }
        }

        @Test("a client who refuses is given the next best company, and nobody else is moved")
        func refusal() throws {
            try withDaemon(Self.options) { daemon in
                let fixture = try ExitFixture(daemon, clients: 6)
                let exit = try fixture.decide()[0]
                try fixture.setClock("2027-01-05")
                try fixture.accepted("officer", "EXIT.HANDOVER \(exit)")
                let before = try fixture.records("officer", "PROVIDER.HANDOVER H09")
                let old = before.first { $0["case"] == "K3" }?["to"]
                let next = try fixture.accepted("officer", "HANDOVER.REFUSE K3 reason=\"too far\"")
                #expect(next["state"] == "proposed" && next["to"] != old)
                let after = try fixture.records("officer", "PROVIDER.HANDOVER H09")
                #expect(after.filter { $0["case"] != "K3" } == before.filter { $0["case"] != "K3" })
            }
        }

        @Test("terminals are told at each login until they have forgotten; late records of the last day count")
        func terminals() throws {
            try withDaemon(Self.options) { daemon in
                let fixture = try ExitFixture(daemon, clients: 2)
                let carer = try fixture.database.query(
                    "select min(caregiver) from caregiver where provider = 9 and state = 'active'")[0].int(0)
                try fixture.accepted(
                    "admin",
                    "USER.ADD user=carer9 roles=caregiver password=\"correct horse battery\" caregiver=C\(carer)")
                for (number, day) in [(1, "2026-11-20"), (2, "2027-02-26"), (3, "2027-03-05")] {
                    try fixture.database.query(
                        """
                        insert into visit (region, visit, case_id, plan, provider, caregiver, district, grade, day, state,
                            planned_from, planned_minutes)
                        values ('320600', \(900 + number), 1, 1, 9, \(carer), '320602', '2', '\(day)',
                            '\(number == 1 ? "done" : "planned")', '\(day)T09:00:00+08:00', 45)
                        """)
                }
                let exit = try fixture.decide()[0]
                let late = try fixture.database.query("select state, reason from visit where visit = 903")
                #expect(late[0].text(0) == "unplaced" && late[0].text(1) == "provider_exit")
                try fixture.setClock("2027-01-05")
                try fixture.accepted("officer", "EXIT.HANDOVER \(exit)")
                for client in 1...2 { try fixture.accepted("officer", "HANDOVER.CONFIRM K\(client) by=guardian") }
                try fixture.setClock("2027-02-28")
                let moved = try fixture.accepted("officer", "EXIT.MOVE \(exit)")
                #expect(moved["terminal_orders"] == "1")
                try fixture.setClock("2027-03-01")
                let to = try fixture.accepted("officer", "PLAN.GET K1")["provider"] ?? ""
                for _ in 1...2 {
                    let terminal = try carer9(daemon)
                    let told = try terminal.ask("SESSION.SET device=T-9")
                    #expect(told.contains("purge=K1") && told.contains("moved=K1:\(to)"))
                }
                let terminal = try carer9(daemon)
                let record = try terminal.ask(
                    "VISIT.LOG case=K1 caregiver=C\(carer) from=2027-02-26T09:00:00+08:00 "
                        + "to=2027-02-26T09:45:00+08:00 items=feeding:1")
                #expect(record.contains("visit=V902") && !record.contains("worker.conflict"))
                let after = try terminal.ask(
                    "VISIT.LOG case=K2 caregiver=C\(carer) from=2027-03-01T06:00:00+08:00 "
                        + "to=2027-03-01T06:45:00+08:00 items=feeding:1")
                #expect(after.contains("worker.conflict") && after.contains("payable=0"))
                _ = try terminal.ask("SESSION.SET device=T-9")
                #expect(try terminal.ask("TERMINAL.DONE cases=K1").contains("done=1 purge=\"\""))
                let silent = try carer9(daemon)
                #expect(!(try silent.ask("SESSION.SET device=T-9")).contains("purge"))
                let shown = try fixture.accepted("officer", "EXIT.GET \(exit)")
                #expect(shown["terminals"] == "1" && shown["terminals_told"] == "1" && shown["terminals_done"] == "1")
            }
        }

        @Test("no company leaves on satisfaction alone below the minimum number of answers")
        func smallSample() throws {
            try withDaemon(Self.options) { daemon in
                let fixture = try ExitFixture(daemon, clients: 1)
                let small = try fixture.refused("supervisor", "PROVIDER.EXIT H09 grounds=satisfaction")
                #expect(small.rule == "exit.small_sample" && small.text.contains("minimum=40"))
                try fixture.database.query(
                    """
                    insert into satisfaction_month (cell, month, provider, key, region, visits, s1, s5)
                    values ('place', '2026-10-01', 9, '320602||severe|home', '320600', 50, 20, 20)
                    """)
                try fixture.accepted("supervisor", "PROVIDER.EXIT H09 grounds=satisfaction")
            }
        }
    }
}
