/// Whole routes in and out.
extension RoutingRuin {
    /// Empties every route; all customers are absent.
    mutating func clear() {
        vehicle.fill(-1)
        out.removeAll(keepingCapacity: true)
        for route in 0..<vehicles {
            outIndex[route] = -1
            link(depotBase + route, depotBase + route)
            vehicle[depotBase + route] = Int32(route)
            load[route] = 0
            size[route] = 0
        }
        distance = 0
        absent = Array(1..<Int32(depotBase))
    }

    /// Begins anew with nothing but a seed.
    mutating func reset(seed: UInt64) {
        generator = RoutingGenerator(seed: seed)
        clear()
        emptyVehicle = 0
        bestCost = .max
        bestAbsent = 0
    }

    /// Gives a vehicle these customers in place of those it has.
    mutating func set(_ route: Int, to customers: ArraySlice<Int32>) {
        let end = depotBase + route
        link(end, end)
        var here = end
        for customer in customers {
            link(here, Int(customer))
            vehicle[Int(customer)] = Int32(truncatingIfNeeded: route)
            distance += Int(ways.way(here, Int(customer)))
            here = Int(customer)
        }
        link(here, end)
        distance += here == end ? 0 : Int(ways.way(here, end))
        update(route)
    }

    /// The routes of the best plan that are not empty.
    func bestRoutes() -> [[Int32]] {
        var routes: [[Int32]] = []
        for route in 0..<vehicles {
            var customers: [Int32] = []
            var node = Int(bestNext[depotBase + route])
            while node < depotBase {
                customers.append(Int32(node))
                node = Int(bestNext[node])
            }
            if !customers.isEmpty { routes.append(customers) }
        }
        return routes
    }
}
