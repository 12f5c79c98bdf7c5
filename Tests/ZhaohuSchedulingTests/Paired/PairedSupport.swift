import Foundation
import Testing
import ZhaohuDomain

@testable import ZhaohuScheduling

extension PairedInstance {
    /// Services at random places on a plane, some of them linked; the way back takes a little longer than the way there.
    static func random(
        services count: Int, links linkCount: Int, staff: Int, windows: Windows, seed: UInt64
    ) throws -> PairedInstance {
        var random = RoutingGenerator(seed: seed)
        let points = (0...count).map { _ in (random.below(60), random.below(60)) }
        var travel: [Int] = []
        for from in points {
            for to in points {
                let way = abs(from.0 - to.0) + abs(from.1 - to.1)
                travel.append(way + (from < to ? 3 : 0))
            }
        }
        let width = windows == .hard ? 160 : 40
        let services = (0..<count).map { number in
            let opens = random.below(150)
            return Service(
                place: number + 1, skill: random.below(2), opens: opens, closes: opens + random.below(width),
                duration: 5 + random.below(20))
        }
        let links = (0..<linkCount).map { number in
            let gap = windows == .hard || random.oneIn(2) ? 0 : random.below(30)
            return Link(
                first: 2 * number, second: 2 * number + 1, shortestGap: gap,
                longestGap: gap == 0 ? 0 : gap + random.below(20))
        }
        let skills = (0..<staff).map { $0 < 2 ? SkillSet(numbers: [0, 1]) : SkillSet(numbers: [random.below(2)]) }
        return try PairedInstance(
            staff: skills, services: services, links: links, places: count + 1, travel: travel, windows: windows,
            horizon: windows == .hard ? 400 : nil)
    }

    /// The least cost of any plan, by trying every order and every person; nil when there is no plan.
    func leastCost() -> Int? {
        var routes: [[Int]] = Array(repeating: [], count: staff.count)
        var best: Int?
        func place(_ service: Int) {
            guard service < services.count else {
                if let cost = PairedBrute.cost(routes, self), cost < best ?? .max { best = cost }
                return
            }
            for person in staff.indices where staff[person].holds(services[service].skill) {
                for position in 0...routes[person].count {
                    routes[person].insert(service, at: position)
                    place(service + 1)
                    routes[person].remove(at: position)
                }
            }
        }
        place(0)
        return best
    }
}

/// The cost of routes by the plainest means: starts are raised until nothing changes.
enum PairedBrute {
    static func cost(_ routes: [[Int]], _ instance: PairedInstance) -> Int? {
        guard let starts = starts(routes, instance) else { return nil }
        let tours = routes.enumerated().map { person, route in
            PairedSolution.Tour(person: person, stops: route.map { .init(service: $0, start: starts[$0]) })
        }
        let check = PairedCheck(tours, of: instance)
        return check.isFeasible ? check.cost.total : nil
    }

    static func starts(_ routes: [[Int]], _ instance: PairedInstance) -> [Int]? {
        var starts = instance.services.map(\.opens)
        for _ in 0...2 * instance.services.count {
            let before = starts
            for route in routes {
                var (here, ready) = (0, 0)
                for service in route {
                    let row = instance.services[service]
                    starts[service] = max(starts[service], ready + instance.way(here, row.place))
                    (here, ready) = (row.place, starts[service] + row.duration)
                }
            }
            for link in instance.links {
                starts[link.second] = max(starts[link.second], starts[link.first] + link.shortestGap)
                starts[link.first] = max(starts[link.first], starts[link.second] - link.longestGap)
            }
            if starts == before { return starts }
        }
        return nil
    }
}

extension PairedSolution {
    /// People and their services in order, without times.
    var routes: [[Int]] { tours.map { [$0.person] + $0.stops.map(\.service) } }
}
