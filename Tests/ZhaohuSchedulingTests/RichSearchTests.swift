import Testing
import ZhaohuDomain

@testable import ZhaohuScheduling

@Suite("Searching for a plan of a real day")
struct RichSearchTests {
    /// Days of several sizes, every other one with a matrix.
    static func day(_ number: Int) throws -> Instance {
        try WholeDay.make(
            visits: 15 + 6 * number, caregivers: 3 + 2 * number, seed: UInt64(number),
            hasMatrix: number.isMultiple(of: 2))
    }

    @Test("whatever the day knows, the plan passes the check at the cost the search believes", arguments: 1...16)
    func believed(number: Int) async throws {
        let day = try Self.day(number)
        for steps in [0, 1, 60, 1_500] {
            let outcome = await Search.run(day, budget: .steps(steps), threads: 2, seed: UInt64(steps))
            let cost = try PlanCheck.cost(of: outcome.plan, for: day)
            #expect(cost.total == outcome.cost, "\(steps) steps")
        }
    }

    @Test("a pinned visit is served by those it is pinned to or by nobody, and before dearer ones")
    func pins() async throws {
        let pinned = Instance.Pin(caregivers: [1], start: 2_000)
        let visits = [
            Instance.Visit(
                client: 0, parts: [Instance.Part(skills: SkillSet(numbers: [0]), duration: 500)], window: 0...9_000,
                lateness: 0, priority: 3, pin: pinned),
            SmallDay.visit(0, window: 2_000...2_000, lateness: 0, duration: 500, priority: 1),
            Instance.Visit(
                client: 0, parts: [Instance.Part(skills: SkillSet(numbers: [0]), duration: 500)], window: 0...9_000,
                lateness: 0, priority: 1, pin: Instance.Pin(caregivers: [0])),
        ]
        // Caregiver 0 has not the skill; caregiver 1 can be at one place at a time.
        let day = try SmallDay.make(
            [SmallDay.caregiver(0, skills: []), SmallDay.caregiver(0)], [SmallDay.client(0)], visits)
        let plan = await Search.run(day, budget: .steps(50)).plan
        #expect(plan == Plan(tours: [Plan.Tour(caregiver: 1, stops: [Plan.Stop(visit: 0, start: 2_000)])]))
    }

    @Test("numbers at the limits of an instance neither overflow nor hang", arguments: 1...4)
    func extremes(number: Int) async throws {
        var random = Generator(state: UInt64(number))
        func either(_ low: Int, _ high: Int) -> Int { Bool.random(using: &random) ? low : high }
        func place() -> Instance.Place {
            Instance.Place(x: either(-20_000_000, 20_000_000), y: either(0, 20_000_000))
        }
        let caregivers = (0..<8).map { _ in
            Instance.Caregiver(
                home: place(), begin: place(), skills: SkillSet(rawValue: .max), shift: 0...either(0, 1_000_000),
                overtime: either(0, 1_000_000), fairLoad: either(0, 1_000_000), mostWork: either(0, 1_000_000),
                worked: either(0, 1_000_000),
                rest: Instance.Rest(afterWork: 0, length: either(1, 1_000_000), window: 0...either(0, 1_000_000)))
        }
        let visits = (0..<30).map { index in
            let count = either(1, 2)
            let open = either(0, 1_000_000)
            return Instance.Visit(
                client: index % 5,
                parts: (0..<count).map { _ in Instance.Part(skills: [], duration: either(1, 1_000_000)) },
                gap: 0...(count == 2 ? either(0, 1_000_000) : 0), window: open...open,
                lateness: either(0, 1_000_000), priority: either(1, 3), price: either(0, 100_000_000),
                pin: index % 6 == 0 ? Instance.Pin(caregivers: (0..<count).map { $0 }) : nil)
        }
        let day = try Instance(
            travel: TravelRule(
                detourPercent: either(0, 1_000), speed: either(1, 1_000_000), accessSeconds: either(0, 1_000_000)),
            weights: PlanWeights(
                unserved: [1_000_000_000, 1_000_000_000, 0], travel: 1_000_000, late: 1_000_000, known: 1_000_000_000,
                stranger: 1_000_000_000, overload: 1_000_000, overtime: 1_000_000, wish: 1_000_000_000,
                change: 1_000_000_000, fund: either(0, 1_000_000), excess: 1_000_000),
            caregivers: caregivers, clients: (0..<5).map { _ in Instance.Client(place: place()) }, visits: visits)
        let outcome = await Search.run(day, budget: .steps(400), threads: 2, seed: 1)
        #expect(try PlanCheck.cost(of: outcome.plan, for: day).total == outcome.cost)
    }
}
