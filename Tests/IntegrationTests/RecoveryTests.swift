import Testing
import ZhaohuDomain
import ZhaohuPostgres
import ZhaohuStore
import ZhaohuTestSupport

extension Integration {
    @Suite("Recovery of what was paid in error")
    struct RecoveryTests {
        @Test(
            "a late death notice gives one row a visit after the day of death, to the fen, and the next payment takes it off"
        )
        func lateDeath() throws {
            try withSettlement { desk in
                try desk.addVisits(clients: 4, days: 10)
                _ = try desk.settle(try desk.claim())
                let person = try desk.number("select min(person) from person")
                let died = try desk.ask(desk.officer, "PERSON.DIED P\(person) on=2026-10-06")
                let wanted = try desk.number(
                    """
                    select sum(l.paid_fen)::bigint from settlement_line l join care_case k on k.case_id = l.case_id
                    where k.person = \(person) and l.day > '2026-10-06'
                    """)
                #expect(died["recover"] == Money(fen: wanted).description && died["recoveries"] == "R1")
                let rows = try desk.records(desk.officer, "RECOVERY.GET R1")
                #expect(rows[0]["lines"] == "4" && rows[0]["debtor"] == "H01" && rows[0]["reason"] == "death")
                #expect(rows.dropFirst().map { $0["day"] } == (7...10).map { "2026-10-\($0 < 10 ? "0" : "")\($0)" })
                #expect(try desk.ask(desk.officer, "RECOVERY.FIND")["found"] == "0", "nothing is demanded twice")
                try desk.booksAgree()
                try desk.ask(desk.officer, "RECOVERY.NOTICE R1")
                try desk.booksAgree()
                try offset(desk, wanted)
            }
        }

        /// The days for an objection pass, and the payment of November takes the debt off.
        private func offset(_ desk: SettlementFixture, _ debt: Int64) throws {
            try desk.daemon.setClock("2026-12-10T08:00:00+08:00")
            let account = try SettlementStore.finalAccount(desk.database, region: "320600", provider: ProviderID(1))
            #expect(account.openRecoveries.fen == debt && account.unsettledVisits == 0)
            try desk.database.query("select ensure_partitions('2026-11-01', '2026-11-30')")
            try desk.database.query(
                """
                insert into visit (region, case_id, provider, caregiver, district, grade, day, state, planned_minutes,
                    began_at, ended_at)
                select region, case_id, provider, caregiver, '320602', grade, '2026-11-20', 'done', 480,
                    '2026-11-20T08:00+08', '2026-11-20T16:00+08' from care_case k
                join lateral (select 1 as caregiver) c on true where provider = 1
                """)
            let before = try SettlementStore.finalAccount(desk.database, region: "320600", provider: ProviderID(1))
            #expect(before.unsettledVisits == 3 && before.unsettled.fen == 3 * 36_000, "the dead have none")
            let paid = try desk.settle(try desk.claim("2026-11"))
            #expect(paid["set_off"] == Money(fen: debt).description)
            #expect(try desk.records(desk.officer, "RECOVERY.GET R1")[0]["state"] == "settled")
            try desk.booksAgree()
            let after = try SettlementStore.finalAccount(desk.database, region: "320600", provider: ProviderID(1))
            #expect(after.openRecoveries == .zero && after.unsettledVisits == 0)
            #expect(after.depositHeld.fen == -(try desk.balance("provider.deposit")))
            #expect(after.paid.fen == (try desk.number("select sum(paid_fen)::bigint from settlement_line")))
            #expect(after.net == after.depositHeld)
        }

        @Test("the policy says whether the day of death is paid")
        func dayOfDeath() throws {
            try withSettlement { desk in
                try desk.addVisits(clients: 1, days: 10)
                try desk.database.query("update policy set value = 'no' where key = 'benefit.death_day_counts'")
                try desk.daemon.stop()
                try desk.daemon.start()
                let again = try SettlementFixture(desk.daemon)
                _ = try again.settle(try again.claim())
                let person = try again.number("select min(person) from person")
                try again.ask(again.officer, "PERSON.DIED P\(person) on=2026-10-06")
                #expect(try again.records(again.officer, "RECOVERY.GET R1")[0]["lines"] == "5")
            }
        }

        @Test(
            "days of an allowance paid after the death are owed by the family, who objects, pays back and is written off"
        )
        func family() throws {
            try withSettlement { desk in
                try desk.addVisits(clients: 1, days: 1)
                let person = try desk.number("select min(person) from person")
                let caseID = try desk.number("select min(case_id) from care_case")
                try desk.database.query("update care_case set setting = 'nursing_home'")
                let paid = try desk.ask(desk.cashier, "BENEFIT.PAY K\(caseID) from=2026-10-01 to=2026-10-31")
                #expect(paid["days"] == "31" && paid["amount"] == "1240.00")
                let again = try desk.ask(desk.cashier, "BENEFIT.PAY K\(caseID) from=2026-10-20 to=2026-11-02")
                #expect(again["days"] == "2" && again["skipped"] == "12")
                try desk.ask(desk.officer, "PERSON.DIED P\(person) on=2026-10-29")
                let rows = try desk.records(desk.officer, "RECOVERY.GET R1")
                #expect(rows[0]["debtor"] == "family" && rows[0]["amount"] == "160.00" && rows.count == 5)
                try desk.ask(desk.officer, "RECOVERY.NOTICE R1")
                try desk.ask(desk.officer, "RECOVERY.OBJECT R1 grounds=\"paid to the home\"")
                let early = try desk.cashier.ask("RECOVERY.PAY R1 amount=10")
                #expect(early.contains("rule=recovery.not_owed"), "\(early)")
                try desk.ask(
                    desk.supervisor, "RECOVERY.DECIDE R1 result=rejected grounds=\"the days are the family's\"")
                #expect(try desk.ask(desk.cashier, "RECOVERY.PAY R1 amount=60")["open"] == "100.00")
                let much = try desk.cashier.ask("RECOVERY.PAY R1 amount=100.01")
                #expect(much.contains("rule=recovery.amount"), "\(much)")
                #expect(try desk.ask(desk.supervisor, "RECOVERY.ESCALATE R1 grounds=slow")["stage"] == "administrative")
                try desk.booksAgree()
                try desk.ask(desk.officer, "RECOVERY.WRITEOFF R1 grounds=\"nothing left\"")
                let alone = try desk.officer.ask("RECOVERY.WRITEOFF R1 grounds=\"nothing left\"")
                #expect(alone.contains("rule=recovery.same_hand"), "\(alone)")
                let gone = try desk.ask(desk.supervisor, "RECOVERY.WRITEOFF R1 grounds=agreed")
                #expect(gone["state"] == "written_off")
                #expect(try desk.balance("fund.writeoff") == 10_000)
                try desk.booksAgree()
            }
        }

        @Test("an objection upheld takes the demand out of the books; a visit found not payable later is demanded back")
        func corrections() throws {
            try withSettlement { desk in
                try desk.addVisits(clients: 2, days: 3)
                let id = try desk.claim()
                _ = try desk.settle(id)
                let visit = try desk.number("select min(visit) from visit")
                try desk.database.query("update visit set payable = false where visit = \(visit)")
                let check = try desk.records(desk.cashier, "SETTLE.VERIFY \(id)")
                #expect(check[0]["same"] == "no" && check[0]["too_high"] == "1" && check[0]["booked"] == "yes")
                #expect(check[1]["visit"] == "V\(visit)" && check[1]["reason"] == "not_payable")
                let found = try desk.ask(desk.officer, "RECOVERY.FIND from=2026-10-01")
                #expect(found["lines"] == "1" && found["amount"] == check[1]["standing"])
                let care = try desk.balance("fund.care")
                try desk.ask(desk.officer, "RECOVERY.NOTICE R1")
                try desk.ask(desk.company, "RECOVERY.OBJECT R1 grounds=\"the visit was given\"")
                let upheld = try desk.ask(desk.supervisor, "RECOVERY.DECIDE R1 result=upheld grounds=\"it was\"")
                #expect(upheld["state"] == "dismissed")
                #expect(try desk.balance("fund.care") == care)
                #expect(try desk.balance("recovery.receivable") == 0)
                let other = try LineClient(desk.daemon, as: "dispatcher9").ask("RECOVERY.GET R1")
                #expect(other.contains("rule=session.outside_own_provider"), "\(other)")
            }
        }

        @Test("a death told between claim and payment stops the step until the lines are lowered")
        func deathBetween() throws {
            try withSettlement { desk in
                try desk.addVisits(clients: 2, days: 3)
                let id = try desk.claim()
                let person = try desk.number("select min(person) from person")
                try desk.ask(desk.officer, "PERSON.DIED P\(person) on=2026-10-02")
                let reply = try desk.officer.ask("SETTLE.REVIEW \(id)")
                #expect(reply.contains("rule=settlement.differs") && reply.contains("reason=person_dead"), "\(reply)")
                for row in try desk.records(desk.officer, "SETTLE.VERIFY \(id)").dropFirst() {
                    try desk.ask(
                        desk.officer, "SETTLE.ADJUST \(id) visit=\(row["visit"] ?? "") amount=0 reason=person_dead")
                }
                _ = try desk.settle(id)
                try desk.booksAgree()
            }
        }

        @Test("a published score gives the deposit of its months back, in part, once; debts come first")
        func deposit() throws {
            try withSettlement { desk in
                try desk.addVisits(clients: 5, days: 5)
                let paid = try desk.settle(try desk.claim())
                let held = try #require(Money(yuan: paid["deposit"] ?? ""))
                let approved = try #require(Money(yuan: paid["approved"] ?? ""))
                #expect(held.fen == (approved.fen * 5 + 50) / 100)
                try desk.database.query(
                    """
                    insert into provider_score (region, provider, from_day, to_day, state, points_tenths, band, digest, made_on,
                        made_by, op)
                    values ('320600', 1, '2026-07-01', '2026-12-31', 'draft', 850, 'good', '', '2026-11-23', 'x',
                        gen_random_uuid())
                    """)
                let early = try desk.cashier.ask("DEPOSIT.RELEASE provider=H01 score=Q1")
                #expect(early.contains("rule=deposit.not_scored"), "\(early)")
                try desk.database.query("update provider_score set state = 'published'")
                let released = try desk.ask(desk.cashier, "DEPOSIT.RELEASE provider=H01 score=Q1")
                let back = Money(fen: (held.fen * 80 + 50) / 100)
                #expect(released["percent"] == "80" && released["released"] == back.description)
                #expect(released["forfeited"] == (held - back).description && released["net"] == back.description)
                let again = try desk.cashier.ask("DEPOSIT.RELEASE provider=H01 score=Q1")
                #expect(again.contains("rule=deposit.nothing_held"), "\(again)")
                #expect(try desk.balance("fund.penalty") == (back - held).fen)
                try desk.booksAgree()
            }
        }
    }
}
