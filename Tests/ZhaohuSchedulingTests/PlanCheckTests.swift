import Testing
import ZhaohuDomain
import ZhaohuScheduling

@Suite("Checking a plan")
struct PlanCheckTests {
    /// Caregivers at 0 and 1,000 m; a client at 500 m; one visit for one, one for two caregivers.
    static func day() throws -> Instance {
        try SmallDay.make(
            [SmallDay.caregiver(0, fairLoad: 1_000), SmallDay.caregiver(1_000, skills: [0, 1])],
            [SmallDay.client(500, primary: [0]), SmallDay.client(600, known: [0], refused: [1])],
            [
                SmallDay.visit(0, window: 1_000...1_200), SmallDay.visit(0, skills: [0, 1], window: 2_000...2_500),
                SmallDay.visit(1, priority: 1),
            ])
    }

    /// A tour of visits and starts; of all visits of two it serves the same part.
    static func tour(_ caregiver: Int, part: Int = 0, _ stops: [(Int, Int)]) -> Plan.Tour {
        Plan.Tour(
            caregiver: caregiver, stops: stops.map { Plan.Stop(visit: $0.0, part: $0.0 == 1 ? part : 0, start: $0.1) })
    }

    static func rule(_ tours: [Plan.Tour], _ day: Instance) -> RefusalRule? {
        do throws(Refusal) {
            _ = try PlanCheck.cost(of: Plan(tours: tours), for: day)
            return nil
        } catch {
            return error.rule
        }
    }

    @Test("the cost of a plan is the sum worked out by hand")
    func cost() throws {
        let plan = Plan(tours: [Self.tour(0, [(0, 1_250), (1, 2_000)]), Self.tour(1, part: 1, [(1, 2_000)])])
        let cost = try PlanCheck.cost(of: plan, for: Self.day())
        // Caregiver 0: 501 s there, 0 between, 501 s back, 200 s of service, 202 s above 1,000; late by 50 s.
        // Caregiver 1: 501 s each way, a stranger. Visit 2 is not served.
        #expect(cost.travel == 4 * 501)
        #expect(cost.late == 50)
        #expect(cost.overload == 202)
        #expect(cost.familiarity == 900)
        #expect(cost.unserved == [1, 0, 0])
        #expect(cost.total == 4 * 501 + 2 * 50 + 202 + 900 + 36_000)
    }

    @Test("nobody at work, nothing served: the price of every visit")
    func empty() throws {
        #expect(try PlanCheck.cost(of: Plan(tours: []), for: Self.day()).total == 18_000 + 18_000 + 36_000)
    }

    @Test("each rule, broken by itself, is the one that is named")
    func rules() throws {
        let day = try Self.day()
        let pair = Self.tour(1, part: 1, [(1, 2_000)])
        #expect(Self.rule([Self.tour(0, [(0, 1_000), (1, 2_000)]), pair], day) == nil)
        #expect(Self.rule([Self.tour(7, [])], day) == .planUnknown)
        #expect(Self.rule([Self.tour(0, [(9, 1_000)])], day) == .planUnknown)
        #expect(Self.rule([pair, pair], day) == .planTwice)
        #expect(Self.rule([Self.tour(1, part: 1, [(1, 2_000), (1, 2_300)])], day) == .planTwice)
        #expect(Self.rule([pair], day) == .planCrew)
        #expect(Self.rule([Self.tour(0, [(0, 1_000)]), Self.tour(1, [(0, 1_000)])], day) == .planCrew)
        #expect(Self.rule([Self.tour(0, [(1, 2_001)]), pair], day) == .planTogether)
        #expect(Self.rule([Self.tour(0, [(0, 999)])], day) == .planWindow)
        #expect(Self.rule([Self.tour(0, [(0, 1_300)])], day) == nil)
        #expect(Self.rule([Self.tour(0, [(0, 1_301)])], day) == .planWindow)
        #expect(Self.rule([Self.tour(0, [(2, 600)])], day) == .planTravel)
        #expect(Self.rule([Self.tour(0, [(2, 601)])], day) == nil)
        #expect(Self.rule([Self.tour(0, [(2, 1_950), (1, 2_050)]), pair], day) == .planTravel)
        #expect(Self.rule([Self.tour(1, [(2, 601)])], day) == .planRefused)
    }

    @Test("whoever serves a part holds all of its skills")
    func skills() throws {
        func rule(_ first: [Int], _ second: [Int]) throws -> RefusalRule? {
            let visit = Instance.Visit(
                client: 0,
                parts: [
                    Instance.Part(skills: SkillSet(numbers: [0]), duration: 10),
                    Instance.Part(skills: SkillSet(numbers: [1, 2]), duration: 10),
                ], window: 0...10, lateness: 0, priority: 1)
            let day = try SmallDay.make(
                [SmallDay.caregiver(0, skills: first), SmallDay.caregiver(0, skills: second)],
                [SmallDay.client(0)], [visit])
            let tours = [0, 1].map { Plan.Tour(caregiver: $0, stops: [Plan.Stop(visit: 0, part: $0, start: 0)]) }
            return Self.rule(tours, day)
        }
        #expect(try rule([0], [1, 2]) == nil)
        #expect(try rule([0, 1], [2, 1, 0]) == nil)
        #expect(try rule([0], [1]) == .planSkill)
        #expect(try rule([1, 2], [0]) == .planSkill)
    }

    @Test("a caregiver who comes home after the shift is refused, to the second")
    func shift() throws {
        for (end, expected) in [(1_102, nil), (1_101, RefusalRule.planShift)] {
            let day = try SmallDay.make(
                [SmallDay.caregiver(0, shift: 0...end)], [SmallDay.client(500)], [SmallDay.visit(0)])
            #expect(Self.rule([Self.tour(0, [(0, 501)])], day) == expected)
        }
    }

    @Test("travel drops every fraction, and nothing is the way to the same place")
    func travel() {
        let rule = TravelRule(detourPercent: 130, speed: 5_000, accessSeconds: 120)
        let origin = Instance.Place(x: 0, y: 0)
        #expect(rule.seconds(from: origin, to: origin) == 0)
        // The root of 2 is cut to 1, 1.3 to 1, a fifth of a second to 0.
        #expect(rule.seconds(from: origin, to: Instance.Place(x: 1, y: 1)) == 120)
        // 5,000 m, 6,500 m by road, 1,300 s.
        #expect(rule.seconds(from: origin, to: Instance.Place(x: 3_000, y: -4_000)) == 1_420)
    }

    @Test("a number out of range is refused by its field")
    func ranges() throws {
        func field(_ make: () throws(Refusal) -> Instance) -> String? {
            do throws(Refusal) {
                _ = try make()
                return nil
            } catch {
                return error.details.first?.value
            }
        }
        #expect(field { () throws(Refusal) in try SmallDay.make([], [], []) } == nil)
        #expect(
            field { () throws(Refusal) in try SmallDay.make([SmallDay.caregiver(.max)], [], []) } == "caregivers[0].x")
        #expect(
            field { () throws(Refusal) in try SmallDay.make([], [SmallDay.client(0)], [SmallDay.visit(1)]) }
                == "visits[0].client")
        #expect(
            field { () throws(Refusal) in try SmallDay.make([], [SmallDay.client(0, known: [0])], []) }
                == "clients[0] team")
        for (visit, name) in [
            (SmallDay.visit(0, skills: []), "skills count"), (SmallDay.visit(0, skills: [0, 0, 0]), "skills count"),
            (SmallDay.visit(0, duration: 0), "duration"),
            (SmallDay.visit(0, priority: 4), "priority"), (SmallDay.visit(0, lateness: -1), "max_late"),
            (SmallDay.visit(0, window: -1...5), "open"), (SmallDay.visit(0, window: 0...Int.max), "close"),
        ] {
            #expect(
                field { () throws(Refusal) in try SmallDay.make([], [SmallDay.client(0)], [visit]) }
                    == "visits[0].\(name)")
        }
    }
}
