/// Moving one or two customers behind another node.
extension RoutingRoutes {
    /// A price that no move has: the move cannot be worth it, and was not reckoned to the end.
    static let notWorth = Int.max

    /// `first` and `last` as one part; they are the same customer or neighbours.
    @inline(__always) func part(_ first: Int, _ last: Int) -> RoutingSegment {
        let part = alone[first]
        return first == last ? part : part.joined(alone[last], way: way(first, last))
    }

    @inline(__always) func demand(_ first: Int, _ last: Int) -> Int32 {
        first == last ? demands[first] : demands[first] &+ demands[last]
    }

    /// The time warp of a route up to `left`, then `part` (from `first` to `last`), then from `right` on.
    @inline(__always) func warp(
        _ left: Int, _ part: RoutingSegment, _ first: Int, _ last: Int, _ right: Int
    ) -> Int32 {
        before[left].joined(part, way: way(left, first)).warp(joined: after[right], way: way(last, right))
    }

    /// What it costs to move `first...last` behind `target`, which is not one of them nor the node before.
    @inline(__always) func relocateDelta(_ first: Int, _ last: Int, behind target: Int) -> Int {
        let left = previousOf(first)
        let right = nextOf(last)
        let following = nextOf(target)
        let distance = Int(
            way(left, right) &- way(left, first) &- way(last, right) &+ way(target, first) &+ way(last, following)
                &- way(target, following))
        let from = vehicleOf(first)
        let to = vehicleOf(target)
        if from == to {
            guard distance < penalty[from] else { return Self.notWorth }
            let warp = relocateWarp(first, last, behind: target)
            return distance &+ price(warp: warp, load: load[from]) &- penalty[from]
        }
        let now = penalty[from] &+ penalty[to]
        guard distance < now else { return Self.notWorth }
        let moved = demand(first, last)
        let warpFrom = before[left].warp(joined: after[right], way: way(left, right))
        var delta = distance &- now &+ price(warp: warpFrom, load: load[from] &- moved)
        delta &+= price(warp: 0, load: load[to] &+ moved)
        guard delta < 0 else { return Self.notWorth }
        let warpTo = warp(target, part(first, last), first, last, following)
        return delta &+ ((Int(warpTo) &* warpWeight) >> 4)
    }

    /// Within a route the nodes between are walked.
    private func relocateWarp(_ first: Int, _ last: Int, behind target: Int) -> Int32 {
        let left = previousOf(first)
        let right = nextOf(last)
        if position[target] > position[first] {
            var walk = RoutingWalk(self, from: left)
            walk.go(self, right, to: target)
            walk.join(part(first, last), first, last, self)
            return walk.warp(self, nextOf(target))
        }
        var walk = RoutingWalk(self, from: target)
        walk.join(part(first, last), first, last, self)
        walk.go(self, nextOf(target), to: left)
        return walk.warp(self, right)
    }

    /// Moves `first...last` behind `target`.
    func relocate(_ first: Int, _ last: Int, behind target: Int) {
        let from = vehicleOf(first)
        link(previousOf(first), nextOf(last))
        link(last, nextOf(target))
        link(target, first)
        updateBoth(from, vehicleOf(target))
    }

    @inline(__always) func updateBoth(_ one: Int, _ other: Int) {
        update(one)
        if one != other { update(other) }
    }
}

/// A route that is reckoned node by node.
struct RoutingWalk {
    private var part: RoutingSegment
    private var here: Int

    /// The route up to a node.
    @inline(__always) init(_ routes: RoutingRoutes, from node: Int) {
        part = routes.before[node]
        here = node
    }

    /// Joins a part that goes from `first` to `last`.
    @inline(__always) mutating func join(
        _ next: RoutingSegment, _ first: Int, _ last: Int, _ routes: RoutingRoutes
    ) {
        part = part.joined(next, way: routes.way(here, first))
        here = last
    }

    /// Walks on in the order of the route.
    @inline(__always) mutating func go(_ routes: RoutingRoutes, _ first: Int, to last: Int) {
        var node = first
        while true {
            join(routes.alone[node], node, node, routes)
            if node == last { return }
            node = routes.nextOf(node)
        }
    }

    /// Walks back against the order of the route.
    @inline(__always) mutating func goBack(_ routes: RoutingRoutes, _ first: Int, to last: Int) {
        var node = first
        while true {
            join(routes.alone[node], node, node, routes)
            if node == last { return }
            node = routes.previousOf(node)
        }
    }

    /// The time warp of all with the rest of the route from a node on.
    @inline(__always) func warp(_ routes: RoutingRoutes, _ rest: Int) -> Int32 {
        part.warp(joined: routes.after[rest], way: routes.way(here, rest))
    }
}
