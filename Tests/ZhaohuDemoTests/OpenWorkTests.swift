import Testing
import ZhaohuDemo
import ZhaohuDomain

@Suite("Open work")
struct OpenWorkTests {
    @Test("60 to 120 visits are planned for today, and for three more days, by several companies")
    func amount() throws {
        let planned = try Fixture.load().visits.filter { !$0.isPerformed }
        for offset in 0...3 {
            let day = planned.filter { $0.day == Fixture.today.advanced(by: offset) }
            #expect((60...120).contains(day.count))
            #expect(Set(day.map(\.provider)).count >= 5)
        }
        #expect(planned.allSatisfy { (0...3).contains($0.day.number - Fixture.today.number) })
    }

    @Test("the two caregivers with logins have three to six visits each day, whatever the seed and the day")
    func logins() throws {
        let days = ["2018-01-15", "2019-02-28", "2024-02-29", "2031-12-31"].compactMap { Day($0) }
        for (seed, today) in zip([2017, 1, 2, 3] as [UInt64], days) {
            let region = DemoRegion(seed: seed, today: today)
            try Self.checkLogins(Fixture.table("visit", of: region), today)
        }
    }

    private static func checkLogins(_ table: DemoTable, _ today: Day) throws {
        var counts: [[Int]] = [[0, 0, 0, 0], [0, 0, 0, 0]]
        var total = [0, 0, 0, 0]
        try table.forEachRow { row in
            guard row.text(9) == "planned", let caregiver = row.number(5), let day = row.day(8) else { return }
            total[day.number - today.number] += 1
            if caregiver <= 2 { counts[caregiver - 1][day.number - today.number] += 1 }
        }
        #expect(counts.joined().allSatisfy { (3...6).contains($0) }, "\(counts) for \(today)")
        #expect(total.allSatisfy { (60...120).contains($0) }, "\(total) for \(today)")
    }

    @Test("the clients are alive and in care, the caregivers at work and within window and shift")
    func consistency() throws {
        let fixture = try Fixture.load()
        for visit in fixture.visits where !visit.isPerformed {
            let plan = try fixture.value(fixture.plans[visit.plan])
            let caregiver = try fixture.value(fixture.caregivers[visit.caregiver])
            #expect(try fixture.value(fixture.cases[visit.caseID]).state == "effective")
            #expect(try fixture.person(of: visit).diedOn == nil)
            #expect(plan.state == "confirmed" && caregiver.state == "active")
            let from = visit.clock(visit.plannedFrom) / 60
            #expect(from >= max(plan.windowFrom, caregiver.shiftFrom))
            #expect(from + visit.plannedMinutes <= min(plan.windowTo, caregiver.shiftTo))
            #expect(visit.began == nil && visit.score == nil && visit.isPayable && visit.flags.isEmpty)
        }
    }

    @Test("no caregiver is planned twice at once, no client twice in these days")
    func overlaps() throws {
        let planned = try Fixture.load().visits.filter { !$0.isPerformed }
        #expect(Set(planned.map(\.caseID)).count == planned.count)
        for visits in Dictionary(grouping: planned, by: \.caregiver).values {
            let ordered = visits.sorted { $0.plannedFrom < $1.plannedFrom }
            for (visit, next) in zip(ordered, ordered.dropFirst()) {
                #expect(next.plannedFrom >= visit.plannedFrom + visit.plannedMinutes * 60 + 300)
            }
        }
    }
}
