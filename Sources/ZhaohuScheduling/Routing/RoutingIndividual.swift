/// Routes of a population, with what is needed to compare them.
struct RoutingIndividual {
    /// In the order of their direction from the depot.
    let routes: [[Int32]]
    let distance: Int
    let timeWarp: Int
    let overload: Int
    /// Who follows each customer; 0 for the depot.
    let following: [Int32]
    /// Who leads each customer; 0 for the depot.
    let leading: [Int32]
    /// Others of the same population by their difference, the most alike first.
    var alike: [(difference: Int, id: Int)] = []
    var id = 0
    /// Lower is better: rank by cost and by difference from the others.
    var fitness = 0.0

    var isFeasible: Bool { timeWarp == 0 && overload == 0 }

    /// The routes as they stand.
    init(_ working: RoutingRoutes) {
        let ground = working.ground
        var following = Array(repeating: Int32(0), count: ground.placeCount)
        var leading = following
        var distance = 0
        var warp = 0
        var overload = 0
        var directed: [(direction: Double, route: [Int32])] = []
        for route in 0..<working.vehicles {
            let depot = working.depot(route)
            var here = depot
            var customers: [Int32] = []
            var (x, y) = (0.0, 0.0)
            repeat {
                let node = working.nextOf(here)
                distance += Int(working.way(here, node))
                if node == depot { break }
                customers.append(Int32(node))
                x += ground.ways.xs[node] - ground.ways.xs[0]
                y += ground.ways.ys[node] - ground.ways.ys[0]
                if here != depot { following[here] = Int32(node) }
                leading[node] = here == depot ? 0 : Int32(here)
                here = node
            } while true
            guard !customers.isEmpty else { continue }
            warp += Int(working.timeWarp[route])
            overload += Int(max(0, working.load[route] - working.capacity))
            directed.append((Self.direction(x, y), customers))
        }
        routes = directed.sorted { ($0.direction, $0.route[0]) < ($1.direction, $1.route[0]) }.map(\.route)
        (self.distance, timeWarp, self.overload) = (distance, warp, overload)
        (self.following, self.leading) = (following, leading)
    }

    /// What it costs at these weights.
    func cost(_ weights: RoutingWeights) -> Int {
        distance + (timeWarp * weights.warp) >> 4 + (overload * weights.load) >> 4
    }

    /// Ways of one that the other does not have.
    func difference(from other: RoutingIndividual) -> Int {
        Int(Self.unlike(following, other.following) &+ Self.unlike(leading, other.leading))
    }

    private static func unlike(_ one: [Int32], _ other: [Int32]) -> Int32 {
        one.withUnsafeBufferPointer { one in
            other.withUnsafeBufferPointer { other in
                var count: Int32 = 0
                var index = 0
                while index < one.count {
                    count &+= one[index] == other[index] ? 0 : 1
                    index &+= 1
                }
                return count
            }
        }
    }

    /// Grows with the angle, 0..<4; not the angle itself, which needs more than the standard library.
    private static func direction(_ x: Double, _ y: Double) -> Double {
        let sum = x.magnitude + y.magnitude
        guard sum > 0 else { return 0 }
        let slope = x / sum
        return y < 0 ? 3 + slope : 1 - slope
    }
}
