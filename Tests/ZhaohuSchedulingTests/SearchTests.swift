import Synchronization
import Testing
import ZhaohuDomain

@testable import ZhaohuScheduling

@Suite("Searching for a plan")
struct SearchTests {
    @Test("after any number of steps the plan passes the check at the cost the search believes", arguments: 1...12)
    func believed(number: Int) async throws {
        let day = try SmallDay.town(visits: 20 + 10 * number, caregivers: 4 + 3 * number, seed: UInt64(number))
        for steps in [0, 1, 7, 500, 6_000] {
            let outcome = await Search.run(day, budget: .steps(steps), threads: 2, seed: UInt64(steps))
            let cost = try PlanCheck.cost(of: outcome.plan, for: day)
            #expect(cost.total == outcome.cost, "\(steps) steps")
            #expect(outcome.steps == steps)
        }
    }

    @Test("the same seed and steps give the same plan, whatever the number of threads")
    func deterministic() async throws {
        let day = try SmallDay.town(visits: 300, caregivers: 70, seed: 5)
        let one = await Search.run(day, budget: .steps(9_000), threads: 1, seed: 3)
        for threads in [1, 2, 3] {
            let other = await Search.run(day, budget: .steps(9_000), threads: threads, seed: 3)
            #expect(other.plan == one.plan)
            #expect(other.cost == one.cost)
        }
        let otherSeed = await Search.run(day, budget: .steps(9_000), threads: 1, seed: 4)
        #expect(otherSeed.plan != one.plan)
    }

    @Test("searching makes the first plan much better, and a longer search never gives a worse plan than none")
    func improves() async throws {
        let day = try SmallDay.town(visits: 200, caregivers: 60, seed: 11)
        let first = await Search.run(day, budget: .steps(0))
        let later = await Search.run(day, budget: .steps(20_000))
        #expect(later.cost < first.cost * 95 / 100)
    }

    @Test("a cancelled search soon returns a plan that holds")
    func cancels() async throws {
        let day = try SmallDay.town(visits: 2_000, caregivers: 500, seed: 2)
        let clock = ContinuousClock()
        let asked = Mutex<ContinuousClock.Instant?>(nil)
        let deadline = clock.now + .milliseconds(700)
        let outcome = await Search.run(
            day, budget: .time(.seconds(60)), threads: 2,
            isCancelled: {
                guard clock.now >= deadline else { return false }
                asked.withLock { first in if first == nil { first = clock.now } }
                return true
            })
        let said = try #require(asked.withLock { $0 })
        // A tenth of the budget: debug builds on a busy machine are slow. The figure of a release build is measured.
        #expect(said.duration(to: clock.now) < .seconds(6))
        #expect(try PlanCheck.cost(of: outcome.plan, for: day).total == outcome.cost)
    }

    @Test("odd days end: nobody, nothing, one client for all, no time")
    func odd() async throws {
        let nobody = try SmallDay.town(visits: 30, caregivers: 0, seed: 1)
        #expect(await Search.run(nobody, budget: .steps(100)).plan.tours.isEmpty)
        let nothing = try SmallDay.make([SmallDay.caregiver(0)], [], [])
        #expect(await Search.run(nothing, budget: .steps(100)).cost == 0)
        let crowd = try SmallDay.make(
            (0..<5).map { SmallDay.caregiver($0) }, [SmallDay.client(0)],
            (0..<400).map { _ in SmallDay.visit(0, window: 0...9_000) })
        let outcome = await Search.run(crowd, budget: .steps(50))
        #expect(try PlanCheck.cost(of: outcome.plan, for: crowd).total == outcome.cost)
        #expect(outcome.plan.tours.reduce(0) { $0 + $1.stops.count } > 300)
        let noTime = await Search.run(crowd, budget: .time(.zero))
        #expect(try PlanCheck.cost(of: noTime.plan, for: crowd).total == noTime.cost)
    }

    @Test("caregivers who would wait for each other in a circle are kept apart")
    func circles() async throws {
        // Two caregivers, visits of two anywhere in one long window: every order must be the same on both routes.
        let day = try SmallDay.make(
            [SmallDay.caregiver(0), SmallDay.caregiver(900)], (0..<8).map { SmallDay.client($0 * 100) },
            (0..<8).map { SmallDay.visit($0, skills: [0, 0], window: 0...9_000) })
        for seed in 1...20 {
            let outcome = await Search.run(day, budget: .steps(300), seed: UInt64(seed))
            #expect(try PlanCheck.cost(of: outcome.plan, for: day).total == outcome.cost)
            #expect(outcome.plan.tours.map { $0.stops.count } == [8, 8])
        }
    }

    @Test("the fast travel time is the exact one")
    func travel() {
        var random = Generator(state: 7)
        for _ in 0..<200_000 {
            let rule = TravelRule(
                detourPercent: Int.random(in: 0...1_000, using: &random),
                speed: Int.random(in: 1...30_000, using: &random),
                accessSeconds: Int.random(in: 0...900, using: &random)
            )
            let reach = Int.random(in: 1...20_000_000, using: &random)
            let from = Instance.Place(
                x: Int.random(in: -reach...reach, using: &random), y: Int.random(in: -reach...reach, using: &random))
            let to = Instance.Place(
                x: Int.random(in: -reach...reach, using: &random), y: Int.random(in: -reach...reach, using: &random))
            let exact = rule.seconds(from: from, to: to)
            let fast = FastTravel(rule)
            let seconds = fast.seconds(Int32(from.x), Int32(from.y), Int32(to.x), Int32(to.y))
            #expect(Int(seconds) == min(exact, 10_000_000 + rule.accessSeconds))
            if exact < 10_000_000, fast.isBeyond(Int32(exact), Int32(from.x), Int32(from.y), Int32(to.x), Int32(to.y)) {
                Issue.record("\(from) to \(to) is not beyond \(exact)")
            }
        }
    }
}
