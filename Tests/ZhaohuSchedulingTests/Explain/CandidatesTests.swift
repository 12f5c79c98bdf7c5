import Testing
import ZhaohuDomain
import ZhaohuScheduling

@Suite("Candidates for a visit")
struct CandidatesTests {
    /// The cheapest legal way for each crew, by trying every place.
    static func cheapest(_ visit: Int, _ order: RichDay.Order, _ day: Instance, from cost: Int) -> [[Int]: Int] {
        var cheapest: [[Int]: Int] = [:]
        for way in RemedyTests.ways(visit, order, day) {
            guard let after = RichDay.judged(RichDay.put(way, in: order), day).cost else { continue }
            let crew = way.map(\.caregiver)
            cheapest[crew] = min(cheapest[crew] ?? .max, after.total - cost)
        }
        return cheapest
    }

    @Test("all who can serve a visit are ranked by what the plan costs more, and nobody else")
    func ranked() throws {
        var (possible, excluded) = (0, 0)
        for seed in 1...60 {
            let day = try RichDay.make(UInt64(seed))
            let full = RichDay.filled(day, seed: UInt64(seed))
            let timetable = try Timetable(try #require(RichDay.plan(full, day)), for: day)
            for visit in day.visits.indices {
                let order = RichDay.without(visit, full)
                guard let cost = RichDay.judged(order, day).cost else { continue }
                let found = Candidates(for: visit, in: timetable)
                let expected = Self.cheapest(visit, order, day, from: cost.total)
                try #require(Dictionary(found.candidates.map { ($0.crew, $0.cost) }) { first, _ in first } == expected)
                #expect(found.candidates.map(\.cost) == found.candidates.map(\.cost).sorted())
                for candidate in found.candidates {
                    let changed = RichDay.put(candidate.insertions, in: order)
                    let after = try #require(RichDay.judged(changed, day).cost)
                    #expect(TimetableTests.parts(after) - TimetableTests.parts(cost) == candidate.change)
                    let start = RichDay.plan(changed, day)?.tours.flatMap(\.stops).first {
                        $0.visit == visit && $0.part == 0
                    }?.start
                    #expect(start == candidate.start)
                }
                possible += found.candidates.count
                excluded += found.excluded.count
                for part in day.visits[visit].parts.indices {
                    let wanted = day.visits[visit].parts[part].skills
                    let unskilled = day.caregivers.count { !$0.skills.isSuperset(of: wanted) }
                    #expect(found.unskilled[part] == unskilled)
                }
            }
        }
        #expect(possible > 100 && excluded > 200)
    }

    @Test("what a candidate does to the lateness of others is counted by visits and seconds")
    func delays() throws {
        // One caregiver, visits at 600 and 700 with no slack; the new one at 500 takes 150.
        let day = try SmallDay.make(
            [SmallDay.caregiver(0)], [SmallDay.client(0)],
            [
                SmallDay.visit(0, window: 500...500, duration: 150), SmallDay.visit(0, window: 600...600),
                SmallDay.visit(0, window: 700...710), SmallDay.visit(0, window: 900...900),
            ])
        let tour = Plan.Tour(
            caregiver: 0, stops: [(1, 600), (2, 700), (3, 900)].map { Plan.Stop(visit: $0.0, start: $0.1) })
        let found = Candidates(for: 0, in: try Timetable(Plan(tours: [tour]), for: day))
        // 650 instead of 600, 750 instead of 700 with 10 s of its window left; 900 is reached.
        #expect(found.candidates.map(\.delayed) == [2])
        #expect(found.candidates.map(\.delay) == [90])
        #expect(found.candidates.map(\.change.late) == [90])
        #expect(found.candidates.map(\.familiarity) == [[.stranger]])
    }
}
