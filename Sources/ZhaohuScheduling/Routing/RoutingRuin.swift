/// Ruin and recreate with strings of neighbours and blinks (SISR: Christiaens and Vanden Berghe, 2020), hard windows throughout.
///
/// A step takes strings of customers out of routes near each other and puts each back beside somebody near, so that its
/// price does not grow with the number of customers.
struct RoutingRuin: ~Copyable {
    let ground: RoutingGround
    let ways: RoutingWays
    let depotBase: Int
    let next: RoutingFlat<Int32>
    let previous: RoutingFlat<Int32>
    let vehicle: RoutingFlat<Int32>
    /// The earliest start of each service; at a depot node the depot's opening.
    let start: RoutingFlat<Int32>
    /// The latest start with which the rest of the route holds; at a depot node the depot's closing.
    let latest: RoutingFlat<Int32>
    let load: RoutingFlat<Int32>
    let size: RoutingFlat<Int32>
    /// Vehicles that are out, in no order, and their places in that list (-1 when in the depot).
    var out: [Int32] = []
    let outIndex: RoutingFlat<Int32>
    var generator: RoutingGenerator
    /// Total distance, tenths.
    var distance = 0
    var absent: [Int32] = []
    /// Routes as they were before the step.
    var saved = RoutingSaved()
    let vehicles: Int
    /// The step in which each route was last put by.
    let savedAt: RoutingFlat<Int>
    var step = 0
    /// The best so far.
    let bestNext: RoutingFlat<Int32>
    var bestCost = Int.max
    var bestAbsent = 0
    /// What a customer in no route costs; more than any detour.
    let absencePrice: Int
    var emptyVehicle = 0

    /// One in so many places is overlooked.
    static let blink = 100
    /// Mean number of customers taken out.
    static let meanRuin = 10
    static let longestString = 10

    init(_ ground: RoutingGround, seed: UInt64) {
        self.ground = ground
        ways = ground.ways
        depotBase = ground.placeCount
        vehicles = ground.vehicles
        let nodes = ground.placeCount + ground.vehicles
        next = RoutingFlat(repeating: 0, count: nodes)
        previous = RoutingFlat(repeating: 0, count: nodes)
        vehicle = RoutingFlat(repeating: -1, count: nodes)
        start = RoutingFlat(repeating: ground.alone[0].earliest, count: nodes)
        latest = RoutingFlat(repeating: ground.alone[0].latest, count: nodes)
        load = RoutingFlat(repeating: 0, count: ground.vehicles)
        size = RoutingFlat(repeating: 0, count: ground.vehicles)
        outIndex = RoutingFlat(repeating: -1, count: ground.vehicles)
        generator = RoutingGenerator(seed: seed)
        savedAt = RoutingFlat(repeating: 0, count: ground.vehicles)
        bestNext = RoutingFlat(repeating: 0, count: nodes)
        absencePrice = ground.longestWay * 4 + 1
        clear()
    }

    @inline(__always) func link(_ from: Int, _ to: Int) {
        next[from] = Int32(truncatingIfNeeded: to)
        previous[to] = Int32(truncatingIfNeeded: from)
    }

    /// Reckons starts, latest starts and load of a route anew.
    mutating func update(_ route: Int) {
        let end = depotBase + route
        var clock = ground.alone[0].earliest
        var here = end
        var carried: Int32 = 0
        var count: Int32 = 0
        var node = Int(next[end])
        while node != end {
            clock = max(clock &+ ground.alone[here].duration &+ ways.way(here, node), ground.alone[node].earliest)
            start[node] = clock
            carried &+= ground.demand[node]
            count &+= 1
            here = node
            node = Int(next[node])
        }
        load[route] = carried
        size[route] = count
        var bound = ground.alone[0].latest
        node = Int(previous[end])
        here = end
        while node != end {
            let alone = ground.alone[node]
            bound = min(bound &- ways.way(node, here) &- alone.duration, alone.latest)
            latest[node] = bound
            here = node
            node = Int(previous[node])
        }
        noteOut(route, count > 0)
    }

    private mutating func noteOut(_ route: Int, _ isOut: Bool) {
        let index = Int(outIndex[route])
        if isOut, index < 0 {
            outIndex[route] = Int32(truncatingIfNeeded: out.count)
            out.append(Int32(truncatingIfNeeded: route))
        } else if !isOut, index >= 0, let last = out.popLast() {
            if index < out.count {
                out[index] = last
                outIndex[Int(last)] = Int32(truncatingIfNeeded: index)
            }
            outIndex[route] = -1
        }
    }
}

/// Routes put by, one after another in one array.
struct RoutingSaved {
    var routes: [(route: Int32, from: Int, to: Int)] = []
    var customers: [Int32] = []
    var distance = 0
    var absent: [Int32] = []
}
