/// Routes in change, with the earliest start of every service.
///
/// The earliest starts are the least that routes, openings and gaps allow together. Lateness only grows with starts, so
/// no other starts of the same routes cost less.
final class PairedBoard {
    let ground: PairedGround
    let nodes: RoutingFlat<PairedNode>
    /// The first depot node.
    let depots: Int
    /// All driving.
    var travel = 0
    /// The lateness of all services, and the largest.
    var late = 0
    var worst = 0
    /// Services in no route.
    var absent: [Int32] = []
    /// Services whose start is to be raised.
    let pending: RoutingFlat<PairedRaise>
    var pendingCount = 0
    var walk = 0
    /// A walk with more raises than this is taken for a circle of people who wait for each other.
    let mostRaises: Int

    init(_ ground: PairedGround) {
        self.ground = ground
        depots = ground.serviceCount
        let count = ground.serviceCount + ground.routeCount
        mostRaises = 4 * count + 100
        pending = RoutingFlat(repeating: PairedRaise(node: 0, start: 0), count: mostRaises + 8)
        nodes = RoutingFlat(repeating: PairedNode(), count: count)
        nodes.base.update(from: ground.nodes.base, count: count)
        absent = (0..<ground.serviceCount).map { Int32($0) }
    }

    /// What the plan costs, absent services included.
    var cost: Int { travel + late + worst + absent.count * ground.absencePrice }

    @inline(__always) func way(_ from: Int32, _ to: Int32) -> Int32 {
        ground.from[Int(from) &* ground.placeCount &+ Int(to)]
    }

    /// Puts an absent service behind a node; its start stays `never`.
    @inline(__always) func link(_ service: Int, behind previous: Int) {
        let base = nodes.base
        let next = Int(base[previous].next)
        base[service].previous = Int32(truncatingIfNeeded: previous)
        base[service].next = Int32(truncatingIfNeeded: next)
        base[service].route = base[previous].route
        base[service].wayOn = way(base[service].place, base[next].place)
        base[previous].next = Int32(truncatingIfNeeded: service)
        base[previous].wayOn = way(base[previous].place, base[service].place)
        base[next].previous = Int32(truncatingIfNeeded: service)
    }

    /// Takes a service out; nobody's start changes yet.
    @inline(__always) func unlink(_ service: Int) {
        let base = nodes.base
        let previous = Int(base[service].previous)
        let next = Int(base[service].next)
        base[service].route = -1
        base[service].start = PairedNode.never
        base[previous].next = Int32(truncatingIfNeeded: next)
        base[previous].wayOn = way(base[previous].place, base[next].place)
        base[next].previous = Int32(truncatingIfNeeded: previous)
    }

    /// What linking behind a node adds to the driving.
    @inline(__always) func detour(_ service: Int, behind previous: Int) -> Int {
        let base = nodes.base
        let next = base[Int(base[previous].next)].place
        let place = base[service].place
        return Int(way(base[previous].place, place)) &+ Int(way(place, next)) &- Int(base[previous].wayOn)
    }

    /// The earliest start of a service behind a node, gaps to its mate included.
    @inline(__always) func arrival(_ service: Int, behind previous: Int) -> Int32 {
        let base = nodes.base
        let ready =
            base[previous].start &+ base[previous].duration &+ way(base[previous].place, base[service].place)
        return max(ready, floor(service))
    }

    /// No start is earlier than this, wherever the service is put.
    @inline(__always) func floor(_ service: Int) -> Int32 {
        let base = nodes.base
        let mate = Int(base[service].mate)
        guard mate >= 0, base[mate].route >= 0 else { return base[service].opens }
        return max(base[service].opens, base[mate].start &+ base[service].lag)
    }
}

/// A service that cannot start before.
struct PairedRaise: BitwiseCopyable {
    var node: Int32
    var start: Int32
}
