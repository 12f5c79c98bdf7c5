import Testing
import ZhaohuDomain
import ZhaohuScheduling

@Suite("The rules of a real day")
struct PlanRulesTests {
    static let here = Instance.Place(x: 0, y: 0)

    /// One client and caregivers at the same place, so that nothing but the rule in question takes time.
    static func day(
        _ caregivers: [Instance.Caregiver], _ visits: [Instance.Visit], weights: PlanWeights = SmallDay.weights,
        wishes: SkillSet = []
    ) throws(Refusal) -> Instance {
        try Instance(
            travel: SmallDay.travel, weights: weights, caregivers: caregivers,
            clients: [Instance.Client(place: here, primary: Array(caregivers.indices), wishes: wishes)], visits: visits)
    }

    static func visit(
        _ window: ClosedRange<Int> = 0...9_000, durations: [Int] = [100], gap: ClosedRange<Int> = 0...0,
        price: Int = 0, excess: Int = 0, pin: Instance.Pin? = nil, inForce: [Int] = []
    ) -> Instance.Visit {
        Instance.Visit(
            client: 0, parts: durations.map { Instance.Part(skills: [], duration: $0) }, gap: gap, window: window,
            lateness: 50, priority: 1, price: price, excess: excess, pin: pin, inForce: inForce)
    }

    static func caregiver(
        overtime: Int = 0, mostWork: Int = 100_000, worked: Int = 0, fairLoad: Int = 10_000, rest: Instance.Rest? = nil
    ) -> Instance.Caregiver {
        Instance.Caregiver(
            home: here, skills: [], traits: SkillSet(numbers: [3]), shift: 0...1_000, overtime: overtime,
            fairLoad: fairLoad, mostWork: mostWork, worked: worked, rest: rest)
    }

    static func plan(_ stops: [[(visit: Int, part: Int, start: Int)]]) -> Plan {
        Plan(
            tours: stops.enumerated().map { caregiver, stops in
                Plan.Tour(
                    caregiver: caregiver,
                    stops: stops.map { Plan.Stop(visit: $0.visit, part: $0.part, start: $0.start) })
            })
    }

    static func rule(_ stops: [[(visit: Int, part: Int, start: Int)]], _ day: Instance) -> RefusalRule? {
        do throws(Refusal) {
            _ = try PlanCheck.cost(of: plan(stops), for: day)
            return nil
        } catch {
            return error.rule
        }
    }

    @Test("a break is wanted only above its length of work, and must fit whole into its window")
    func rest() throws {
        let rest = Instance.Rest(afterWork: 300, length: 60, window: 200...500)
        func rule(_ starts: [Int]) throws -> RefusalRule? {
            let day = try Self.day([Self.caregiver(rest: rest)], starts.map { _ in Self.visit() })
            return Self.rule([starts.enumerated().map { ($0.offset, 0, $0.element) }], day)
        }
        // Without a gap: 300 s of work do not exceed it, 400 s would, but the end of the day is free from 400 on.
        #expect(try rule([0, 100, 200]) == nil)
        #expect(try rule([100, 200, 300, 400, 500]) == .planRest)
        #expect(try rule([100, 200, 300, 400]) == nil)
        #expect(try rule([0, 100, 200, 359, 459, 559]) == .planRest)
        #expect(try rule([0, 100, 200, 360, 460, 560]) == nil)
        // Free too late, and free too early, by a second: the break begins at 500 at the latest, at 200 at the earliest.
        #expect(try rule([101, 201, 301, 401, 600, 700]) == .planRest)
        #expect(try rule([100, 200, 300, 400, 600, 700]) == nil)
        #expect(try rule([0, 259, 359, 459, 559, 659]) == .planRest)
        #expect(try rule([0, 260, 360, 460, 560, 660]) == nil)
    }

    @Test("overtime has its limit and its price, and work its limit")
    func work() throws {
        let weights = PlanWeights(
            unserved: [9, 9, 9], travel: 0, late: 0, known: 0, stranger: 0, overload: 1, overtime: 7)
        let day = try Self.day([Self.caregiver(overtime: 50)], [Self.visit()], weights: weights)
        let cost = try PlanCheck.cost(of: Self.plan([[(0, 0, 930)]]), for: day)
        #expect(cost.overtime == 30)
        #expect(cost.total == 210)
        #expect(Self.rule([[(0, 0, 950)]], day) == nil)
        #expect(Self.rule([[(0, 0, 951)]], day) == .planShift)
        for (worked, expected) in [(200, nil), (201, RefusalRule.planWork)] {
            let day = try Self.day([Self.caregiver(mostWork: 300, worked: worked)], [Self.visit()])
            #expect(Self.rule([[(0, 0, 0)]], day) == expected)
        }
        // What was worked before is not paid again: 9,950 done, 50 of the 100 are above the fair 10,000.
        let after = try Self.day([Self.caregiver(worked: 9_950)], [Self.visit()])
        #expect(try PlanCheck.cost(of: Self.plan([[(0, 0, 0)]]), for: after).overload == 50)
        let over = try Self.day([Self.caregiver(worked: 10_500)], [Self.visit()])
        #expect(try PlanCheck.cost(of: Self.plan([[(0, 0, 0)]]), for: over).overload == 100)
    }

    @Test("the second caregiver comes within the gap")
    func gap() throws {
        let day = try Self.day([Self.caregiver(), Self.caregiver()], [Self.visit(durations: [100, 40], gap: 30...90)])
        for (second, expected) in [
            (129, RefusalRule.planTogether), (130, nil), (190, nil), (191, RefusalRule.planTogether),
        ] {
            #expect(Self.rule([[(0, 0, 100)], [(0, 1, second)]], day) == expected)
        }
        #expect(Self.rule([[(0, 0, 100)], [(0, 0, 100)]], day) == .planCrew)
    }

    @Test("a pin binds caregiver and start, and its start may lie outside the window")
    func pin() throws {
        let pinned = Self.visit(500...600, pin: Instance.Pin(caregivers: [0], start: 300))
        let day = try Self.day([Self.caregiver(), Self.caregiver()], [pinned])
        #expect(Self.rule([[(0, 0, 300)]], day) == nil)
        #expect(Self.rule([[(0, 0, 301)]], day) == .planPin)
        #expect(Self.rule([[], [(0, 0, 300)]], day) == .planPin)
        #expect(Self.rule([], day) == nil)
        let anyTime = try Self.day(
            [Self.caregiver()], [Self.visit(500...600, pin: Instance.Pin(caregivers: [0]))])
        #expect(Self.rule([[(0, 0, 550)]], anyTime) == nil)
        #expect(Self.rule([[(0, 0, 499)]], anyTime) == .planWindow)
    }

    @Test("changes, wishes and money are priced once a part, a wish and a visit")
    func prices() throws {
        let weights = PlanWeights(
            unserved: [0, 0, 0], travel: 0, late: 0, known: 0, stranger: 0, overload: 0, wish: 10, change: 1_000,
            fund: 3, excess: 5)
        let visit = Self.visit(durations: [100, 100], price: 4_050, excess: 1_000, inForce: [0, 0])
        let day = try Self.day(
            [Self.caregiver(), Self.caregiver()], [visit], weights: weights, wishes: SkillSet(numbers: [2, 3, 4]))
        let cost = try PlanCheck.cost(of: Self.plan([[(0, 0, 0)], [(0, 1, 0)]]), for: day)
        #expect(cost.changes == 1)
        #expect(cost.unmetWishes == 4)
        #expect(cost.fund == 4_050)
        #expect(cost.excess == 1_000)
        // (3 * 4,050 + 5 * 1,000) / 100 = 171.5, cut.
        #expect(cost.serving == 171)
        #expect(cost.total == 1_000 + 40 + 171)
    }

    @Test("times come from a matrix where there is one, each way by itself")
    func matrix() throws {
        func day(_ rows: [[Int32]], shift: ClosedRange<Int>) throws(Refusal) -> Instance {
            try Instance(
                travel: TravelRule(detourPercent: 100, speed: 1, accessSeconds: 0, matrix: TravelMatrix(rows: rows)),
                weights: SmallDay.weights,
                caregivers: [
                    Instance.Caregiver(
                        home: Instance.Place(x: 0, y: 0, row: 1), begin: Instance.Place(x: 0, y: 0, row: 2), skills: [],
                        shift: shift, fairLoad: 9_000)
                ],
                clients: [Instance.Client(place: Instance.Place(x: 9, y: 9, row: 0))],
                visits: [SmallDay.visit(0, skills: [0])].map { _ in Self.visit() })
        }
        let rows: [[Int32]] = [[0, 30, 1], [500, 0, 1], [20, 1, 0]]
        let cost = try PlanCheck.cost(of: Self.plan([[(0, 0, 20)]]), for: day(rows, shift: 0...150))
        #expect(cost.travel == 50)
        #expect(try Self.rule([[(0, 0, 20)]], day(rows, shift: 0...149)) == .planShift)
        #expect(try Self.rule([[(0, 0, 19)]], day(rows, shift: 0...150)) == .planTravel)
        for bad: [[Int32]] in [[[0, 1], [1, 0]], [[0, 1, 1], [1, 0]], [[0, 1, 1], [1, -1, 1], [1, 1, 0]]] {
            #expect(throws: Refusal.self) { try day(bad, shift: 0...150) }
        }
    }
}
