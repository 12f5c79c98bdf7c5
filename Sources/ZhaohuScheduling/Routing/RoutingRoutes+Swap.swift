/// Exchanging one or two customers with one or two others.
extension RoutingRoutes {
    /// What it costs to exchange `first...last` with `start...end`, which do not touch each other.
    @inline(__always) func swapDelta(_ first: Int, _ last: Int, with start: Int, _ end: Int) -> Int {
        let left = previousOf(first)
        let right = nextOf(last)
        let leftward = previousOf(start)
        let rightward = nextOf(end)
        let distance = Int(
            way(left, start) &+ way(end, right) &+ way(leftward, first) &+ way(last, rightward)
                &- way(left, first) &- way(last, right) &- way(leftward, start) &- way(end, rightward))
        let one = vehicleOf(first)
        let other = vehicleOf(start)
        if one == other {
            guard distance < penalty[one] else { return Self.notWorth }
            let warp =
                position[first] < position[start]
                ? swapWarp(first, last, start, end) : swapWarp(start, end, first, last)
            return distance &+ price(warp: warp, load: load[one]) &- penalty[one]
        }
        let now = penalty[one] &+ penalty[other]
        guard distance < now else { return Self.notWorth }
        let difference = demand(start, end) &- demand(first, last)
        var delta = distance &- now &+ price(warp: 0, load: load[other] &- difference)
        delta &+= price(warp: 0, load: load[one] &+ difference)
        guard delta < 0 else { return Self.notWorth }
        let warpOne = warp(left, part(start, end), start, end, right)
        delta &+= (Int(warpOne) &* warpWeight) >> 4
        guard delta < 0 else { return Self.notWorth }
        let warpOther = warp(leftward, part(first, last), first, last, rightward)
        return delta &+ ((Int(warpOther) &* warpWeight) >> 4)
    }

    /// Within a route, `first...last` before `start...end`.
    private func swapWarp(_ first: Int, _ last: Int, _ start: Int, _ end: Int) -> Int32 {
        var walk = RoutingWalk(self, from: previousOf(first))
        walk.join(part(start, end), start, end, self)
        walk.go(self, nextOf(last), to: previousOf(start))
        walk.join(part(first, last), first, last, self)
        return walk.warp(self, nextOf(end))
    }

    /// Exchanges `first...last` with `start...end`.
    func swap(_ first: Int, _ last: Int, with start: Int, _ end: Int) {
        let left = previousOf(first)
        let right = nextOf(last)
        let leftward = previousOf(start)
        let rightward = nextOf(end)
        let one = vehicleOf(first)
        link(left, start)
        link(end, right)
        link(leftward, first)
        link(last, rightward)
        updateBoth(one, vehicleOf(leftward))
    }
}
