/// What never changes during a search: ways, who is able to do what, and which services are near each other.
///
/// Nodes are the services, and then one depot node a route, where it begins and ends.
final class PairedGround: @unchecked Sendable {
    // Unchecked because of the flat memory: written only while the object is made, read only afterwards.

    let serviceCount: Int
    let routeCount: Int
    let placeCount: Int
    /// Row by row the ways from a place, and the ways to it.
    let from: RoutingFlat<Int32>
    let to: RoutingFlat<Int32>
    /// The nodes with no service in any route.
    let nodes: RoutingFlat<PairedNode>
    /// The routes of each skill.
    let routes: [[Int32]]
    /// Routes of equal skills have the same number: of those without services one is enough.
    let kind: [Int32]
    let kindCount: Int
    /// The routes that are worth having, as people.
    let person: [Int]
    /// For each service the others, those next in place first.
    let nearPlace: [[Int32]]
    /// The same, with waiting and lateness that cannot be avoided.
    let nearTime: [[Int32]]
    let horizon: Int32
    /// What a service in no route costs.
    let absencePrice: Int
    let isHard: Bool

    static let nearCount = 100

    init(_ instance: PairedInstance, shouldStop: () -> Bool = { false }) {
        let services = instance.services
        serviceCount = services.count
        placeCount = instance.places
        person = Self.people(instance)
        routeCount = person.count
        isHard = instance.windows == .hard
        horizon = Int32(instance.horizon ?? Int(PairedNode.forever))
        from = RoutingFlat(instance.travel.map { Int32($0) })
        let count = instance.places
        to = RoutingFlat((0..<count * count).map { Int32(instance.way($0 % count, $0 / count)) })
        nodes = RoutingFlat(Self.nodes(instance, routes: person.count))
        let skills = person.map { instance.staff[$0] }
        routes = (0..<64).map { skill in skills.indices.filter { skills[$0].holds(skill) }.map { Int32($0) } }
        var kinds: [SkillSet: Int32] = [:]
        for set in skills where kinds[set] == nil { kinds[set] = Int32(kinds.count) }
        kind = skills.map { kinds[$0] ?? 0 }
        kindCount = kinds.count
        nearPlace = Self.near(services, shouldStop) { Self.way(instance, services[$0], services[$1]) }
        nearTime = Self.near(services, shouldStop) { one, other in
            min(
                Self.nearness(instance, services[one], services[other]),
                Self.nearness(instance, services[other], services[one]))
        }
        // No plan gains by leaving a service out: soft windows cannot cost as much, and a hard one only a detour.
        let longest = instance.travel.max() ?? 0
        absencePrice = isHard ? 4 * longest + 1 : 1 << 40
    }

    /// At most as many equal people as there are services.
    private static func people(_ instance: PairedInstance) -> [Int] {
        var counts: [SkillSet: Int] = [:]
        return instance.staff.indices.filter {
            counts[instance.staff[$0], default: 0] += 1
            return counts[instance.staff[$0], default: 0] <= instance.services.count
        }
    }

    private static func nodes(_ instance: PairedInstance, routes: Int) -> [PairedNode] {
        var nodes = instance.services.map { service in
            var node = PairedNode()
            node.place = Int32(service.place)
            node.opens = Int32(service.opens)
            node.duration = Int32(service.duration)
            node.skill = Int32(service.skill)
            switch instance.windows {
            case .soft: node.closes = Int32(service.closes)
            case .hard: node.latest = Int32(service.closes)
            }
            return node
        }
        for link in instance.links {
            nodes[link.first].mate = Int32(link.second)
            nodes[link.second].mate = Int32(link.first)
            nodes[link.second].lag = Int32(link.shortestGap)
            nodes[link.first].lag = Int32(-link.longestGap)
        }
        for route in 0..<routes {
            var depot = PairedNode()
            depot.route = Int32(route)
            depot.next = Int32(nodes.count)
            depot.previous = Int32(nodes.count)
            depot.start = 0
            nodes.append(depot)
        }
        return nodes
    }

    private static func way(
        _ instance: PairedInstance, _ one: PairedInstance.Service, _ other: PairedInstance.Service
    ) -> Int { min(instance.way(one.place, other.place), instance.way(other.place, one.place)) }

    /// The way, a fifth of the wait that cannot be avoided, and the lateness that cannot.
    private static func nearness(
        _ instance: PairedInstance, _ one: PairedInstance.Service, _ other: PairedInstance.Service
    ) -> Int {
        let way = instance.way(one.place, other.place)
        let ready = one.duration + way
        let wait = max(0, other.opens - ready - one.closes)
        let late = max(0, one.opens + ready - other.closes)
        return way + wait / 5 + late
    }

    /// The nearest of every service; when stopped the rest is near nobody, and no search follows.
    private static func near(
        _ services: [PairedInstance.Service], _ shouldStop: () -> Bool, _ measure: (Int, Int) -> Int
    ) -> [[Int32]] {
        let count = min(nearCount, services.count - 1)
        var ranked: [(cost: Int, service: Int32)] = []
        return services.indices.map { one in
            ranked.removeAll(keepingCapacity: true)
            if shouldStop() { return [] }
            for other in services.indices where other != one {
                let cost = measure(one, other)
                if ranked.count == count {
                    guard cost < ranked[count - 1].cost else { continue }
                    ranked.removeLast()
                }
                var index = ranked.count
                ranked.append((cost, Int32(other)))
                while index > 0, ranked[index - 1].cost > cost {
                    ranked.swapAt(index, index - 1)
                    index -= 1
                }
            }
            return ranked.map(\.service)
        }
    }
}
