/// Exchanging the tails of two routes, and turning a part of one.
extension RoutingRoutes {
    /// What it costs when `head` is followed by `tail` and all after it, and `tail`'s route takes over what followed `head`.
    ///
    /// They are in different routes; either may be the depot node.
    @inline(__always) func tailsDelta(_ head: Int, to tail: Int) -> Int {
        let one = vehicleOf(head)
        let other = vehicleOf(tail)
        let following = nextOf(head)
        let leading = previousOf(tail)
        let distance = Int(
            way(head, tail) &+ way(leading, following) &- way(head, following) &- way(leading, tail))
        let now = penalty[one] &+ penalty[other]
        guard distance < now else { return Self.notWorth }
        let loadOne = loadBefore[head] &+ load[other] &- loadBefore[leading]
        let loadOther = load[one] &+ load[other] &- loadOne
        let warpOne = before[head].warp(joined: after[tail], way: way(head, tail))
        let delta = distance &- now &+ price(warp: warpOne, load: loadOne)
        guard delta < 0 else { return Self.notWorth }
        let warpOther = before[leading].warp(joined: after[following], way: way(leading, following))
        return delta &+ price(warp: warpOther, load: loadOther)
    }

    /// Exchanges the tails.
    func exchangeTails(_ head: Int, to tail: Int) {
        let one = vehicleOf(head)
        let other = vehicleOf(tail)
        let following = nextOf(head)
        let leading = previousOf(tail)
        let lastOne = previousOf(depot(one))
        let lastOther = previousOf(depot(other))
        if isDepot(tail) {
            link(head, depot(one))
        } else {
            link(head, tail)
            link(lastOther, depot(one))
        }
        if isDepot(following) {
            link(leading, depot(other))
        } else {
            link(leading, following)
            link(lastOne, depot(other))
        }
        updateBoth(one, other)
    }

    /// What it costs to turn what follows `head` up to and with `last`, both in one route, `head` before `last`.
    @inline(__always) func turnDelta(after head: Int, to last: Int) -> Int {
        let first = nextOf(head)
        let right = nextOf(last)
        let route = vehicleOf(head)
        let distance = Int(way(head, last) &+ way(first, right) &- way(head, first) &- way(last, right))
        guard distance < penalty[route] else { return Self.notWorth }
        var walk = RoutingWalk(self, from: head)
        walk.goBack(self, last, to: first)
        return distance &+ price(warp: walk.warp(self, right), load: load[route]) &- penalty[route]
    }

    /// Turns what follows `head` up to and with `last`.
    func turn(after head: Int, to last: Int) {
        let first = nextOf(head)
        let right = nextOf(last)
        var node = last
        var here = head
        while true {
            let back = previousOf(node)
            link(here, node)
            here = node
            if node == first { break }
            node = back
        }
        link(first, right)
        update(vehicleOf(head))
    }
}
