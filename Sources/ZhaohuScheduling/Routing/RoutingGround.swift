/// What never changes during a search: ways, windows, demands and who is near whom.
///
/// Nodes are the depot 0, the customers, and then one more depot node a vehicle, where its route begins and ends.
final class RoutingGround: @unchecked Sendable {
    // Unchecked because of the flat memory: written only while the object is made, read only afterwards.

    /// Depot and customers.
    let placeCount: Int
    let vehicles: Int
    let capacity: Int32
    let demand: RoutingFlat<Int32>
    /// Each node alone.
    let alone: RoutingFlat<RoutingSegment>
    let ways: RoutingWays
    /// `nearCount` customers a place, the nearest first.
    let near: RoutingFlat<Int32>
    let nearCount: Int
    /// The longest way between the depot and a customer.
    let longestWay: Int
    private let xs: RoutingFlat<Double>
    private let ys: RoutingFlat<Double>
    private let matrix: RoutingFlat<Int32>

    /// A matrix beyond this many places costs more in memory than reckoning a way costs in time.
    static let mostPlacesInMatrix = 1_500

    init(_ instance: RoutingInstance, nearCount wanted: Int, shouldStop: () -> Bool = { false }) {
        let count = instance.places.count
        placeCount = count
        vehicles = min(instance.vehicles, max(1, count - 1))
        capacity = Int32(instance.capacity)
        xs = RoutingFlat(instance.places.map { Double($0.x) })
        ys = RoutingFlat(instance.places.map { Double($0.y) })
        let depot = instance.places[0]
        let nodes = instance.places + Array(repeating: depot, count: vehicles)
        demand = RoutingFlat(nodes.map { Int32($0.demand) })
        alone = RoutingFlat(
            nodes.map {
                RoutingSegment(
                    duration: Int32($0.service), timeWarp: 0, earliest: Int32($0.opens), latest: Int32($0.closes))
            })
        let isSmall = count <= Self.mostPlacesInMatrix
        let reckoned = RoutingWays(count: count, xs: xs.base, ys: ys.base, matrix: nil)
        matrix = RoutingFlat(repeating: 0, count: isSmall ? count * count : 0)
        if isSmall {
            for from in 0..<count {
                for to in 0..<count { matrix[from * count + to] = reckoned.reckon(from, to) }
            }
        }
        ways = RoutingWays(count: count, xs: xs.base, ys: ys.base, matrix: isSmall ? matrix.base : nil)
        var longest = 1
        for place in 0..<count { longest = max(longest, Int(ways.way(0, place))) }
        longestWay = longest
        self.nearCount = min(wanted, max(0, count - 2))
        near = RoutingFlat(repeating: 0, count: count * self.nearCount)
        fillNear(shouldStop)
    }

    /// Near is who can follow or precede with little way, waiting and lateness.
    private func fillNear(_ shouldStop: () -> Bool) {
        guard nearCount > 0 else { return }
        var ranked = Array(repeating: (cost: Int.max, place: Int32(0)), count: nearCount)
        for place in 1..<placeCount {
            // Stopped: the rest is near nobody, and no search follows.
            if shouldStop() { return }
            for index in ranked.indices { ranked[index].cost = .max }
            for other in 1..<placeCount where other != place {
                let cost = min(nearness(place, other), nearness(other, place))
                guard cost < ranked[nearCount - 1].cost else { continue }
                var index = nearCount - 1
                while index > 0, ranked[index - 1].cost > cost {
                    ranked[index] = ranked[index - 1]
                    index -= 1
                }
                ranked[index] = (cost, Int32(other))
            }
            for index in 0..<nearCount { near[place * nearCount + index] = ranked[index].place }
        }
    }

    /// The way, a fifth of the wait that cannot be avoided, and the lateness that cannot.
    private func nearness(_ from: Int, _ to: Int) -> Int {
        let way = Int(ways.way(from, to))
        let first = alone[from]
        let second = alone[to]
        let ready = Int(first.duration) + way
        let wait = max(0, Int(second.earliest) - ready - Int(first.latest))
        let late = max(0, Int(first.earliest) + ready - Int(second.latest))
        return way + wait / 5 + late
    }
}

/// The way between two nodes: from the matrix where there is one, else reckoned.
struct RoutingWays: BitwiseCopyable {
    let count: Int
    let xs: UnsafeMutablePointer<Double>
    let ys: UnsafeMutablePointer<Double>
    let matrix: UnsafeMutablePointer<Int32>?

    /// Tenths; nodes beyond the places are the depot.
    @inline(__always) func way(_ from: Int, _ to: Int) -> Int32 {
        let from = from < count ? from : 0
        let to = to < count ? to : 0
        guard let matrix else { return reckon(from, to) }
        return matrix[from &* count &+ to]
    }

    /// Exact, because distances below 10^9 tenths have squares that a double holds or misses by less than their roots do.
    @inline(__always) func reckon(_ from: Int, _ to: Int) -> Int32 {
        let dx = xs[from] - xs[to]
        let dy = ys[from] - ys[to]
        return Int32((100 * (dx * dx + dy * dy)).squareRoot())
    }
}
