import Testing
import ZhaohuDomain

@testable import ZhaohuScheduling

@Suite("Weekdays of clients")
struct WeeklyPatternTests {
    static func want(
        _ visits: Int, minutes: Int = 60, area: Int = 0, at x: Int = 0, inForce: [Int] = []
    ) -> WeeklyPattern.Want {
        WeeklyPattern.Want(
            visits: visits, minutes: minutes, area: area, place: Instance.Place(x: x, y: 0), inForce: inForce)
    }

    static func company(_ count: Int, seed: UInt64, areas: Int = 3) -> [WeeklyPattern.Want] {
        var random = Generator(state: seed)
        return (0..<count).map { _ in
            let visits = Int.random(in: 0...15, using: &random)
            return WeeklyPattern.Want(
                visits: visits, minutes: Int.random(in: 20...120, using: &random),
                area: Int.random(in: 0..<areas, using: &random),
                place: Instance.Place(
                    x: Int.random(in: -4_000...4_000, using: &random),
                    y: Int.random(in: -4_000...4_000, using: &random)))
        }
    }

    /// In the same square or in one beside it.
    static func isNear(_ one: WeeklyPattern.Want, _ other: WeeklyPattern.Want, _ side: Int) -> Bool {
        func square(_ number: Int) -> Int { Int((Double(number) / Double(side)).rounded(.down)) }
        return one.area == other.area && abs(square(one.place.x) - square(other.place.x)) <= 1
            && abs(square(one.place.y) - square(other.place.y)) <= 1
    }

    static let weekend = [100, 100, 100, 100, 100, 60, 40]

    /// Minutes by weekday in an area.
    static func loads(_ wants: [WeeklyPattern.Want], _ patterns: [WeeklyPattern], area: Int) -> [Int] {
        (0..<7).map { day in
            zip(wants, patterns).filter { $0.0.area == area }.reduce(0) { $0 + $1.0.minutes * $1.1.counts[day] }
        }
    }

    @Test("each client gets exactly the visits wanted, as even by day as can be", arguments: 1...5)
    func counts(seed: Int) throws {
        let wants = Self.company(100, seed: UInt64(seed))
        let patterns = try WeeklyPlan.patterns(for: wants, capacity: Array(repeating: Self.weekend, count: 3))
        for (want, pattern) in zip(wants, patterns) {
            #expect(pattern.counts.reduce(0, +) == want.visits)
            #expect((pattern.counts.max() ?? 0) - (pattern.counts.min() ?? 0) <= 1)
            #expect((pattern.reason == .everyDay) == (want.visits % 7 == 0))
        }
        #expect(try patterns == WeeklyPlan.patterns(for: wants, capacity: Array(repeating: Self.weekend, count: 3)))
    }

    @Test("two or three visits never come on neighbouring days while there is room")
    func spread() throws {
        for seed in 1...2 {
            let wants = Self.company(100, seed: UInt64(seed)).map { Self.want($0.visits % 2 + 2, minutes: $0.minutes) }
            for pattern in try WeeklyPlan.patterns(for: wants, capacity: [Array(repeating: 100, count: 7)]) {
                for day in 0..<7 where pattern.isVisited(on: day) { #expect(!pattern.isVisited(on: (day + 1) % 7)) }
            }
        }
    }

    @Test("days are as full as their capacity allows, weekends less so")
    func balance() throws {
        let wants = Self.company(400, seed: 9, areas: 2)
        let patterns = try WeeklyPlan.patterns(for: wants, capacity: [Self.weekend, Array(repeating: 1, count: 7)])
        let first = Self.loads(wants, patterns, area: 0)
        let fullest = first[..<5].max() ?? 0
        #expect((fullest - (first[..<5].min() ?? 0)) * 100 < 8 * fullest, "\(first)")
        #expect(first[6] < first[0] && first[5] < first[0], "\(first)")
        let second = Self.loads(wants, patterns, area: 1)
        #expect(((second.max() ?? 0) - (second.min() ?? 0)) * 100 < 6 * (second.max() ?? 1), "\(second)")
    }

    @Test("near clients are visited on the same days: far more often than without a price for it")
    func near() throws {
        let wants = Self.company(300, seed: 6, areas: 1).map {
            WeeklyPattern.Want(visits: 2, minutes: $0.minutes, place: $0.place)
        }
        let near = wants.indices.map { client in
            wants.indices.filter { Self.isNear(wants[client], wants[$0], 400) && $0 != client }
        }
        func apart(_ price: Int) throws -> Int {
            let patterns = try WeeklyPlan.patterns(
                for: wants, capacity: [Self.weekend], prices: WeeklyPattern.Prices(apart: price))
            return wants.indices.reduce(0) { sum, client in
                sum
                    + near[client].reduce(0) { sum, other in
                        sum + zip(patterns[client].counts, patterns[other].counts).count { ($0 > 0) != ($1 > 0) }
                    }
            }
        }
        let (without, with) = (try apart(0), try apart(30))
        #expect(with * 100 < 75 * without, "\(with) \(without)")
        // In one house, when nothing else counts.
        let house = [Self.want(2), Self.want(2), Self.want(2, at: 5_000), Self.want(2, at: 5_000)]
        let patterns = try WeeklyPlan.patterns(
            for: house, capacity: [], prices: WeeklyPattern.Prices(balance: 1, apart: 90))
        #expect(patterns[0].counts == patterns[1].counts && patterns[2].counts == patterns[3].counts)
        #expect(patterns[0].counts != patterns[2].counts)
    }

    @Test("what is in force is kept; only a gain above the price of the change changes it")
    func steady() throws {
        let wants = Self.company(150, seed: 4)
        let capacity = Array(repeating: Self.weekend, count: 3)
        let first = try WeeklyPlan.patterns(for: wants, capacity: capacity)
        func again(_ wants: [WeeklyPattern.Want]) throws -> [WeeklyPattern] {
            let inForce = zip(wants, first).map { want, pattern in
                WeeklyPattern.Want(
                    visits: want.visits, minutes: want.minutes, area: want.area, place: want.place,
                    inForce: pattern.counts)
            }
            return try WeeklyPlan.patterns(for: inForce, capacity: capacity)
        }
        #expect(try again(wants).map(\.counts) == first.map(\.counts))
        #expect(try again(wants).allSatisfy { $0.changed == 0 && ($0.reason == .kept || $0.reason == .everyDay) })
        // A visit more for one client moves next to nobody else.
        var more = wants
        more[7] = Self.want(wants[7].visits + 1, minutes: wants[7].minutes, area: wants[7].area)
        let moved = zip(try again(more), first).enumerated().filter {
            $0.offset != 7 && $0.element.0.counts != $0.element.1.counts
        }
        #expect(moved.count <= 2)
        // Alone, a client on Monday and Tuesday gains 12 squared days from an even week.
        for (change, expected) in [(12 * 400, [1, 1, 0, 0, 0, 0, 0]), (12 * 400 - 1, [1, 0, 0, 1, 0, 0, 0])] {
            let prices = WeeklyPattern.Prices(balance: 0, change: change)
            let wants = [Self.want(2, inForce: [1, 1, 0, 0, 0, 0, 0])]
            let pattern = try WeeklyPlan.patterns(for: wants, capacity: [], prices: prices)[0]
            #expect(pattern.counts == expected)
            #expect(pattern.changed == (expected[1] == 1 ? 0 : 1))
        }
    }

    @Test("no single move improves, and on tiny companies little is lost against every combination tried")
    func local() {
        var (found, best) = (0, 0)
        for seed in 1...12 {
            let wants = Self.company(3, seed: UInt64(seed), areas: 1)
            let (plan, cost) = Self.solved(wants)
            found += cost
            var least = Int.max
            let masks = wants.map { WeeklyPlan.masks[$0.visits % 7] }
            for first in masks[0] {
                for second in masks[1] {
                    for third in masks[2] {
                        let cost = Self.cost(plan, [first, second, third])
                        least = min(least, cost)
                        let chosen = plan.masks
                        let moves = [first != chosen[0], second != chosen[1], third != chosen[2]].count { $0 }
                        if moves == 1 { #expect(cost >= Self.cost(plan, chosen.compactMap { $0 })) }
                    }
                }
            }
            best += least
        }
        #expect(found >= best && (found - best) * 100 <= 3 * best, "\(found) \(best)")
    }

    static func solved(_ wants: [WeeklyPattern.Want]) -> (WeeklyPlan, Int) {
        var plan = WeeklyPlan(wants, [weekend], WeeklyPattern.Prices(near: 3_000))
        plan.construct()
        plan.improve()
        return (plan, cost(plan, plan.masks.compactMap { $0 }))
    }

    /// The cost of days for all clients, added up afresh.
    static func cost(_ plan: WeeklyPlan, _ masks: [Int]) -> Int {
        var cost = 0
        var loads = Array(repeating: 0, count: 7)
        for (client, mask) in masks.enumerated() {
            let days = (0..<7).filter { mask >> $0 & 1 == 1 }
            let gaps = days.indices.map { index in
                (index + 1 < days.count ? days[index + 1] : days[0] + 7) - days[index]
            }
            let even = WeeklyPlan.leastUnevenness[plan.wants[client].visits % 7]
            cost += plan.prices.spread * (gaps.reduce(0) { $0 + $1 * $1 } - even)
            for day in 0..<7 { loads[day] += plan.wants[client].minutes * plan.counts(client, mask)[day] }
            for other in 0..<client where isNear(plan.wants[client], plan.wants[other], plan.prices.near) {
                cost += plan.prices.apart * (mask ^ masks[other]).nonzeroBitCount
            }
        }
        for day in 0..<7 { cost += plan.prices.balance * loads[day] * loads[day] / plan.shares[0][day] }
        return cost
    }

    @Test("numbers out of range are refused by their field, and odd companies get a pattern")
    func odd() throws {
        func field(_ want: WeeklyPattern.Want, capacity: [[Int]] = []) -> String? {
            do throws(Refusal) {
                _ = try WeeklyPlan.patterns(for: [want], capacity: capacity)
                return nil
            } catch {
                return error.details.first?.value
            }
        }
        #expect(field(Self.want(-1)) == "clients[0].visits")
        #expect(field(Self.want(.max)) == "clients[0].visits")
        #expect(field(Self.want(1, minutes: 0)) == "clients[0].minutes")
        #expect(field(Self.want(1, area: .max)) == "clients[0].area")
        #expect(field(Self.want(1, at: .min)) == "clients[0].x")
        #expect(field(Self.want(1, inForce: [1])) == "clients[0].in_force count")
        #expect(field(Self.want(1), capacity: [[1, 2, 3]]) == "areas[0] count")
        #expect(try WeeklyPlan.patterns(for: [], capacity: []).isEmpty)
        #expect(try WeeklyPlan.patterns(for: [Self.want(0)], capacity: [])[0].counts == [0, 0, 0, 0, 0, 0, 0])
        // Nobody works on any day, everybody lives in one house: the visits are told all the same.
        let house = try WeeklyPlan.patterns(
            for: Array(repeating: Self.want(3), count: 2_000), capacity: [[0, 0, 0, 0, 0, 0, 0]])
        #expect(house.allSatisfy { $0.counts.reduce(0, +) == 3 })
        // A day that nobody works is left alone.
        let sunday = try WeeklyPlan.patterns(
            for: Array(repeating: Self.want(3), count: 20), capacity: [[1, 1, 1, 1, 1, 1, 0]])
        #expect(sunday.allSatisfy { !$0.isVisited(on: 6) })
    }

    @Test("a pattern is told in a line in both languages")
    func lines() throws {
        let patterns = try WeeklyPlan.patterns(
            for: [Self.want(2), Self.want(14), Self.want(8, inForce: [2, 1, 1, 1, 1, 1, 1]), Self.want(0)], capacity: []
        )
        #expect(
            patterns.map { ExplanationText.line($0, .english) } == [
                "Tue, Fri: as even over the week as can be",
                "Mon 2, Tue 2, Wed 2, Thu 2, Fri 2, Sat 2, Sun 2: the same on every day",
                "Mon 2, Tue, Wed, Thu, Fri, Sat, Sun: kept as in force", "no visits",
            ])
        #expect(ExplanationText.line(patterns[0], .chinese) == "周二、周五：一周内分布最均匀")
    }
}
