import Testing
import ZhaohuDomain

@testable import ZhaohuScheduling

@Suite("Parts of routes and moves")
struct RoutingMoveTests {
    /// Random routes of all customers; many break windows and load.
    private func shuffled(_ ground: RoutingGround, _ generator: inout RoutingGenerator) -> [[Int32]] {
        var customers = Array(1..<Int32(ground.placeCount))
        generator.shuffle(&customers)
        var routes = Array(repeating: [Int32](), count: ground.vehicles)
        for customer in customers { routes[generator.below(ground.vehicles)].append(customer) }
        return routes
    }

    /// The least time warp of a route, by letting the vehicle back in time to each window it misses.
    private func warp(_ route: [Int32], _ instance: RoutingInstance) -> Int {
        var (clock, warp, here) = (instance.places[0].opens, 0, 0)
        for node in route.map(Int.init) + [0] {
            let place = instance.places[node]
            clock = max(clock + instance.places[here].service + instance.way(here, node), place.opens)
            warp += max(0, clock - place.closes)
            clock = min(clock, place.closes)
            here = node
        }
        return warp
    }

    /// The priced cost reckoned from nothing but routes and instance.
    private func cost(_ working: RoutingRoutes, _ instance: RoutingInstance) -> Int {
        var sum = 0
        for route in working.routes() {
            var here = 0
            for node in route.map(Int.init) + [0] {
                sum += instance.way(here, node)
                here = node
            }
            let load = route.reduce(0) { $0 + instance.places[Int($1)].demand }
            sum += warp(route, instance) * working.warpWeight / 16
            sum += max(0, load - instance.capacity) * working.loadWeight / 16
        }
        return sum
    }

    @Test("parts joined in any order of joining give the time warp of a walk", arguments: 1...20)
    func segments(seed: Int) throws {
        let instance = try RoutingInstance.random(customers: 40, vehicles: 6, seed: UInt64(seed))
        let ground = RoutingGround(instance, nearCount: 10)
        let working = RoutingRoutes(ground)
        var generator = RoutingGenerator(seed: UInt64(seed))
        let routes = shuffled(ground, &generator)
        working.load(routes)
        for (number, route) in routes.enumerated() {
            let expected = warp(route, instance)
            #expect(Int(working.timeWarp[number]) == expected)
            for node in route.map(Int.init) {
                let following = working.nextOf(node)
                let way = working.way(node, following)
                #expect(Int(working.before[node].joined(working.after[following], way: way).timeWarp) == expected)
                #expect(Int(working.before[node].warp(joined: working.after[following], way: way)) == expected)
            }
        }
    }

    /// A random move: its reckoned delta, made when it has one.
    private func move(_ working: RoutingRoutes, _ generator: inout RoutingGenerator) -> Int? {
        let count = working.placeCount - 1
        let first = 1 + generator.below(count)
        let last = generator.oneIn(2) ? first : working.nextOf(first)
        let start = 1 + generator.below(count)
        let end = generator.oneIn(2) ? start : working.nextOf(start)
        guard !working.isDepot(last), !working.isDepot(end) else { return nil }
        let touching = [working.previousOf(first), first, last, working.nextOf(last)]
        switch generator.below(4) {
        case 0:
            let target = generator.oneIn(5) ? working.depot(generator.below(working.vehicles)) : start
            guard target != first, target != last, target != working.previousOf(first) else { return nil }
            let delta = working.relocateDelta(first, last, behind: target)
            if delta != RoutingRoutes.notWorth { working.relocate(first, last, behind: target) }
            return delta
        case 1:
            guard !touching.contains(start), !touching.contains(end) else { return nil }
            let delta = working.swapDelta(first, last, with: start, end)
            if delta != RoutingRoutes.notWorth { working.swap(first, last, with: start, end) }
            return delta
        case 2:
            let head = generator.oneIn(5) ? working.depot(working.vehicleOf(first)) : first
            let tail = generator.oneIn(5) ? working.depot(working.vehicleOf(start)) : start
            guard working.vehicleOf(head) != working.vehicleOf(tail) else { return nil }
            let delta = working.tailsDelta(head, to: tail)
            if delta != RoutingRoutes.notWorth { working.exchangeTails(head, to: tail) }
            return delta
        default:
            guard working.vehicleOf(first) == working.vehicleOf(start),
                working.position[first] < working.position[start]
            else { return nil }
            let delta = working.turnDelta(after: first, to: start)
            if delta != RoutingRoutes.notWorth { working.turn(after: first, to: start) }
            return delta
        }
    }

    @Test("the delta of every move is what reckoning anew says", arguments: 1...20)
    func deltas(seed: Int) throws {
        let instance = try RoutingInstance.random(customers: 30, vehicles: 5, seed: UInt64(seed))
        let ground = RoutingGround(instance, nearCount: 10)
        let working = RoutingRoutes(ground)
        var generator = RoutingGenerator(seed: UInt64(seed))
        working.weigh(warp: 16 * (1 + generator.below(3)), load: 16 * (1 + generator.below(40)))
        var made = 0
        for step in 0..<3_000 {
            if step % 30 == 0 { working.load(shuffled(ground, &generator)) }
            let before = cost(working, instance)
            guard let delta = move(working, &generator), delta != RoutingRoutes.notWorth else { continue }
            made += 1
            #expect(cost(working, instance) - before == delta)
            #expect(working.routes().joined().sorted() == Array(1...30))
        }
        #expect(made > 100)
    }

    @Test("a descent ends with the routes it says, none of them dearer", arguments: 1...10)
    func descent(seed: Int) throws {
        let instance = try RoutingInstance.random(customers: 60, vehicles: 12, seed: UInt64(seed))
        let ground = RoutingGround(instance, nearCount: 20)
        let descent = RoutingDescent(ground)
        var generator = RoutingGenerator(seed: UInt64(seed))
        descent.routes.load(shuffled(ground, &generator))
        let before = cost(descent.routes, instance)
        descent.descend(onlyChanged: nil, &generator) { false }
        #expect(cost(descent.routes, instance) < before)
        let individual = RoutingIndividual(descent.routes)
        let check = RoutingCheck(individual.solution.routes, of: instance)
        #expect(check.distance == individual.distance)
        #expect(check.isFeasible == individual.isFeasible)
    }
}
