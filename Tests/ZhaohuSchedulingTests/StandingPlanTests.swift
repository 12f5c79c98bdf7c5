import Testing
import ZhaohuDomain

@testable import ZhaohuScheduling

@Suite("Repairing a plan")
struct StandingPlanTests {
    /// Who serves what in which order, without the times.
    static func orders(_ plan: Plan, but asked: Set<Int> = []) -> [Int: [Int]] {
        var orders: [Int: [Int]] = [:]
        for tour in plan.tours {
            let stops = tour.stops.map { $0.visit * 2 + $0.part }.filter { !asked.contains($0 / 2) }
            if !stops.isEmpty { orders[tour.caregiver] = stops }
        }
        return orders
    }

    @Test(
        "a plan of the search is taken over whole, and a repair touches nothing but what it is asked for",
        arguments: 1...30)
    func repairs(number: Int) async throws {
        let day = try WholeDay.make(visits: 20 + 4 * number, caregivers: 4 + number, seed: UInt64(100 + number))
        let found = await Search.run(day, budget: .steps(300), seed: UInt64(number))
        let standing = StandingPlan(day, found.plan)
        #expect(Self.orders(standing.plan) == Self.orders(found.plan))
        #expect(standing.cost <= found.cost)
        for visit in standing.unserved { try insert(visit, into: standing, day) }
        for caregiver in found.plan.tours.prefix(4).map(\.caregiver) { try withdraw(caregiver, from: standing, day) }
        for tour in standing.plan.tours.prefix(3) { try cancel(tour.stops[0].visit, of: standing, day) }
    }

    private func insert(_ visit: Int, into standing: StandingPlan, _ day: Instance) throws {
        let before = standing.plan
        let repair = standing.insert(visit)
        #expect(repair.placed + repair.unplaced == [visit])
        #expect(Self.orders(before) == Self.orders(standing.plan, but: [visit]))
        #expect(try PlanCheck.cost(of: standing.plan, for: day).total == standing.cost)
    }

    private func withdraw(_ caregiver: Int, from standing: StandingPlan, _ day: Instance) throws {
        let before = standing.plan
        let theirs = Set(before.tours.first { $0.caregiver == caregiver }?.stops.map(\.visit) ?? [])
        let repair = standing.withdraw(caregiver)
        let after = standing.plan
        #expect(Set(repair.placed + repair.unplaced) == theirs)
        #expect(!after.tours.contains { $0.caregiver == caregiver })
        #expect(Self.orders(before, but: theirs) == Self.orders(after, but: theirs))
        // The other caregiver of a visit of two stays with it.
        for tour in before.tours where tour.caregiver != caregiver {
            for stop in tour.stops where theirs.contains(stop.visit) && repair.placed.contains(stop.visit) {
                let now = after.tours.first { $0.caregiver == tour.caregiver }
                #expect(now?.stops.contains { $0.visit == stop.visit && $0.part == stop.part } == true)
            }
        }
        #expect(try PlanCheck.cost(of: after, for: day).total == standing.cost)
    }

    private func cancel(_ visit: Int, of standing: StandingPlan, _ day: Instance) throws {
        let before = standing.plan
        _ = standing.cancel(visit)
        #expect(standing.unserved.contains(visit))
        #expect(Self.orders(before, but: [visit]) == Self.orders(standing.plan))
        #expect(try PlanCheck.cost(of: standing.plan, for: day).total == standing.cost)
    }

    @Test("a search that begins with a plan never ends with a worse one, and threads do not matter", arguments: 1...12)
    func warm(number: Int) async throws {
        let day = try RichSearchTests.day(number)
        let first = await Search.run(day, budget: .steps(400), seed: UInt64(number))
        let kept = try day.keeping(first.plan)
        let cost = try PlanCheck.cost(of: first.plan, for: kept).total
        let one = await Search.run(kept, budget: .steps(900), threads: 1, seed: 2, from: first.plan)
        let two = await Search.run(kept, budget: .steps(900), threads: 2, seed: 2, from: first.plan)
        #expect(one.plan == two.plan)
        #expect(try PlanCheck.cost(of: one.plan, for: kept).total == one.cost)
        if day.travel.matrix == nil { #expect(one.cost <= cost) }
    }

    @Test("a plan that no longer holds loses what does not: a shorter shift, a refusal, another pin")
    func stale() async throws {
        for number in 1...12 {
            let day = try RichSearchTests.day(number)
            let other = try WholeDay.make(
                visits: day.visits.count, caregivers: day.caregivers.count, seed: UInt64(900 + number))
            let plan = await Search.run(day, budget: .steps(100), seed: 1).plan
            let outcome = await Search.run(other, budget: .steps(0), seed: 1, from: plan)
            #expect(try PlanCheck.cost(of: outcome.plan, for: other).total == outcome.cost)
        }
    }
}
