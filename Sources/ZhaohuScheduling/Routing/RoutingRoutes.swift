/// Routes while they are changed: a ring a vehicle through its depot node, and the parts before and after each node.
///
/// A class, because the inner loops would copy a structure of this size on each call.
final class RoutingRoutes {
    let ground: RoutingGround
    let ways: RoutingWays
    /// Each node alone, and its demand; the ground keeps them alive.
    let alone: UnsafeMutablePointer<RoutingSegment>
    let demands: UnsafeMutablePointer<Int32>
    let placeCount: Int
    let vehicles: Int
    let capacity: Int32
    let next: RoutingFlat<Int32>
    let previous: RoutingFlat<Int32>
    /// The vehicle of each node, -1 for a customer in no route.
    let vehicle: RoutingFlat<Int32>
    /// The place in the route, 0 for the depot node.
    let position: RoutingFlat<Int32>
    /// The route up to and with the node.
    let before: RoutingFlat<RoutingSegment>
    /// The route from the node on.
    let after: RoutingFlat<RoutingSegment>
    let loadBefore: RoutingFlat<Int32>
    let load: RoutingFlat<Int32>
    let timeWarp: RoutingFlat<Int32>
    /// Price of the route's time warp and overload.
    let penalty: RoutingFlat<Int>
    /// The change at which the route was last changed.
    let changed: RoutingFlat<Int>
    /// Sixteenths of a tenth a tenth of time warp.
    var warpWeight = 16
    /// Sixteenths of a tenth a unit of overload.
    var loadWeight = 320

    init(_ ground: RoutingGround) {
        self.ground = ground
        ways = ground.ways
        alone = ground.alone.base
        demands = ground.demand.base
        placeCount = ground.placeCount
        vehicles = ground.vehicles
        capacity = ground.capacity
        let nodes = ground.placeCount + ground.vehicles
        next = RoutingFlat(repeating: 0, count: nodes)
        previous = RoutingFlat(repeating: 0, count: nodes)
        vehicle = RoutingFlat(repeating: -1, count: nodes)
        position = RoutingFlat(repeating: 0, count: nodes)
        before = RoutingFlat(repeating: ground.alone[0], count: nodes)
        after = RoutingFlat(repeating: ground.alone[0], count: nodes)
        loadBefore = RoutingFlat(repeating: 0, count: nodes)
        load = RoutingFlat(repeating: 0, count: ground.vehicles)
        timeWarp = RoutingFlat(repeating: 0, count: ground.vehicles)
        penalty = RoutingFlat(repeating: 0, count: ground.vehicles)
        changed = RoutingFlat(repeating: 0, count: ground.vehicles)
        clear()
    }

    /// The depot node of a vehicle.
    @inline(__always) func depot(_ vehicle: Int) -> Int { placeCount &+ vehicle }
    @inline(__always) func isDepot(_ node: Int) -> Bool { node >= placeCount }
    @inline(__always) func nextOf(_ node: Int) -> Int { Int(next[node]) }
    @inline(__always) func previousOf(_ node: Int) -> Int { Int(previous[node]) }
    @inline(__always) func vehicleOf(_ node: Int) -> Int { Int(vehicle[node]) }
    @inline(__always) func way(_ from: Int, _ to: Int) -> Int32 { ways.way(from, to) }

    /// What time warp and load of a route cost.
    @inline(__always) func price(warp: Int32, load: Int32) -> Int {
        (Int(warp) &* warpWeight) >> 4 &+ (Int(max(0, load &- capacity)) &* loadWeight) >> 4
    }

    @inline(__always) func link(_ from: Int, _ to: Int) {
        next[from] = Int32(truncatingIfNeeded: to)
        previous[to] = Int32(truncatingIfNeeded: from)
    }

    /// Empties every route.
    func clear() {
        vehicle.fill(-1)
        for route in 0..<vehicles {
            link(depot(route), depot(route))
            update(route)
            changed[route] = 0
        }
    }

    /// Puts routes in; those beyond the vehicles are hung behind the last one.
    func load(_ routes: [[Int32]]) {
        clear()
        for (index, route) in routes.enumerated() {
            let number = min(index, vehicles - 1)
            for customer in route {
                link(previousOf(depot(number)), Int(customer))
                link(Int(customer), depot(number))
            }
            update(number)
        }
    }

    /// Reckons a route anew after its ring was changed.
    func update(_ route: Int) {
        let end = depot(route)
        var here = end
        var part = alone[end]
        var carried: Int32 = 0
        var place: Int32 = 0
        vehicle[end] = Int32(truncatingIfNeeded: route)
        before[end] = part
        repeat {
            let node = nextOf(here)
            part = part.joined(alone[node], way: way(here, node))
            if node == end { break }
            place &+= 1
            carried &+= demands[node]
            before[node] = part
            loadBefore[node] = carried
            position[node] = place
            vehicle[node] = Int32(truncatingIfNeeded: route)
            here = node
        } while true
        load[route] = carried
        timeWarp[route] = part.timeWarp
        penalty[route] = price(warp: part.timeWarp, load: carried)
        updateAfter(end)
    }

    private func updateAfter(_ end: Int) {
        var part = alone[end]
        after[end] = part
        var here = end
        var node = previousOf(end)
        while node != end {
            part = alone[node].joined(part, way: way(node, here))
            after[node] = part
            here = node
            node = previousOf(node)
        }
    }

    /// The routes that are not empty.
    func routes() -> [[Int32]] {
        var routes: [[Int32]] = []
        for route in 0..<vehicles {
            var customers: [Int32] = []
            var node = nextOf(depot(route))
            while !isDepot(node) {
                customers.append(Int32(node))
                node = nextOf(node)
            }
            if !customers.isEmpty { routes.append(customers) }
        }
        return routes
    }

    /// Prices the penalties anew after the weights were changed.
    func weigh(warp: Int, load: Int) {
        warpWeight = warp
        loadWeight = load
        for route in 0..<vehicles { penalty[route] = price(warp: timeWarp[route], load: self.load[route]) }
    }
}
