/// Reckons a solution anew from the instance alone; shares nothing with the search.
package struct RoutingCheck: Hashable, Sendable {
    /// A rule that a solution breaks; routes are counted from 1.
    package enum Violation: Hashable, Sendable {
        /// More routes than vehicles.
        case tooManyRoutes(routes: Int, vehicles: Int)
        /// There is no such customer.
        case noSuchCustomer(route: Int, customer: Int)
        /// Each customer is visited exactly once.
        case visited(customer: Int, times: Int)
        /// More load than the capacity.
        case overloaded(route: Int, load: Int)
        /// Reached after the end of the window, tenths.
        case late(route: Int, customer: Int, at: Int, closes: Int)
        /// Back after the depot has closed, tenths.
        case backLate(route: Int, at: Int, closes: Int)
    }

    /// All that is broken; empty for a solution that holds.
    package let violations: [Violation]
    /// Total distance, tenths.
    package let distance: Int
    package var isFeasible: Bool { violations.isEmpty }

    /// Walks every route second by second of its clock.
    package init(_ routes: [[Int]], of instance: RoutingInstance) {
        var violations: [Violation] = []
        var distance = 0
        var times = Array(repeating: 0, count: instance.places.count)
        let used = routes.filter { !$0.isEmpty }
        if used.count > instance.vehicles {
            violations.append(.tooManyRoutes(routes: used.count, vehicles: instance.vehicles))
        }
        for (index, route) in used.enumerated() {
            Self.walk(route, number: index + 1, instance, &times, &distance, &violations)
        }
        for customer in instance.places.indices.dropFirst() where times[customer] != 1 {
            violations.append(.visited(customer: customer, times: times[customer]))
        }
        self.violations = violations
        self.distance = distance
    }

    private static func walk(
        _ route: [Int], number: Int, _ instance: RoutingInstance, _ times: inout [Int], _ distance: inout Int,
        _ violations: inout [Violation]
    ) {
        var load = 0
        var here = 0
        var clock = instance.places[0].opens
        for customer in route {
            guard customer > 0, customer < instance.places.count else {
                violations.append(.noSuchCustomer(route: number, customer: customer))
                continue
            }
            let place = instance.places[customer]
            times[customer] += 1
            load += place.demand
            let way = instance.way(here, customer)
            distance += way
            clock = max(clock + way, place.opens)
            if clock > place.closes {
                violations.append(.late(route: number, customer: customer, at: clock, closes: place.closes))
            }
            clock += place.service
            here = customer
        }
        let way = instance.way(here, 0)
        distance += way
        clock += way
        if clock > instance.places[0].closes {
            violations.append(.backLate(route: number, at: clock, closes: instance.places[0].closes))
        }
        if load > instance.capacity { violations.append(.overloaded(route: number, load: load)) }
    }
}
