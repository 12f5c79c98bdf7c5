import Testing
import ZhaohuDomain
import ZhaohuScheduling

@Suite("Explanations of visits")
struct ExplanationTests {
    static func text(_ language: Language) -> ExplanationText {
        ExplanationText(language, caregiver: { "G\($0)" }, visit: { "V\($0)" }, skill: { "s\($0)" })
    }

    static func timetable(_ day: Instance, _ stops: [[(visit: Int, part: Int, start: Int)]] = []) throws -> Timetable {
        try Timetable(PlanRulesTests.plan(stops), for: day)
    }

    /// A day in which each of the caregivers fails a visit at 33,300 to 33,300 by another rule.
    static func hard() throws -> Instance {
        let here = Instance.Place(x: 0, y: 0)
        func person(
            _ x: Int = 0, skills: [Int] = [0], end: Int = 70_000, most: Int = 90_000, rest: Instance.Rest? = nil
        )
            -> Instance.Caregiver
        {
            Instance.Caregiver(
                home: Instance.Place(x: x, y: 0), skills: SkillSet(numbers: skills), shift: 32_000...end,
                fairLoad: 90_000, mostWork: most, rest: rest)
        }
        let rest = Instance.Rest(afterWork: 600, length: 1_800, window: 33_000...34_000)
        return try SmallDay.make(
            [
                person(), person(skills: []), person(most: 1_500), person(2_799), person(end: 35_100),
                person(rest: rest), person(),
            ],
            [Instance.Client(place: here, refused: [0])],
            [
                SmallDay.visit(0, window: 33_300...33_300, lateness: 0, duration: 3_600, priority: 1),
                SmallDay.visit(0, window: 39_000...39_000, lateness: 0, duration: 600, priority: 3),
                SmallDay.visit(0, window: 33_600...33_600, lateness: 300, duration: 600, priority: 3),
            ])
    }

    @Test("each caregiver with the skills is told with the first rule in the way, in numbers")
    func unplaced() throws {
        let timetable = try Self.timetable(Self.hard(), [[], [], [], [], [], [], [(2, 0, 33_600), (1, 0, 39_000)]])
        guard case .unplaced(let told) = Explanation(of: 0, in: timetable) else {
            Issue.record("it is not placed")
            return
        }
        #expect(told.excluded.map(\.caregiver) == [0, 2, 3, 4, 5, 6])
        #expect(told.excluded.map(\.hurdle.stage) == [.refused, .work, .window, .shift, .rest, .otherWindow])
        #expect(told.unskilled == [1])
        #expect(told.candidates.isEmpty)
        let lines = told.excluded.map { Self.text(.english).line($0.hurdle, for: $0.caregiver) }
        #expect(
            lines == [
                "refused by the client", "35 min above the most work allowed", "could start 09:40, latest start 09:15",
                "home 10:15, 30 min too late", "25 min short of the break of 30 min",
                "V2 would start 10:15, latest start 09:25",
            ])
        #expect(
            Self.text(.chinese).line(told.excluded[2].hurdle, for: 3) == "最早 09:40 可开始，最迟应 09:15 开始")
        // A line about somebody else's day names them.
        #expect(Self.text(.english).line(told.excluded[3].hurdle, for: 9) == "G4: home 10:15, 30 min too late")
    }

    @Test("what would place it, one change of a kind, in the order of preference")
    func remedies() throws {
        let timetable = try Self.timetable(Self.hard(), [[], [], [], [], [], [], [(2, 0, 33_600), (1, 0, 39_000)]])
        guard case .unplaced(let told) = Explanation(of: 0, in: timetable) else { return }
        #expect(told.remedies.map(\.kind.rank) == told.remedies.map(\.kind.rank).sorted())
        let lines = told.remedies.map { Self.text(.english).line($0) }
        #expect(
            lines == [
                "start 15 min later than allowed: G6, 09:30", "30 min more overtime for G4: G4, 09:15",
                "G5 without the break: G5, 09:15", "leave out V2: G6, 09:15",
                "without the skill s0: G1, 09:15",
            ])
    }

    @Test("why this caregiver: what the visit costs there, the next best, and the care team")
    func placed() throws {
        let day = try SmallDay.make(
            [
                SmallDay.caregiver(0), SmallDay.caregiver(100), SmallDay.caregiver(300), SmallDay.caregiver(400),
                SmallDay.caregiver(500), SmallDay.caregiver(0, skills: []),
            ], [SmallDay.client(0, primary: [4, 5], known: [1])], [SmallDay.visit(0)])
        let timetable = try Self.timetable(day, [[], [(0, 0, 101)]])
        guard case .placed(let told) = Explanation(of: 0, in: timetable) else {
            Issue.record("it is placed")
            return
        }
        #expect(told.crew == [1] && told.start == 101 && !told.isPinned)
        #expect(told.familiarity == [.known])
        #expect(told.change.travel == 202 && told.change.familiarity == 200 && told.change.unserved == -18_000)
        #expect(told.cost == 202 + 200 - 18_000)
        // There and back: 0 m as a stranger, 500 m of the first choice, 300 m as a stranger.
        #expect(told.alternatives.map(\.candidate.crew) == [[0], [4], [2]])
        #expect(told.alternatives.map(\.cost) == [498, 600, 1_100])
        #expect(told.alternatives[1].difference.travel == 800)
        #expect(told.team.map(\.caregiver) == [4, 5])
        #expect(told.team.map(\.hurdle?.stage) == [nil, .skill])
        #expect(told.team[0].difference?.familiarity == -200)
        #expect(Self.text(.english).line(told.alternatives[1].difference) == "travel +14 min, familiarity -200")
        #expect(Self.text(.chinese).line(told.alternatives[1].difference) == "路程 +14 分钟，熟悉程度 -200")
    }

    @Test("a pinned visit says so, and that nobody else may come")
    func pinned() throws {
        let visit = PlanRulesTests.visit(pin: Instance.Pin(caregivers: [1], start: 400))
        let day = try PlanRulesTests.day([PlanRulesTests.caregiver(), PlanRulesTests.caregiver()], [visit])
        guard case .placed(let told) = Explanation(of: 0, in: try Self.timetable(day, [[], [(0, 0, 400)]])) else {
            return
        }
        #expect(told.isPinned && told.alternatives.isEmpty)
        #expect(told.team.map(\.hurdle?.stage) == [.pin])
        #expect(told.team.map(\.hurdle?.rule) == [.planPin])
    }

    @Test("a visit of two whose caregivers cannot meet is told as that")
    func apart() throws {
        // Each has a visit of their own at a time that leaves the other's half of the window.
        let window = 1_000...1_400
        let day = try PlanRulesTests.day(
            [PlanRulesTests.caregiver(), PlanRulesTests.caregiver()].map {
                Instance.Caregiver(home: $0.home, skills: [], shift: 0...3_000, fairLoad: 9_000)
            },
            [
                Instance.Visit(
                    client: 0, parts: Array(repeating: Instance.Part(skills: [], duration: 150), count: 2),
                    window: window, lateness: 0, priority: 1),
                Instance.Visit(
                    client: 0, parts: [Instance.Part(skills: [], duration: 250)], window: 1_000...1_000, lateness: 0,
                    priority: 1),
                Instance.Visit(
                    client: 0, parts: [Instance.Part(skills: [], duration: 250)], window: 1_160...1_160, lateness: 0,
                    priority: 1),
                Instance.Visit(
                    client: 0, parts: [Instance.Part(skills: [], duration: 250)], window: 1_420...1_420, lateness: 0,
                    priority: 1),
            ])
        let timetable = try Self.timetable(day, [[(1, 0, 1_000)], [(2, 0, 1_160), (3, 0, 1_420)]])
        guard case .unplaced(let told) = Explanation(of: 0, in: timetable) else { return }
        #expect(told.isPairApart && told.candidates.isEmpty && told.excluded.isEmpty)
    }

    @Test("a timetable shows ways, waiting, latest starts and the way home")
    func routes() throws {
        let day = try SmallDay.make(
            [SmallDay.caregiver(0, shift: 0...3_000)], [SmallDay.client(500), SmallDay.client(600)],
            [SmallDay.visit(0, window: 700...900), SmallDay.visit(1, window: 0...1_000, lateness: 500)])
        let route = try Self.timetable(day, [[(0, 0, 700), (1, 0, 901)]]).routes[0]
        #expect(route.stops.map(\.way) == [501, 101])
        #expect(route.stops.map(\.waiting) == [199, 0])
        #expect(route.stops.map(\.start) == [700, 901])
        // The first may be late by 100 s; the second by its own window, the shift allows more.
        #expect(route.stops.map(\.latest) == [1_000, 1_500])
        #expect(route.wayHome == 601 && route.home == 1_602 && route.work == 501 + 101 + 601 + 200)
    }

    @Test("a stop may start at its latest start and no later, as moving it shows", arguments: 1...40)
    func latest(seed: Int) throws {
        let day = try RichDay.make(UInt64(seed))
        let order = RichDay.filled(day, seed: UInt64(seed))
        let timetable = try Timetable(try #require(RichDay.plan(order, day)), for: day)
        for route in timetable.routes {
            for stop in route.stops where stop.part == 0 && day.visits[stop.visit].pin?.start == nil {
                for (start, holds) in [(stop.latest, true), (stop.latest + 1, false)] {
                    guard let plan = RichDay.plan(order, day, hold: [stop.visit: start]) else { continue }
                    do throws(Refusal) {
                        _ = try PlanCheck.cost(of: plan, for: day)
                        #expect(holds)
                    } catch {
                        // Breaks are another matter: they are no part of a latest start.
                        #expect(!holds || error.rule == .planRest, "\(error)")
                    }
                }
            }
        }
    }

    @Test("every reason has a line in both languages")
    func lines() {
        for stage in Hurdle.Stage.allCases {
            let hurdle = Hurdle(stage, caregiver: 1, visit: 2, value: 3_660, limit: 3_600, lacking: [], isPinned: false)
            let (english, chinese) = (
                Self.text(.english).line(hurdle, for: 1), Self.text(.chinese).line(hurdle, for: 1)
            )
            #expect(!english.isEmpty && !chinese.isEmpty && english != chinese)
            #expect(RefusalRule.schedulingRules.contains(hurdle.rule))
        }
        #expect(ExplanationText.time(90_061) == "25:01")
        #expect(ExplanationText.minutes(61) == 2 && ExplanationText.minutes(60) == 1)
    }
}
