import Testing
import ZhaohuDemo
import ZhaohuDomain

@Suite("The published figures of Nantong 2017")
struct FigureTests {
    @Test("5,539 applied, 5,230 passed and 309 did not, each a person with a case")
    func applicants() throws {
        let fixture = try Fixture.load()
        #expect(fixture.persons.count == 5_539)
        #expect(fixture.cases.count == 5_539)
        #expect(Set(fixture.cases.values.map(\.person)) == Set(fixture.persons.keys))
        let passed = fixture.cases.values.filter(\.hasPassed)
        #expect(passed.count == 5_230)
        #expect(passed.allSatisfy { ["effective", "expired", "closed"].contains($0.state) })
        let others = fixture.cases.values.filter { !$0.hasPassed }
        #expect(others.count == 309)
        #expect(others.allSatisfy { ["refused", "rejected"].contains($0.state) && $0.validFrom == nil })
    }

    @Test("those who passed were 3 to 105 years old at the end of 2017, mostly 70 to 95")
    func ages() throws {
        let fixture = try Fixture.load()
        let ages = try fixture.cases.values.filter(\.hasPassed).map { care in
            2017 - (try fixture.value(fixture.persons[care.person])).born.components.year
        }
        #expect(ages.min() == 3)
        #expect(ages.max() == 105)
        #expect(ages.count { $0 == 3 } == 1 && ages.count { $0 == 105 } == 1)
        #expect(ages.count { (70...95).contains($0) } * 10 > ages.count * 6)
    }

    @Test("all applied in 2016 and 2017 and passed by the end of 2017")
    func dates() throws {
        let fixture = try Fixture.load()
        for care in fixture.cases.values {
            #expect((2016...2017).contains(care.appliedOn.components.year))
            guard care.hasPassed else { continue }
            let validFrom = try fixture.value(care.validFrom)
            let validUntil = try fixture.value(care.validUntil)
            #expect(care.appliedOn < validFrom && validFrom < validUntil && validFrom.components.year <= 2017)
        }
    }

    @Test("12 companies and 2,104 caregivers")
    func companies() throws {
        let fixture = try Fixture.load()
        var states: [String] = []
        try fixture.table("provider").forEachRow { states.append($0.text(6) ?? "") }
        #expect(states.count == 12)
        #expect(states[8] == "rectifying" && states[5] == "warned")
        #expect(fixture.caregivers.count == 2_104)
        #expect(Set(fixture.caregivers.values.map(\.provider)) == Set(1...12))
    }

    @Test("190,000 visits performed in 2017, 187,720 answered with 4 or 5")
    func visits() throws {
        let performed = try Fixture.load().visits.filter(\.isPerformed)
        #expect(performed.count == 190_000)
        #expect(performed.allSatisfy { $0.day.components.year == 2017 })
        #expect(performed.allSatisfy { (1...5).contains($0.score ?? 0) })
        #expect(performed.count { ($0.score ?? 0) >= 4 } == 187_720)
    }

    @Test("companies differ: the ninth is clearly bad, the best reach more than 99.5 %")
    func companiesDiffer() throws {
        let performed = try Fixture.load().visits.filter(\.isPerformed)
        let rates = (1...12).map { provider in
            let own = performed.filter { $0.provider == provider }
            return own.count { ($0.score ?? 0) >= 4 } * 10_000 / own.count
        }
        #expect((9_300...9_400).contains(rates[8]))
        #expect((9_700...9_800).contains(rates[5]))
        #expect((rates.max() ?? 0) > 9_950)
        #expect(rates.enumerated().allSatisfy { [5, 8].contains($0.offset) || $0.element > 9_850 })
    }

    @Test("another seed gives the same figures", arguments: [1, 77] as [UInt64])
    func otherSeed(_ seed: UInt64) throws {
        let region = DemoRegion(seed: seed, today: Fixture.today)
        var passed = 0
        try Fixture.table("care_case", of: region).forEachRow { passed += $0.text(9) == "" ? 0 : 1 }
        #expect(passed == 5_230)
        var satisfied = 0
        try Fixture.table("rating", of: region).forEachRow { satisfied += ($0.number(2) ?? 0) >= 4 ? 1 : 0 }
        #expect(satisfied == 187_720)
        #expect(try Fixture.table("rating", of: region).estimatedRows == 190_000)
    }
}
