extension RoutingRuin {
    /// One ruin and recreation; undone unless it costs at most `margin` more than before.
    mutating func advance(margin: Int) {
        step += 1
        saved.routes.removeAll(keepingCapacity: true)
        saved.customers.removeAll(keepingCapacity: true)
        saved.distance = distance
        saved.absent = absent
        ruin()
        order()
        recreate()
        let cost = self.cost
        if cost >= saved.distance + saved.absent.count * absencePrice + margin {
            restore()
        } else if cost < bestCost {
            bestCost = cost
            bestAbsent = absent.count
            bestNext.base.update(from: next.base, count: next.count)
        }
    }

    /// Distance, and the price of those absent.
    var cost: Int { distance + absent.count * absencePrice }

    /// Takes strings out of the routes around a random customer.
    private mutating func ruin() {
        let customers = depotBase - 1
        let present = customers - absent.count
        guard present > 0, !out.isEmpty else { return }
        let longest = max(1.0, min(Double(Self.longestString), Double(present) / Double(out.count)))
        let most = 4.0 * Double(Self.meanRuin) / (1.0 + longest) - 1.0
        let strings = Int(generator.unit() * most + 1.0)
        let seed = 1 + generator.below(customers)
        let before = saved.routes.count
        takeString(around: seed, longest: longest)
        for index in 0..<ground.nearCount {
            if saved.routes.count - before >= strings { break }
            takeString(around: Int(ground.near[seed * ground.nearCount + index]), longest: longest)
        }
        for saved in saved.routes { update(Int(saved.route)) }
    }

    /// Takes a string with the customer out of the route, unless the route was ruined before.
    private mutating func takeString(around customer: Int, longest: Double) {
        let route = Int(vehicle[customer])
        guard route >= 0, savedAt[route] != step else { return }
        let length = Int(generator.unit() * min(Double(size[route]), longest) + 1.0)
        save(route)
        // With a split, a few customers within the string stay.
        var kept = 0
        if length > 1, length < Int(size[route]), generator.oneIn(2) {
            kept = 1
            while length + kept < Int(size[route]), generator.oneIn(100) { kept += 1 }
        }
        remove(length: min(Int(size[route]), length + kept), keeping: kept, around: customer)
    }

    private mutating func remove(length: Int, keeping kept: Int, around customer: Int) {
        // The string begins so that it has the customer and ends within the route.
        var back = generator.below(length)
        var first = customer
        while back > 0, previous[first] < depotBase {
            first = Int(previous[first])
            back -= 1
        }
        let keepFrom = kept > 0 ? 1 + generator.below(max(1, length - kept - 1)) : length
        var node = first
        var index = 0
        while index < length, node < depotBase {
            let following = Int(next[node])
            if index < keepFrom || index >= keepFrom + kept { take(node) }
            node = following
            index += 1
        }
    }

    @inline(__always) private mutating func take(_ node: Int) {
        let left = Int(previous[node])
        let right = Int(next[node])
        distance += Int(ways.way(left, right) &- ways.way(left, node) &- ways.way(node, right))
        link(left, right)
        vehicle[node] = -1
        absent.append(Int32(truncatingIfNeeded: node))
    }

    /// Puts a route by before it is changed in this step.
    mutating func save(_ route: Int) {
        guard savedAt[route] != step else { return }
        savedAt[route] = step
        let from = saved.customers.count
        var node = Int(next[depotBase + route])
        while node < depotBase {
            saved.customers.append(Int32(truncatingIfNeeded: node))
            node = Int(next[node])
        }
        saved.routes.append((Int32(truncatingIfNeeded: route), from, saved.customers.count))
    }

    private mutating func restore() {
        for index in saved.routes.indices {
            let (route, from, to) = saved.routes[index]
            set(Int(route), to: saved.customers[from..<to])
        }
        distance = saved.distance
        swap(&absent, &saved.absent)
        for customer in absent { vehicle[Int(customer)] = -1 }
    }
}
