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

    /// Starts from routes that hold every window and the load.
    mutating func load(_ routes: [[Int32]]) {
        clear()
        absent.removeAll()
        for (route, customers) in routes.enumerated() { set(route, to: customers[...]) }
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

    /// The routes that are not empty.
    func routes() -> [[Int32]] { Self.routes(next, vehicles: vehicles, depotBase: depotBase) }

    /// The routes of the best plan that are not empty.
    func bestRoutes() -> [[Int32]] { Self.routes(bestNext, vehicles: vehicles, depotBase: depotBase) }

    private static func routes(_ next: borrowing RoutingFlat<Int32>, vehicles: Int, depotBase: Int) -> [[Int32]] {
        var routes: [[Int32]] = []
        for route in 0..<vehicles {
            var customers: [Int32] = []
            var node = Int(next[depotBase + route])
            while node < depotBase {
                customers.append(Int32(node))
                node = Int(next[node])
            }
            if !customers.isEmpty { routes.append(customers) }
        }
        return routes
    }
}
