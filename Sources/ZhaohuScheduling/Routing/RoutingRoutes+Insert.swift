/// Putting a customer in who is in no route.
extension RoutingRoutes {
    /// What it costs to put a customer behind a node.
    @inline(__always) func insertDelta(_ customer: Int, behind node: Int) -> Int {
        let following = nextOf(node)
        let route = vehicleOf(node)
        let distance = Int(way(node, customer) &+ way(customer, following) &- way(node, following))
        let warp = warp(node, alone[customer], customer, customer, following)
        return distance &+ price(warp: warp, load: load[route] &+ demands[customer]) &- penalty[route]
    }

    /// Puts a customer where it costs least: beside somebody near, or in an empty route.
    ///
    /// - Returns: the vehicle.
    @discardableResult func insertCheapest(_ customer: Int, empty: Int?) -> Int {
        var best = Int.max
        var target = -1
        let base = customer * ground.nearCount
        for index in 0..<ground.nearCount {
            let other = Int(ground.near[base + index])
            guard vehicle[other] >= 0 else { continue }
            for node in [other, previousOf(other)] {
                let delta = insertDelta(customer, behind: node)
                if delta < best { (best, target) = (delta, node) }
            }
        }
        if let empty {
            let delta = insertDelta(customer, behind: depot(empty))
            if delta < best { (best, target) = (delta, depot(empty)) }
        }
        if target < 0 {
            for route in 0..<vehicles {
                let delta = insertDelta(customer, behind: depot(route))
                if delta < best { (best, target) = (delta, depot(route)) }
            }
        }
        let route = vehicleOf(target)
        link(customer, nextOf(target))
        link(target, customer)
        update(route)
        return route
    }

    /// An empty route; nil when every vehicle is out.
    func firstEmpty() -> Int? { (0..<vehicles).first { isDepot(nextOf(depot($0))) } }
}
