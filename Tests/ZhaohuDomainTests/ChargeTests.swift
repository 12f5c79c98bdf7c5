import Testing
import ZhaohuDomain

/// What is claimed for a visit.
@Suite("Charge of a visit")
struct ChargeTests {
    private func rules(entitlement: Int = 1_800) throws -> ChargeRules {
        ChargeRules(
            from: try day("2017-01-01"), to: nil, fenPerHour: 4_500, entitlementMinutes: entitlement,
            deathDayCounts: true)
    }

    @Test(
        "minutes are those that count, and no more than is left of the month",
        arguments: [
            // recorded, counted, used, minutes, fen, reason
            (60, 60, 0, 60, 4_500, ""), (91, 60, 0, 60, 4_500, "cut"), (480, 480, 0, 480, 36_000, ""),
            (60, 60, 1_760, 40, 3_000, "entitlement"), (60, 60, 1_800, 0, 0, "entitlement"),
            (60, 60, 2_500, 0, 0, "entitlement"), (91, 60, 1_750, 50, 3_750, "entitlement"),
            (41, 41, 0, 41, 3_075, ""), (1, 1, 0, 1, 75, ""), (30, 0, 0, 0, 0, "cut"),
        ])
    func charges(_ row: (Int, Int, Int, Int, Int64, String)) throws {
        let charge = VisitCharge(recorded: row.0, counted: row.1, used: row.2, rules: try rules())
        #expect(charge.minutes == row.3)
        #expect(charge.amount == Money(fen: row.4))
        #expect(charge.reason == row.5)
    }

    @Test(
        "a client's visits of a month are paid up to the entitlement, however long each is",
        arguments: 0..<30 as Range<UInt64>)
    func capped(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let rules = try rules(entitlement: Int.random(in: 0...2_000, using: &random))
        var counted = 0
        var paid = 0
        for _ in 0..<40 {
            let minutes = Int.random(in: 0...120, using: &random)
            paid += VisitCharge(recorded: minutes, counted: minutes, used: paid, rules: rules).minutes
            counted += minutes
            #expect(paid == min(counted, rules.entitlementMinutes))
        }
    }

    @Test("rules are cut where a policy changes, and a day without a price has none")
    func periods() throws {
        let rows = [
            ("schedule.fund_fen_per_hour", "4500", "2017-01-01"), ("schedule.fund_fen_per_hour", "4800", "2018-07-01"),
            ("schedule.entitlement_minutes_month", "1800", "2017-01-01"),
            ("benefit.death_day_counts", "no", "2016-01-01"),
        ]
        let book = PolicyBook(
            try rows.enumerated().map {
                PolicyRow(
                    id: Int64($0.offset), key: $0.element.0, value: $0.element.1, validFrom: try day($0.element.2))
            })
        let periods = try ChargeRules.periods(book)
        #expect(
            periods.map { "\($0.from) \($0.to.map(\.description) ?? "-") \($0.fenPerHour)" }
                == ["2017-01-01 2018-06-30 4500", "2018-07-01 - 4800"])
        #expect(periods.allSatisfy { !$0.deathDayCounts })
        #expect(refusal { () throws(Refusal) in try ChargeRules.periods(PolicyBook([])) }?.rule == .policyMissing)
    }

    @Test("the shipped policy prices every day from 2017 on, and says what becomes of a deposit")
    func shipped() throws {
        let policy = try Shipped.policy()
        let periods = try ChargeRules.periods(policy)
        #expect(periods.first?.from == (try day("2017-01-01")) && periods.last?.to == nil)
        let today = try day("2026-11-23")
        let bands = ["excellent", "good", "rectify", "restricted", "failing"]
        let shares = try bands.map {
            try DepositRelease.percent(band: $0, isVetoed: false, policy: policy, on: today)
        }
        #expect(shares.first == 100 && shares == shares.sorted(by: >) && shares.last == 0)
        #expect(try DepositRelease.percent(band: "excellent", isVetoed: true, policy: policy, on: today) == 0)
        let unscored = refusal { () throws(Refusal) in
            try DepositRelease.percent(band: "", isVetoed: false, policy: policy, on: today)
        }
        #expect(unscored?.rule == .depositNotScored)
    }
}
