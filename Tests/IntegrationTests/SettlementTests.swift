import Testing
import ZhaohuDomain
import ZhaohuPostgres
import ZhaohuStore
import ZhaohuTestSupport

extension Integration {
    @Suite("Settlement in four hands")
    struct SettlementTests {
        @Test(
            "the database prices every visit as the domain does, up to the entitlement, and leaves out what is held or refused"
        )
        func charges() throws {
            try withSettlement { desk in
                try desk.addVisits(clients: 12, days: 28)
                let visits = try desk.database.query("select visit, day from visit order by visit limit 3").map {
                    ($0.text(0), $0.text(1))
                }
                try desk.database.query("update visit set payable = false where visit = \(visits[0].0)")
                try desk.database.query(
                    """
                    insert into visit_exception (region, visit, provider, rule, severity, evidence, opened_at)
                    values ('320600', \(visits[1].0), 1, 'geo.radius', 'exception', 'x', now())
                    """)
                let claim = try desk.ask(desk.company, "SETTLE.CLAIM provider=H01 month=2026-10")
                let id = try #require(claim["settlement"])
                #expect(claim["lines"] == "334" && claim["held"] == "1" && claim["refused"] == "1")
                try equalsDomain(desk, id)
                let check = try desk.records(desk.officer, "SETTLE.VERIFY \(id)")
                #expect(check.count == 1 && check[0]["same"] == "yes" && check[0]["booked"] == "yes")
                #expect(check[0]["recomputed"] == claim["digest"])
            }
        }

        /// Line by line, in the order in which a client's month is used up.
        private func equalsDomain(_ desk: SettlementFixture, _ id: String) throws {
            let rules = ChargeRules(
                from: try #require(Day("2017-01-01")), to: nil, fenPerHour: 4_500, entitlementMinutes: 1_800,
                deathDayCounts: true)
            var used: [Int64: Int] = [:]
            var reasons: Set<String> = []
            for row in try desk.database.query(
                """
                select v.case_id, l.recorded, 'time.max' = any (v.flags), l.minutes, l.claimed_fen, l.cut
                from settlement_line l join visit v on v.visit = l.visit and v.day = l.day
                order by v.case_id, v.day, v.began_at, v.visit
                """)
            {
                let recorded = Int(try row.int(1))
                let charge = VisitCharge(
                    recorded: recorded, counted: row.bool(2) ? min(recorded, 90) : recorded,
                    used: used[try row.int(0), default: 0], rules: rules)
                #expect(Int64(charge.minutes) == (try row.int(3)))
                #expect(charge.amount.fen == (try row.int(4)))
                #expect(charge.reason == row.text(5))
                used[try row.int(0), default: 0] += charge.minutes
                reasons.insert(charge.reason)
            }
            #expect(reasons == ["", "cut", "entitlement"], "the case is worth its name")
            #expect(used.values.allSatisfy { $0 <= 1_800 } && used.values.contains(1_800))
        }

        @Test("four people take a claim to the payment; one login with every role takes one step")
        func fourHands() throws {
            try withSettlement { desk in
                try desk.addVisits(clients: 3, days: 5)
                try desk.database.query(
                    """
                    insert into login (region, login, roles, password_hash, provider)
                    values ('320600', 'all', '{dispatcher,officer,supervisor,cashier}', $1, 1)
                    """, [.text(TestCluster.cheapHash)])
                let all = try LineClient(desk.daemon, as: "all")
                let id = try #require(try desk.ask(all, "SETTLE.CLAIM provider=H01 month=2026-10")["settlement"])
                func refused(_ line: String, did: String) throws {
                    let reply = try all.ask(line)
                    #expect(reply.contains("rule=settlement.same_hand"), "\(reply)")
                    #expect(reply.contains(" did=\(did) ") && reply.contains("hands=claim:all"), "\(reply)")
                }
                try refused("SETTLE.REVIEW \(id)", did: "claim")
                let line = try #require(try desk.records(desk.officer, "SETTLE.LINES \(id)").first)
                let visit = try #require(line["visit"])
                try desk.ask(desk.officer, "SETTLE.ADJUST \(id) visit=\(visit) amount=1.00 reason=duration")
                let up = try desk.officer.ask("SETTLE.ADJUST \(id) visit=\(visit) amount=1.01 reason=other")
                #expect(up.contains("rule=settlement.upward") && up.contains(#"expected="0.00 to 1.00""#), "\(up)")
                try desk.ask(desk.officer, "SETTLE.REVIEW \(id)")
                try refused("SETTLE.APPROVE \(id)", did: "claim")
                try desk.ask(desk.supervisor, "SETTLE.ADJUST \(id) visit=\(visit) amount=0 reason=evidence")
                try desk.ask(desk.supervisor, "SETTLE.APPROVE \(id)")
                try refused("SETTLE.PAY \(id)", did: "claim")
                let paid = try desk.ask(desk.cashier, "SETTLE.PAY \(id)")
                #expect(paid["approved"] == (try sum(desk, "approved_fen")))
                let rungs = try #require(try desk.records(desk.cashier, "SETTLE.LINES \(id) show=rejected").first)
                #expect(rungs["adjusted"] == "1.00" && rungs["approved"] == "0.00" && rungs["paid"] == "0.00")
                let hands = try desk.ask(desk.cashier, "SETTLE.GET \(id)")["hands"]
                #expect(
                    hands == "claim:all,first_review:officer,second_review:supervisor,payment:cashier", "\(hands ?? "")"
                )
                try desk.booksAgree()
            }
        }

        private func sum(_ desk: SettlementFixture, _ rung: String) throws -> String {
            Money(fen: try desk.number("select sum(\(rung)) from settlement_line")).description
        }

        @Test("two cashiers at once pay once, and two claims at once claim each visit once")
        func atOnce() throws {
            try withSettlement { desk in
                try desk.addVisits(clients: 40, days: 20)
                let second = try LineClient(desk.daemon, as: "dispatcher1")
                for client in [desk.company, second] { try client.send("SETTLE.CLAIM provider=H01 month=2026-10") }
                let claims = try [desk.company, second].map { try $0.readReply() }
                #expect(claims.filter { $0.hasPrefix("+OK") }.count == 1, "\(claims)")
                #expect(claims.contains { $0.contains("settlement.nothing_to_claim") }, "\(claims)")
                #expect(try desk.number("select count(*) from settlement_line") == 800)
                let id = try #require(try desk.records(desk.officer, "SETTLE.LIST").first?["settlement"])
                try desk.ask(desk.officer, "SETTLE.REVIEW \(id)")
                try desk.ask(desk.supervisor, "SETTLE.APPROVE \(id)")
                try desk.database.query(
                    "insert into login (region, login, roles, password_hash) values ('320600', 'cashier2', '{cashier}', $1)",
                    [.text(TestCluster.cheapHash)])
                let other = try LineClient(desk.daemon, as: "cashier2")
                for client in [desk.cashier, other] { try client.send("SETTLE.PAY \(id)") }
                let paid = try [desk.cashier, other].map { try $0.readReply() }
                #expect(paid.filter { $0.hasPrefix("+OK") }.count == 1, "\(paid)")
                #expect(paid.contains { $0.contains("rule=settlement.state") }, "\(paid)")
                #expect(try desk.number("select count(*) from ledger_entry where kind = 'pay'") == 1)
                try desk.booksAgree()
                let error = #expect(throws: DatabaseError.self) {
                    try desk.database.query(
                        """
                        with other as (
                            insert into settlement (region, provider, month, state, lines, held, refused, claimed_fen, digest,
                                claimed_at)
                            values ('320600', 1, '2026-10-01', 'claimed', 1, 0, 0, 1, '', now()) returning settlement)
                        insert into settlement_line (region, settlement, visit, day, case_id, recorded, minutes, fen_per_hour,
                            cut, late, claimed_fen)
                        select l.region, o.settlement, l.visit, l.day, l.case_id, 1, 1, 1, '', false, 1
                        from settlement_line l, other o limit 1
                        """)
                }
                #expect(error?.constraint == "settlement_line_one_living", "whoever writes it")
            }
        }

        @Test("a return frees the visits and takes the approval out of the books; late visits come with the next claim")
        func returned() throws {
            try withSettlement { desk in
                try desk.addVisits(clients: 3, days: 4)
                let first = try desk.claim()
                try desk.ask(desk.officer, "SETTLE.REVIEW \(first)")
                try desk.ask(desk.supervisor, "SETTLE.APPROVE \(first)")
                try desk.ask(desk.cashier, "SETTLE.RETURN \(first) reason=\"another account\"")
                try desk.booksAgree()
                #expect(try desk.balance("fund.care") == 0)
                let second = try desk.claim()
                let digests = try desk.database.query("select digest from settlement order by settlement").map {
                    $0.text(0)
                }
                #expect(digests.count == 2 && digests[0] == digests[1], "the same facts, the same figures")
                _ = try desk.settle(second)
                try desk.database.query(
                    """
                    insert into visit (region, case_id, provider, caregiver, district, grade, day, state, planned_minutes,
                        began_at, ended_at)
                    select region, case_id, provider, caregiver, district, grade, '2026-10-20', 'done', 60,
                        '2026-10-20T10:00+08', '2026-10-20T11:00+08' from visit limit 1
                    """)
                try desk.daemon.setClock("2026-12-02T08:00:00+08:00")
                let november = try desk.ask(desk.company, "SETTLE.CLAIM provider=H01 month=2026-11")
                #expect(november["lines"] == "1")
                let line = try desk.records(desk.company, "SETTLE.LINES \(november["settlement"] ?? "") show=late")
                #expect(line.count == 1 && line[0]["day"] == "2026-10-20" && line[0]["claimed"] == "45.00")
            }
        }

        @Test("PostgreSQL itself refuses an entry that does not add up, and any change of the books")
        func ledgerStays() throws {
            try withSettlement { desk in
                try desk.addVisits(clients: 1, days: 2)
                _ = try desk.settle(try desk.claim())
                let entry =
                    "insert into ledger_entry (region, day, kind, fact, op, at, actor) values ('320600', '2026-11-23', 'pay', 'S9', gen_random_uuid(), now(), 'x') returning entry"
                func refused(_ statements: [String], by constraint: String) {
                    let error = #expect(throws: DatabaseError.self) {
                        try desk.database.transaction { database in
                            for statement in statements { try database.query(statement) }
                        }
                    }
                    #expect(error?.constraint == constraint, "\(statements)")
                }
                let line =
                    "insert into ledger_line (region, entry, line, account, provider, amount_fen) select region, max(entry), "
                let of = " from ledger_entry group by region"
                refused([entry], by: "ledger_adds_up")
                refused([entry, line + "1, 'fund.care', 1, 100" + of], by: "ledger_adds_up")
                refused(
                    [entry, line + "1, 'fund.care', 1, 100" + of, line + "2, 'fund.bank', 1, -99" + of],
                    by: "ledger_adds_up")
                refused([line + "9, 'fund.care', 1, 100" + of], by: "ledger_adds_up")
                for table in ["ledger_entry", "ledger_line"] {
                    refused(["update \(table) set region = region"], by: "ledger_stays")
                    refused(["delete from \(table)"], by: "ledger_stays")
                    refused(["truncate \(table) cascade"], by: "ledger_stays")
                }
                try desk.booksAgree()
            }
        }
    }
}
