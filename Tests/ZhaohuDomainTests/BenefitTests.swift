import Testing
import ZhaohuDomain

@Suite("Benefits")
struct BenefitTests {
    let policy: PolicyBook

    init() throws {
        policy = try Shipped.policy()
    }

    func amount(_ grade: BenefitGrade, _ setting: CareSetting, _ from: String, _ to: String) throws -> BenefitAmount {
        let rates = try BenefitCalculator.rates(policy, grade: grade, setting: setting)
        return try BenefitCalculator.amount(rates: rates, from: day(from), to: day(to))
    }

    @Test("the full year 2017 comes to the published rates times 365")
    func fullYear() throws {
        #expect(try amount(.severe, .nursingInstitution, "2017-01-01", "2017-12-31").amount.description == "18250.00")
        #expect(try amount(.severe, .nursingHome, "2017-01-01", "2017-12-31").amount.description == "14600.00")
        #expect(try amount(.moderate, .nursingHome, "2017-01-01", "2017-12-31").amount.description == "3650.00")
    }

    @Test("a leap year has 366 days, one day is one day")
    func days() throws {
        let leap = try amount(.severe, .nursingInstitution, "2020-01-01", "2020-12-31")
        #expect(leap.days == 366 && leap.amount == Money(fen: 1_830_000))
        let single = try amount(.severe, .nursingHome, "2020-02-29", "2020-02-29")
        #expect(single.days == 1 && single.amount == Money(fen: 4_000))
    }

    @Test("a change of rate within the period makes two parts")
    func rateChange() throws {
        let rates = [
            DatedRate(from: try day("2017-01-01"), to: nil, rate: Money(fen: 4_000), policy: 1),
            DatedRate(from: try day("2017-07-01"), to: nil, rate: Money(fen: 5_000), policy: 2),
        ]
        let found = try BenefitCalculator.amount(rates: rates, from: day("2017-06-29"), to: day("2017-07-03"))
        #expect(found.parts.map(\.days) == [2, 3])
        #expect(found.parts.map(\.policy) == [1, 2])
        #expect(found.parts.map(\.amount.fen) == [8_000, 15_000])
        #expect(found.amount.fen == 23_000 && found.days == 5)
    }

    @Test("the sum of parts is the sum of single days", arguments: [UInt64(7), 11])
    func additive(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let start = try day("2016-12-01").number
        let rates = (0..<6).map { index in
            DatedRate(
                from: Day(number: start + index * 40), to: nil,
                rate: Money(fen: Int64.random(in: 1...9_999, using: &generator)), policy: Int64(index))
        }
        for _ in 0..<50 {
            let from = Day(number: start + Int.random(in: 0...200, using: &generator))
            let to = from.advanced(by: Int.random(in: 0...300, using: &generator))
            let whole = try BenefitCalculator.amount(rates: rates, from: from, to: to)
            var sum = Money.zero
            for number in from.number...to.number {
                let single = Day(number: number)
                sum = sum + (try BenefitCalculator.amount(rates: rates, from: single, to: single).amount)
            }
            #expect(whole.amount == sum)
            #expect(whole.parts.reduce(0) { $0 + $1.days } == whole.days)
        }
    }

    @Test("a day without a rate is refused, and named")
    func missingRate() throws {
        let before = refusalOf { try amount(.severe, .nursingHome, "2016-12-30", "2017-01-02") }
        #expect(before?.rule == .rateMissing)
        #expect(before?["day"] == "2016-12-30")
        let rates = [
            DatedRate(from: try day("2017-01-01"), to: try day("2017-01-31"), rate: Money(fen: 1), policy: 1),
            DatedRate(from: try day("2017-02-03"), to: nil, rate: Money(fen: 1), policy: 2),
        ]
        let gap = refusalOf {
            try BenefitCalculator.amount(rates: rates, from: day("2017-01-30"), to: day("2017-02-28"))
        }
        #expect(gap?["day"] == "2017-02-01")
        #expect(refusalOf { try amount(.severe, .home, "2017-01-01", "2017-01-01") }?.rule == .rateMissing)
    }

    @Test("a backward period, too long a one and too large a rate are refused")
    func badPeriods() throws {
        #expect(refusalOf { try amount(.severe, .nursingHome, "2017-01-02", "2017-01-01") }?.rule == .periodBackwards)
        let from = try day("2017-01-01")
        let last = from.advanced(by: BenefitCalculator.daysMax - 1).description
        #expect(try amount(.severe, .nursingHome, "2017-01-01", last).days == 3_660)
        let next = from.advanced(by: BenefitCalculator.daysMax).description
        #expect(refusalOf { try amount(.severe, .nursingHome, "2017-01-01", next) }?.rule == .periodTooLong)
        let rates = [DatedRate(from: from, to: nil, rate: Money(fen: .max / 2), policy: 1)]
        let large = refusalOf { try BenefitCalculator.amount(rates: rates, from: from, to: from.advanced(by: 2)) }
        #expect(large?.rule == .amountTooLarge)
    }

    func refusalOf<Value>(_ body: () throws -> Value) -> Refusal? {
        do {
            _ = try body()
            return nil
        } catch {
            return error as? Refusal
        }
    }
}

@Suite("Policy values")
struct PolicyTests {
    @Test("the shipped file gives every visit rule, and no value known only vaguely")
    func shipped() throws {
        let policy = try Shipped.policy()
        _ = try VisitRules(policy: policy, on: try day("2017-01-01"))
        for key in policy.keys {
            for row in policy.rows(key) {
                #expect(["V", "V2", "M-H", "M-M", "D"].contains(row.mark), "\(key)")
                #expect(!row.verified || row.mark.hasPrefix("V"), "\(key)")
                #expect(!row.source.isEmpty, "\(key)")
            }
        }
        #expect(try policy.money("benefit.rate.moderate.nursing_home", on: day("2017-01-01")).fen == 1_000)
        #expect(try policy.integer("satisfaction.minimum_n", on: day("2030-01-01")) == 40)
    }

    @Test("of two rows in force the one begun last counts; outside there is none")
    func dates() throws {
        let book = PolicyBook([
            PolicyRow(id: 2, key: "a", value: "2", validFrom: try day("2018-01-01"), validTo: try day("2018-12-31")),
            PolicyRow(id: 1, key: "a", value: "1", validFrom: try day("2017-01-01")),
        ])
        #expect(try book.integer("a", on: day("2017-12-31")) == 1)
        #expect(try book.integer("a", on: day("2018-01-01")) == 2)
        #expect(try book.integer("a", on: day("2018-12-31")) == 2)
        #expect(try book.value("a", on: day("2019-01-01")) == "1")
        let early = try day("2016-12-31")
        let found = refusal { () throws(Refusal) in try book.value("a", on: early) }
        #expect(found?.rule == .policyMissing)
        #expect(found?["key"] == "a")
        #expect(found?["day"] == "2016-12-31")
    }

    @Test("an unknown key is refused with a hint, a malformed value with what was expected")
    func refusals() throws {
        let policy = try Shipped.policy()
        let today = try day("2017-01-01")
        let unknown = refusal { () throws(Refusal) in try policy.integer("visit.geo.ok_meters", on: today) }
        #expect(unknown?["hint"] == "visit.geo.ok_metres")
        let book = PolicyBook([PolicyRow(id: 1, key: "a", value: "x", validFrom: today)])
        #expect(refusal { () throws(Refusal) in try book.integer("a", on: today) }?["expected"] == "integer")
        #expect(refusal { () throws(Refusal) in try book.money("a", on: today) }?["expected"] == "yuan")
    }

    @Test("a file is read with quotes, and refused by the record that is wrong")
    func file() throws {
        let heading = "key,value,valid_from,valid_to,source,mark,verified,note\r\n"
        let rows = try PolicyRow.read(csv: heading + "a,1,2017-01-01,,\"s, \"\"t\"\"\",D,no,\"two\nlines\"\r\n")
        #expect(rows.map(\.source) == ["s, \"t\""])
        #expect(rows.map(\.note) == ["two\nlines"])
        for line in [
            "a,1,2017-01-01,,s,D,no", "a,1,2017-02-30,,s,D,no,", "a,1,2017-01-01,2016-01-01,s,D,no,",
            "a,1,2017-01-01,,s,D,maybe,", ",1,2017-01-01,,s,D,no,",
        ] {
            let found = refusal { () throws(Refusal) in try PolicyRow.read(csv: heading + line) }
            #expect(found?.rule == .policyFileMalformed)
            #expect(found?["record"] == "1")
        }
        #expect(refusal { () throws(Refusal) in try PolicyRow.read(csv: "\"") }?.rule == .policyFileMalformed)
        #expect(refusal { () throws(Refusal) in try PolicyRow.read(csv: "a,b") }?.rule == .policyFileMalformed)
    }
}
