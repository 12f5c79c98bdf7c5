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
}
