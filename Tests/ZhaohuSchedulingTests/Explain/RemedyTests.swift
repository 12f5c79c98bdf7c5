import Testing
import ZhaohuDomain
import ZhaohuScheduling

@Suite("Smallest changes that place a visit")
struct RemedyTests {
    static let seeds = 30

    /// Every way to put a visit in.
    static func ways(_ visit: Int, _ order: RichDay.Order, _ day: Instance) -> [[Insertion]] {
        day.visits[visit].parts.indices.reduce([[]]) { ways, part in
            ways.flatMap { way in
                order.indices.filter { caregiver in !way.contains { $0.caregiver == caregiver } }.flatMap { caregiver in
                    (0...order[caregiver].count).map {
                        way + [Insertion(visit: visit, part: part, caregiver: caregiver, position: $0)]
                    }
                }
            }
        }
    }

    /// The smallest cost at which a visit can be placed in a changed day; nil when it cannot.
    static func placed(_ visit: Int, _ order: RichDay.Order, _ day: Instance) -> Int? {
        ways(visit, order, day).compactMap { RichDay.judged(RichDay.put($0, in: order), day).cost?.total }.min()
    }

    /// The day with another visit, or another caregiver.
    static func changed(
        _ day: Instance, visit: (Int, Instance.Visit)? = nil, caregiver: (Int, Instance.Caregiver)? = nil
    ) throws -> Instance {
        var (visits, caregivers) = (day.visits, day.caregivers)
        if let visit { visits[visit.0] = visit.1 }
        if let caregiver { caregivers[caregiver.0] = caregiver.1 }
        return try Instance(
            travel: day.travel, weights: day.weights, caregivers: caregivers, clients: day.clients, visits: visits)
    }

    static func visit(
        _ visit: Instance.Visit, earlier: Int = 0, later: Int = 0, without: SkillSet = []
    ) -> Instance.Visit {
        // A longer window or lateness is the same for the rules; lateness is priced from the old end.
        Instance.Visit(
            client: visit.client,
            parts: visit.parts.map { .init(skills: $0.skills.subtracting(without), duration: $0.duration) },
            gap: visit.gap, window: (visit.window.lowerBound - earlier)...visit.window.upperBound,
            lateness: visit.lateness + later, priority: visit.priority, price: visit.price, excess: visit.excess,
            pin: visit.pin, inForce: visit.inForce)
    }

    static func caregiver(_ person: Instance.Caregiver, overtime: Int = 0, rests: Bool = true) -> Instance.Caregiver {
        Instance.Caregiver(
            home: person.home, begin: person.begin, skills: person.skills, traits: person.traits, shift: person.shift,
            overtime: person.overtime + overtime, fairLoad: person.fairLoad, mostWork: person.mostWork,
            worked: person.worked, rest: rests ? person.rest : nil)
    }

    /// The smallest number of seconds for which a changed day can place the visit, every second tried.
    ///
    /// Ways that break a rule which no time changes are left aside, the others tried with each number.
    static func smallest(
        _ visit: Int, _ order: RichDay.Order, _ day: Instance, upTo most: Int, _ change: (Int) throws -> Instance
    ) throws -> Int? {
        let orders = ways(visit, order, day).map { RichDay.put($0, in: order) }.filter { order in
            let rule = RichDay.judged(order, day).rule
            return ![.planRefused, .planSkill, .planWork, nil].contains(rule)
        }
        for seconds in 1...most {
            let changed = try change(seconds)
            if orders.contains(where: { RichDay.judged($0, changed).cost != nil }) { return seconds }
        }
        return nil
    }

    static func remedies(_ visit: Int, _ order: RichDay.Order, _ day: Instance) throws -> [Remedy] {
        let timetable = try Timetable(try #require(RichDay.plan(order, day)), for: day)
        guard case .unplaced(let explanation) = Explanation(of: visit, in: timetable) else {
            Issue.record("visit \(visit) is not placed")
            return []
        }
        return explanation.remedies
    }

    /// A day and an order in which one visit is left out.
    static func case_(_ seed: Int) throws -> (day: Instance, order: RichDay.Order, visit: Int)? {
        let day = try RichDay.make(UInt64(seed), visits: 7, caregivers: 3)
        let visit = seed % 7
        return (day, RichDay.filled(day, seed: UInt64(seed), leaving: [visit]), visit)
    }

    @Test("fits as it is: the cheapest way, as every way tried shows")
    func nothing() throws {
        var (fits, not) = (0, 0)
        for seed in 1...Self.seeds {
            guard let (day, order, visit) = try Self.case_(seed) else { continue }
            let now = try #require(RichDay.judged(order, day).cost)
            let found = try Self.remedies(visit, order, day).first { $0.kind == .nothing }
            #expect(found?.cost == Self.placed(visit, order, day).map { $0 - now.total })
            if found == nil { not += 1 } else { fits += 1 }
        }
        #expect(fits > 5 && not > 5)
    }

    @Test("later and earlier: the smallest number of seconds, as every second tried shows", arguments: [false, true])
    func windows(isLater: Bool) throws {
        var found = 0
        for seed in 1...Self.seeds {
            guard let (day, order, visit) = try Self.case_(seed), Self.placed(visit, order, day) == nil else {
                continue
            }
            let asked = day.visits[visit]
            let told = try Self.remedies(visit, order, day).compactMap { remedy -> Int? in
                switch remedy.kind {
                case .later(let seconds): isLater ? seconds : nil
                case .earlier(let seconds): isLater ? nil : seconds
                default: nil
                }
            }.first
            let smallest = try Self.smallest(visit, order, day, upTo: told ?? 40) { seconds in
                let earlier = min(seconds, asked.window.lowerBound)
                let change = isLater ? Self.visit(asked, later: seconds) : Self.visit(asked, earlier: earlier)
                return try Self.changed(day, visit: (visit, change))
            }
            try #require(told == smallest, "\(seed)")
            if told != nil { found += 1 }
        }
        #expect(found > 1, "\(found)")
    }

    @Test("overtime and no break: the smallest amount over all caregivers, as every one tried shows")
    func people() throws {
        var (overtimes, rests) = (0, 0)
        for seed in 1...Self.seeds {
            guard let (day, order, visit) = try Self.case_(seed), Self.placed(visit, order, day) == nil else {
                continue
            }
            let remedies = try Self.remedies(visit, order, day)
            let overtime = remedies.compactMap { remedy -> Int? in
                if case .overtime(_, let seconds) = remedy.kind { seconds } else { nil }
            }.first
            var smallest: Int?
            var withoutRest: Int?
            for (index, person) in day.caregivers.enumerated() {
                let least = try Self.smallest(visit, order, day, upTo: overtime ?? 40) {
                    try Self.changed(day, caregiver: (index, Self.caregiver(person, overtime: $0)))
                }
                smallest = [smallest, least].compactMap { $0 }.min()
                let free = try Self.changed(day, caregiver: (index, Self.caregiver(person, rests: false)))
                withoutRest = [withoutRest, Self.placed(visit, order, free)].compactMap { $0 }.min()
            }
            try #require(overtime == smallest, "\(seed)")
            let now = try #require(RichDay.judged(order, day).cost)
            let rest = remedies.first { $0.kind.rank == 4 }
            try #require(rest?.cost == withoutRest.map { $0 - now.total }, "\(seed)")
            overtimes += overtime == nil ? 0 : 1
            rests += rest == nil ? 0 : 1
        }
        #expect(overtimes + rests > 2, "\(overtimes) \(rests)")
    }

    @Test("moving out: the cheapest visit of lower priority on the days concerned, as every one tried shows")
    func movingOut() throws {
        var found = 0
        for seed in 1...Self.seeds {
            guard let (day, order, visit) = try Self.case_(seed) else { continue }
            let now = try #require(RichDay.judged(order, day).cost)
            var cheapest: Int?
            for other in day.visits.indices where day.visits[other].priority > day.visits[visit].priority {
                guard day.visits[other].pin == nil, order.contains(where: { $0.contains { $0.visit == other } }) else {
                    continue
                }
                let crew = Set(order.indices.filter { order[$0].contains { $0.visit == other } })
                let less = RichDay.without(other, order)
                for way in Self.ways(visit, less, day) where way.contains(where: { crew.contains($0.caregiver) }) {
                    guard let cost = RichDay.judged(RichDay.put(way, in: less), day).cost else { continue }
                    cheapest = min(cheapest ?? .max, cost.total - now.total)
                }
            }
            let told = try Self.remedies(visit, order, day).first { $0.kind.rank == 5 }
            try #require(told?.cost == cheapest, "\(seed)")
            found += told == nil ? 0 : 1
        }
        #expect(found > 5, "\(found)")
    }

    @Test("without skills: the fewest, as every set tried shows")
    func skills() throws {
        var found = 0
        for seed in 1...Self.seeds {
            guard let (day, order, visit) = try Self.case_(seed), day.visits[visit].parts.count == 1,
                Self.placed(visit, order, day) == nil
            else { continue }
            let told = try Self.remedies(visit, order, day).compactMap { remedy -> Int? in
                if case .withoutSkills(let skills) = remedy.kind { skills.rawValue.nonzeroBitCount } else { nil }
            }.first
            var fewest: Int?
            for set in 1...3 {
                let skills = SkillSet(rawValue: UInt64(set))
                let change = try Self.changed(day, visit: (visit, Self.visit(day.visits[visit], without: skills)))
                guard Self.placed(visit, order, change) != nil else { continue }
                fewest = min(fewest ?? .max, set.nonzeroBitCount)
            }
            #expect(told == fewest, "\(seed)")
            found += told == nil ? 0 : 1
        }
        #expect(found > 0, "\(found)")
    }
}
