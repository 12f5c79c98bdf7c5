import Testing
import ZhaohuDemo
import ZhaohuDomain

@Suite("Visits of 2017")
struct VisitTests {
    @Test("no caregiver is in two visits at once, and has time for the way")
    func overlaps() throws {
        let performed = try Fixture.load().visits.filter(\.isPerformed)
        var lastEnd = Array(repeating: 0, count: 2_105)
        var shortest = Int.max
        for visit in performed.sorted(by: { ($0.began ?? 0) < ($1.began ?? 0) }) {
            guard let began = visit.began, let ended = visit.ended else { throw Fixture.Missing() }
            shortest = min(shortest, began - lastEnd[visit.caregiver])
            lastEnd[visit.caregiver] = ended
        }
        #expect(shortest >= 180)
    }

    @Test("visits lie between 07:30 and 18:30 of their day, in day order")
    func hours() throws {
        let performed = try Fixture.load().visits.filter(\.isPerformed)
        for visit in performed {
            guard let began = visit.began, let ended = visit.ended else { throw Fixture.Missing() }
            if visit.clock(began) < 27_000 || visit.clock(ended) > 66_600 || began >= ended { throw Fixture.Missing() }
        }
        #expect(zip(performed, performed.dropFirst()).allSatisfy { $0.day <= $1.day })
    }

    @Test("visits lie within the case's validity and before death, unless flagged as a conflict")
    func validity() throws {
        let fixture = try Fixture.load()
        for visit in fixture.visits where !visit.flags.contains("state.conflict") {
            let care = try fixture.value(fixture.cases[visit.caseID])
            let validFrom = try fixture.value(care.validFrom)
            let validUntil = try fixture.value(care.validUntil)
            if visit.day < validFrom || visit.day > validUntil { Issue.record("case \(visit.caseID) \(visit.day)") }
            if let diedOn = try fixture.person(of: visit).diedOn, visit.day > diedOn { throw Fixture.Missing() }
        }
    }

    @Test("a few visits after death are there, flagged and not payable")
    func afterDeath() throws {
        let fixture = try Fixture.load()
        let conflicts = fixture.visits.filter { $0.flags.contains("state.conflict") }
        #expect(!conflicts.isEmpty && conflicts.count < 100)
        for visit in conflicts {
            #expect(visit.day > (try fixture.value(try fixture.person(of: visit).diedOn)))
            #expect(!visit.isPayable)
        }
    }

    @Test("a few of a hundred are flagged, the ninth company far more often")
    func flags() throws {
        let performed = try Fixture.load().visits.filter(\.isPerformed)
        let flagged = performed.filter { !$0.flags.isEmpty }
        #expect((2...5).contains(flagged.count * 100 / performed.count))
        let ninth = performed.filter { $0.provider == 9 }
        #expect(ninth.count { !$0.flags.isEmpty } * 100 / ninth.count >= 8)
        let words = Set(flagged.flatMap(\.flags))
        #expect(
            words.isSuperset(of: ["geo.radius", "geo.missing", "time.start", "time.min", "time.max", "late.entry"]))
    }

    @Test("the flags about time follow from the times")
    func timeFlags() throws {
        for visit in try Fixture.load().visits where visit.isPerformed {
            guard let began = visit.began, let ended = visit.ended else { throw Fixture.Missing() }
            let minutes = (ended - began) / 60
            let isShort = minutes * 100 < visit.plannedMinutes * 90
            let isLong = minutes * 100 > visit.plannedMinutes * 150
            let isOff = ((began - visit.plannedFrom) / 60).magnitude > 30
            let agrees =
                visit.flags.contains("time.min") == isShort && visit.flags.contains("time.max") == isLong
                && visit.flags.contains("time.start") == isOff
            if !agrees || (minutes * 100 < visit.plannedMinutes * 60 && visit.isPayable) { throw Fixture.Missing() }
        }
    }

    @Test("a client is visited mainly by two caregivers, at most once a day")
    func continuity() throws {
        let byCase = Dictionary(grouping: try Fixture.load().visits.filter(\.isPerformed), by: \.caseID)
        var main = 0
        for visits in byCase.values {
            #expect(Set(visits.map(\.day)).count == visits.count)
            let counts = Dictionary(visits.map { ($0.caregiver, 1) }, uniquingKeysWith: +).values.sorted(by: >)
            main += counts.prefix(2).reduce(0, +)
        }
        #expect(main > 180_000)
    }

    @Test("there are fewer visits on Sundays and at Spring Festival")
    func calendar() throws {
        let counts = Dictionary(try Fixture.load().visits.map { ($0.day, 1) }, uniquingKeysWith: +)
        let sundays = counts.filter { $0.key.weekday == 7 && $0.key.components.year == 2017 }.values.reduce(0, +)
        #expect(sundays < 190_000 / 14)
        let festival = try #require(Day(year: 2017, month: 1, day: 30))
        let before = counts[festival.advanced(by: -14)] ?? 0
        #expect((counts[festival] ?? 0) * 2 < before)
    }
}
