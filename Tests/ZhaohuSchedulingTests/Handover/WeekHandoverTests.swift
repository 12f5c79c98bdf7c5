import Testing
import ZhaohuDomain
import ZhaohuScheduling

/// The hand-over of clients over a whole week, held against the checker of day plans, which shares nothing with it.
@Suite("Hand-over over a week")
struct WeekHandoverTests {
    private static let weights = PlanWeights(
        unserved: [36_000, 18_000, 9_000], travel: 1, late: 2, known: 200, stranger: 900, overload: 1, wish: 600)
    private static let rest = Instance.Rest(afterWork: 21_600, length: 1_800, window: 39_600...48_600)
    private static let rules = WeekRules(
        travel: TravelRule(detourPercent: 135, speed: 5_000, accessSeconds: 120), weights: weights, fairLoad: 25_200,
        mostWork: 36_000, rest: rest)

    private static func random(_ range: ClosedRange<Int>, _ generator: inout Generator) -> Int {
        Int.random(in: range, using: &generator)
    }

    private static func place(_ generator: inout Generator) -> Instance.Place {
        Instance.Place(x: random(-6_000...6_000, &generator), y: random(-6_000...6_000, &generator))
    }

    /// A city in which company 0 leaves; some clients need two carers.
    private struct City {
        var carers: [WeekCarer] = []
        var own: [WeekClient] = []
        var clients: [WeekClient] = []

        init(seed: UInt64, carers count: Int, clients: Int, companies: Int = 4) {
            var generator = Generator(state: seed)
            for index in 0..<count {
                carers.append(
                    WeekCarer(
                        company: index % companies, home: place(&generator),
                        skills: SkillSet(rawValue: UInt64(index % 3 == 0 ? 3 : 1)),
                        traits: SkillSet(rawValue: UInt64(index % 2)), shift: 28_800...64_800))
            }
            for index in 0..<clients {
                let start = random(9...15, &generator) * 3_600
                let days = Set((0..<random(1...4, &generator)).map { _ in random(0...6, &generator) })
                let client = WeekClient(
                    company: index % companies, place: place(&generator), days: days.sorted(),
                    window: start...start + random(0...3, &generator) * 3_600,
                    seconds: random(1...4, &generator) * 1_800,
                    crew: index % 11 == 0 ? [SkillSet(rawValue: 1), []] : [SkillSet(rawValue: index % 5 == 0 ? 2 : 1)],
                    gap: 0...(index % 22 == 0 ? 900 : 0), refused: index % 7 == 0 ? [1, 2] : [],
                    wishes: SkillSet(rawValue: UInt64(index % 2)))
                if index % companies == 0 { self.clients.append(client) } else { own.append(client) }
            }
        }

        func handover(rounds: Int = 1) -> WeekHandover {
            var planner = WeekHandover(
                carers: carers, own: own, clients: clients, companies: 4, open: [1, 2, 3], rules: rules)
            planner.run(rounds: rounds)
            return planner
        }
    }

    @Test(
        "every week proposed keeps every rule of a day, pairs and breaks too",
        arguments: 1...6 as ClosedRange<UInt64>)
    func keepsTheRules(seed: UInt64) throws {
        let city = City(seed: seed, carers: 12, clients: 150)
        let planner = city.handover()
        for day in 0..<7 {
            var visits: [Instance.Visit] = []
            var stops: [Int: [Plan.Stop]] = [:]
            for (client, offer) in planner.offers.enumerated() {
                guard let visit = offer?.visits.first(where: { $0.day == day }) else { continue }
                let wanted = city.clients[client]
                for (part, carer) in visit.carers.enumerated() {
                    stops[carer, default: []].append(
                        Plan.Stop(visit: visits.count, part: part, start: visit.starts[part]))
                }
                visits.append(
                    Instance.Visit(
                        client: client,
                        parts: wanted.crew.map { Instance.Part(skills: $0, duration: wanted.seconds) },
                        gap: wanted.gap, window: wanted.window, lateness: 0, priority: 1))
            }
            let instance = try Instance(
                travel: Self.rules.travel, weights: Self.weights,
                caregivers: city.carers.map {
                    Instance.Caregiver(
                        home: $0.home, skills: $0.skills, traits: $0.traits, shift: $0.shift, fairLoad: 25_200,
                        mostWork: 36_000, rest: Self.rest)
                },
                clients: city.clients.map { Instance.Client(place: $0.place, refused: $0.refused.sorted()) },
                visits: visits)
            let tours = stops.keys.sorted().map { carer in
                Plan.Tour(caregiver: carer, stops: (stops[carer] ?? []).sorted { $0.start < $1.start })
            }
            let cost = try PlanCheck.cost(of: Plan(tours: tours), for: instance)
            #expect(cost.unserved.reduce(0, +) == 0)
        }
    }

    @Test("each client goes wholly to one open company, on all of its days")
    func wholeWeeks() {
        let city = City(seed: 9, carers: 40, clients: 160)
        let planner = city.handover()
        #expect(planner.offers.count { $0 != nil } == city.clients.count, "there is room for all")
        for (client, offer) in planner.offers.enumerated() {
            guard let offer else { continue }
            #expect(offer.visits.map(\.day) == city.clients[client].days)
            #expect(offer.carers.allSatisfy { city.carers[$0].company == offer.company } && offer.company != 0)
        }
    }

    @Test("where one carer has room on all days, one carer comes")
    func oneCarer() {
        let home = Instance.Place(x: 0, y: 0)
        let carers = (0..<6).map { _ in
            WeekCarer(company: 1, home: home, skills: [], shift: 28_800...64_800)
        }
        let client = WeekClient(
            company: 0, place: Instance.Place(x: 500, y: 0), days: [0, 2, 4], window: 30_000...40_000, seconds: 3_600,
            crew: [[]], known: [4])
        var planner = WeekHandover(
            carers: carers, own: [], clients: [client], companies: 2, open: [1], rules: Self.rules)
        planner.run()
        #expect(planner.offers[0]?.carers == [4], "the one whom the client knows")
    }

    @Test("a client may have to take the room that another can leave")
    func exchange() {
        let home = Instance.Place(x: 0, y: 0)
        let carers = [
            WeekCarer(company: 1, home: home, skills: SkillSet(rawValue: 1), shift: 28_800...36_000),
            WeekCarer(company: 2, home: home, skills: SkillSet(rawValue: 1), shift: 28_800...36_000),
        ]
        func client(_ window: ClosedRange<Int>, refused: Set<Int>, days: [Int]) -> WeekClient {
            WeekClient(
                company: 0, place: home, days: days, window: window, seconds: 7_200, crew: [SkillSet(rawValue: 1)],
                refusedCompanies: refused)
        }
        // The first has more care and is placed first, with company 1, where alone the second can go.
        let clients = [
            client(28_800...28_800, refused: [], days: [0, 1]), client(28_800...28_800, refused: [], days: [0]),
        ]
        var planner = WeekHandover(
            carers: carers, own: [], clients: clients, companies: 3, open: [1, 2], rules: Self.rules)
        planner.run(rounds: 1)
        #expect(planner.offers.compactMap { $0?.company }.sorted() == [1, 2])
    }

    /// A company with one carer whose Monday morning is taken.
    private func busy(_ client: WeekClient, shift: ClosedRange<Int> = 28_800...36_000) -> WeekUnplaced {
        let home = Instance.Place(x: 0, y: 0)
        let carers = [WeekCarer(company: 1, home: home, skills: SkillSet(rawValue: 1), shift: shift)]
        let own = WeekClient(
            company: 1, place: home, days: [0], window: 28_800...28_800, seconds: 7_200, crew: [SkillSet(rawValue: 1)])
        var planner = WeekHandover(
            carers: carers, own: [own], clients: [client], companies: 2, open: [1], rules: Self.rules)
        planner.run()
        #expect(planner.offers[0] == nil)
        return planner.unplaced(0)
    }

    private func wanting(
        days: [Int] = [0], window: ClosedRange<Int> = 28_800...28_800, seconds: Int = 3_600, skills: UInt64 = 1
    ) -> WeekClient {
        WeekClient(
            company: 0, place: Instance.Place(x: 0, y: 0), days: days, window: window, seconds: seconds,
            crew: [SkillSet(rawValue: skills)])
    }

    @Test("who is not placed is named with the reason and the smallest change that helps")
    func changes() {
        let later = busy(wanting(window: 32_400...34_200), shift: 28_800...43_200)
        #expect(later.hurdle == .time(company: 1, days: [0]) && later.change == .window(seconds: 1_800))
        let day = busy(wanting())
        #expect(day.change == .days([1]) && day.offer?.visits.map(\.day) == [1])
        let everyDay = busy(wanting(days: Array(0..<7)), shift: 28_800...39_600)
        #expect(everyDay.change == .window(seconds: 7_200), "no other day is left, so later that morning")
        let unskilled = busy(wanting(skills: 2))
        #expect(unskilled.hurdle == .skills && unskilled.change == .hire(company: 1) && unskilled.offer == nil)
        let longer = busy(wanting(days: Array(1..<7), seconds: 9_000))
        #expect(longer.change == .longer(carer: 0, seconds: 1_800))
        let never = busy(wanting(window: 80_000...80_000))
        #expect(never.change == .none)
    }

    @Test("a change that is named places the client when it is made")
    func changesHelp() {
        for seed in 20...24 as ClosedRange<UInt64> {
            let city = City(seed: seed, carers: 8, clients: 240)
            let planner = city.handover(rounds: 0)
            for client in city.clients.indices where planner.offers[client] == nil {
                let unplaced = planner.unplaced(client)
                var changed = city.clients[client]
                switch unplaced.change {
                case .window(let seconds):
                    changed.window =
                        max(0, changed.window.lowerBound - seconds)...changed.window.upperBound + seconds
                case .days(let days): changed.days = days
                case .longer, .hire, .none: continue
                }
                let offer = unplaced.offer
                #expect(offer?.visits.map(\.day) == changed.days)
                #expect(offer?.visits.allSatisfy { changed.window.contains($0.starts[0]) } == true)
            }
        }
    }

    @Test("the same facts give the same hand-over, and what was agreed to stays")
    func repeatable() throws {
        let city = City(seed: 3, carers: 24, clients: 120)
        let first = city.handover()
        #expect(first.offers == city.handover().offers)
        let client = try #require(first.offers.firstIndex { $0 != nil })
        let agreed = try #require(first.offers[client])
        var again = WeekHandover(
            carers: city.carers, own: city.own, clients: city.clients, companies: 4, open: [1, 2, 3],
            rules: Self.rules)
        again.keep(client, agreed)
        again.run()
        #expect(again.offers[client] == agreed)
    }
}
