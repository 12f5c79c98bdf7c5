import Testing
import ZhaohuDomain
import ZhaohuScheduling

@Suite("Timetable of a plan")
struct TimetableTests {
    /// A plan's cost in the parts of a timetable.
    static func parts(_ cost: PlanCost) -> CostParts {
        var parts = CostParts()
        (parts.unserved, parts.travel, parts.late) = (cost.unservedCost, cost.travel, cost.late)
        (parts.familiarity, parts.wishes, parts.overload) = (cost.familiarity, cost.unmetWishes, cost.overload)
        (parts.overtime, parts.changes, parts.serving) = (cost.overtime, cost.changes, cost.serving)
        return parts
    }

    @Test("an insertion that a timetable calls possible passes the check at the cost told; the others are refused")
    func insertions() throws {
        var (possible, refused, circles) = (0, 0, 0)
        var rules: Set<RefusalRule> = []
        for seed in 1...150 {
            let day = try RichDay.make(UInt64(seed))
            var random = Generator(state: UInt64(seed))
            var order: RichDay.Order = day.caregivers.map { _ in [] }
            for step in 0..<60 {
                let now = try #require(RichDay.plan(order, day))
                let timetable = try Timetable(now, for: day)
                let cost = try #require(RichDay.judged(order, day).cost)
                try #require(timetable.plan == now)
                try #require(timetable.cost == Self.parts(cost))
                try #require(timetable.cost.total(day.weights) == cost.total)
                let visit = Int.random(in: 0..<day.visits.count, using: &random)
                guard timetable.crew(of: visit).isEmpty else {
                    let less = RichDay.without(visit, order)
                    if step % 5 == 0, RichDay.judged(less, day).cost != nil { order = less }
                    continue
                }
                let insertions = RichDay.insertions(visit, order, day, &random)
                let changed = RichDay.put(insertions, in: order)
                let attempt = timetable.attempt(insertions)
                let judged = RichDay.judged(changed, day)
                if let after = judged.cost {
                    possible += 1
                    try #require(attempt.isPossible, "\(seed) \(step) \(attempt.hurdles)")
                    #expect(attempt.change == Self.parts(after) - Self.parts(cost))
                    order = changed
                } else if let rule = judged.rule {
                    refused += 1
                    rules.insert(rule)
                    try #require(attempt.hurdles.contains { $0.rule == rule }, "\(seed) \(rule) \(attempt.hurdles)")
                } else {
                    circles += 1
                    try #require(attempt.hurdles.last?.stage == .together)
                }
            }
        }
        #expect(possible > 500 && refused > 3_000 && circles > 10, "\(possible) \(refused) \(circles)")
        #expect(
            rules.isSuperset(of: [.planRefused, .planSkill, .planPin, .planWork, .planWindow, .planShift, .planRest]))
    }

    @Test("taking visits out one after the other leaves the times and the cost of the plan without them")
    func removals() throws {
        for seed in 1...100 {
            let day = try RichDay.make(UInt64(seed), visits: 14, caregivers: 5)
            var order = RichDay.filled(day, seed: UInt64(seed))
            // Taking out may break a rule of the way or of a break; times and cost are told all the same.
            var timetable = try Timetable(try #require(RichDay.plan(order, day)), for: day)
            for visit in day.visits.indices where order.contains(where: { $0.contains { $0.visit == visit } }) {
                let before = timetable.cost
                let change = timetable.remove(visit)
                order = RichDay.without(visit, order)
                #expect(timetable.plan == RichDay.plan(order, day))
                #expect(timetable.cost - before == change)
                if let cost = RichDay.judged(order, day).cost { #expect(timetable.cost == Self.parts(cost)) }
            }
        }
    }

    @Test("a day whose break needs later starts than the earliest keeps those of its plan")
    func held() throws {
        let rest = Instance.Rest(afterWork: 100, length: 60, window: 100...200)
        let day = try PlanRulesTests.day(
            [
                Instance.Caregiver(
                    home: PlanRulesTests.here, skills: [], shift: 0...1_000, fairLoad: 900, rest: rest)
            ], [PlanRulesTests.visit(), PlanRulesTests.visit(), PlanRulesTests.visit(), PlanRulesTests.visit()])
        let plan = PlanRulesTests.plan([[(0, 0, 0), (1, 0, 160), (2, 0, 260)]])
        let timetable = try Timetable(plan, for: day)
        #expect(timetable.plan == plan)
        // One more before the break's end would need it elsewhere; behind it all is well.
        let first = timetable.attempt([Insertion(visit: 3, caregiver: 0, position: 0)])
        #expect(first.isPossible == false && first.first?.stage == .rest)
        #expect(timetable.attempt([Insertion(visit: 3, caregiver: 0, position: 3)]).start == 360)
    }

    @Test("plans that serve something twice, in part, or what is not there, have no timetable")
    func broken() throws {
        let day = try PlanRulesTests.day(
            [PlanRulesTests.caregiver(), PlanRulesTests.caregiver()],
            [
                PlanRulesTests.visit(), PlanRulesTests.visit(durations: [50, 50]),
                PlanRulesTests.visit(durations: [50, 50]),
            ])
        func rule(_ stops: [[(visit: Int, part: Int, start: Int)]]) -> RefusalRule? {
            do throws(Refusal) {
                _ = try Timetable(PlanRulesTests.plan(stops), for: day)
                return nil
            } catch {
                return error.rule
            }
        }
        #expect(rule([[(0, 0, 0)]]) == nil)
        #expect(rule([[(0, 0, 0)], [(0, 0, 0)]]) == .planTwice)
        #expect(rule([[(1, 0, 0), (1, 1, 0)]]) == .planTwice)
        #expect(rule([[(1, 0, 0)]]) == .planCrew)
        #expect(rule([[(3, 0, 0)]]) == .planUnknown)
        #expect(rule([[(0, 1, 0)]]) == .planUnknown)
        #expect(rule([[(-1, 0, 0)]]) == .planUnknown)
        #expect(rule([[], [], [(0, 0, 0)]]) == .planUnknown)
        // Each waits for the other.
        #expect(rule([[(1, 0, 0), (2, 0, 0)], [(2, 1, 0), (1, 1, 0)]]) == .planTogether)
    }
}
