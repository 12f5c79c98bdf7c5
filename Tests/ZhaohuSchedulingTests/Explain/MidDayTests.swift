import Testing
import ZhaohuDomain
import ZhaohuScheduling

@Suite("The rest of a day that has begun")
struct MidDayTests {
    static func day(_ visits: [Instance.Visit]) throws -> Instance {
        let rest = Instance.Rest(afterWork: 300, length: 60, window: 500...800)
        let people = (0..<3).map { number in
            Instance.Caregiver(
                home: Instance.Place(x: number * 100, y: 0), skills: [], shift: 100...2_000, overtime: 300,
                fairLoad: 900, mostWork: 1_200, rest: rest)
        }
        return try SmallDay.make(
            people, [SmallDay.client(0, primary: [0, 2], known: [1], refused: [1]), SmallDay.client(50)], visits)
    }

    static func visit(
        _ window: ClosedRange<Int>, lateness: Int = 200, parts: Int = 1, pin: Instance.Pin? = nil
    ) -> Instance.Visit {
        Instance.Visit(
            client: 0, parts: Array(repeating: Instance.Part(skills: [], duration: 50), count: parts), window: window,
            lateness: lateness, priority: 1, pin: pin)
    }

    static func plan(_ stops: [[(visit: Int, part: Int, start: Int)]]) -> Plan { PlanRulesTests.plan(stops) }

    @Test("caregivers begin where and when they are free, with the work that they have done")
    func caregivers() throws {
        let here = Instance.Place(x: 7, y: 7)
        func person(now: Int, free: Int?, hasRested: Bool = false) throws -> Instance.Caregiver {
            let presence = free.map { MidDay.Presence(place: here, free: $0, worked: 400, hasRested: hasRested) }
            return try MidDay(
                day: Self.day([]), plan: Plan(tours: []), now: now, presences: presence.map { [0: $0] } ?? [:],
                tolerance: 0
            ).rest().instance.caregivers[0]
        }
        let busy = try person(now: 600, free: 650)
        #expect(busy.begin == here && busy.home == Instance.Place(x: 0, y: 0))
        #expect(busy.shift == 650...2_000 && busy.overtime == 300 && busy.worked == 400)
        #expect(busy.rest?.window == 500...800)
        // Free long ago, but nothing can be told before now; not begun: at home, from the shift on.
        #expect(try person(now: 600, free: 300).shift.lowerBound == 600)
        #expect(try person(now: 600, free: nil).begin == Instance.Place(x: 0, y: 0))
        #expect(try person(now: 50, free: nil).shift == 100...2_000)
        // A break that was missed is due at once; one that is over is not due again.
        #expect(try person(now: 800, free: 900).rest?.window == 500...900)
        #expect(try person(now: 800, free: 900, hasRested: true).rest == nil)
        // Still out after the shift, and after all overtime.
        let late = try person(now: 2_100, free: 2_150)
        #expect(late.shift == 2_150...2_150 && late.overtime == 150)
        #expect(try person(now: 2_400, free: nil).overtime == 0)
    }

    @Test("what was published is promised: not earlier than the tolerance, late from the tolerance on")
    func promises() throws {
        let day = try Self.day([
            Self.visit(600...800), Self.visit(600...800), Self.visit(600...800), Self.visit(600...800),
        ])
        let plan = Self.plan([[(0, 0, 620), (1, 0, 790), (2, 0, 950)]])
        let visits = try MidDay(day: day, plan: plan, now: 300, tolerance: 60).rest().instance.visits
        #expect(visits.map(\.window) == [600...680, 730...850, 890...1_000, 600...800])
        // The latest start stays what it was.
        #expect(visits.map(\.latestStart) == [1_000, 1_000, 1_000, 1_000])
        #expect(visits.map(\.inForce) == [[0], [0], [0], []])
    }

    @Test("the ill and what is over are left out, and everybody else is found under a new number")
    func left() throws {
        let day = try Self.day([
            Self.visit(600...800), Self.visit(600...800), Self.visit(600...800, parts: 2),
            Self.visit(600...800, pin: Instance.Pin(caregivers: [2])),
            Self.visit(600...800, pin: Instance.Pin(caregivers: [1], start: 640)),
        ])
        let plan = Self.plan([
            [(0, 0, 600), (2, 0, 700)], [(4, 0, 640), (2, 1, 700)], [(1, 0, 600), (3, 0, 690)],
        ])
        let rest = try MidDay(day: day, plan: plan, now: 300, ill: [1], over: [0], tolerance: 30).rest()
        #expect(rest.caregivers == [0, 2] && rest.visits == [1, 2, 3, 4])
        #expect(rest.instance.clients[0].primary == [0, 1])
        #expect(rest.instance.clients[0].known.isEmpty && rest.instance.clients[0].refused.isEmpty)
        let visits = rest.instance.visits
        // Of the pair the one who is there is named for both parts; the one pinned to the ill keeps its start.
        #expect(visits.map(\.inForce) == [[1], [0, 0], [1], []])
        #expect(visits[2].pin == Instance.Pin(caregivers: [1]))
        #expect(visits[3].pin == nil && visits[3].window == 640...640 && visits[3].lateness == 0)
        // What is left of the plan: the torn pair is gone.
        #expect(
            rest.plan
                == Plan(
                    tours: [
                        Plan.Tour(
                            caregiver: 1, stops: [Plan.Stop(visit: 0, start: 600), Plan.Stop(visit: 2, start: 690)])
                    ]))
        #expect(throws: Never.self) { try PlanCheck.cost(of: rest.plan, for: rest.instance) }
    }

    @Test("a plan that is kept costs nothing for changes and holds every promise", arguments: 1...30)
    func kept(seed: Int) throws {
        let day = try RichDay.make(UInt64(seed))
        let order = RichDay.filled(day, seed: UInt64(seed))
        let plan = try #require(RichDay.plan(order, day))
        let rest = try MidDay(day: day, plan: plan, now: 0, tolerance: 20).rest()
        #expect(rest.plan == plan)
        let cost = try PlanCheck.cost(of: rest.plan, for: rest.instance)
        // Only a pinned start may lie after its window.
        let late = plan.tours.flatMap(\.stops).filter { $0.part == 0 }.reduce(0) {
            let visit = day.visits[$1.visit]
            return visit.pin?.start == nil ? $0 : $0 + max(0, $1.start - visit.window.upperBound)
        }
        #expect(cost.changes == 0 && cost.late == late)
    }

    @Test("facts about people or visits that are not there, and numbers out of range, are refused")
    func refused() throws {
        let day = try Self.day([Self.visit(0...1)])
        func rule(_ plan: Plan, free: Int = 0) -> RefusalRule? {
            do throws(Refusal) {
                let presence = MidDay.Presence(
                    place: Instance.Place(x: 0, y: 0), free: free, worked: 0, hasRested: false)
                _ = try MidDay(day: day, plan: plan, now: 0, presences: [0: presence], tolerance: 0).rest()
                return nil
            } catch {
                return error.rule
            }
        }
        #expect(rule(Self.plan([[(1, 0, 0)]])) == .planUnknown)
        #expect(rule(Self.plan([[(0, 1, 0)]])) == .planUnknown)
        #expect(rule(Plan(tours: [Plan.Tour(caregiver: 3, stops: [])])) == .planUnknown)
        #expect(rule(Self.plan([]), free: .max) == .instanceValue)
        #expect(rule(Self.plan([])) == nil)
    }
}
