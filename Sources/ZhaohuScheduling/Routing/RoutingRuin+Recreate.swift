extension RoutingRuin {
    /// Whom to put back first: at random, or by demand, way, or window.
    mutating func order() {
        guard absent.count > 1 else { return }
        let kind = generator.below(17)
        generator.shuffle(&absent)
        guard kind >= 4 else { return }
        let ground = ground
        let ways = ways
        absent.sort { one, other in
            let (one, other) = (Int(one), Int(other))
            return switch kind {
            case 4..<8: ground.demand[one] > ground.demand[other]
            case 8..<10: ways.way(0, one) > ways.way(0, other)
            case 10..<11: ways.way(0, one) < ways.way(0, other)
            case 11..<13:
                ground.alone[one].latest - ground.alone[one].earliest
                    < ground.alone[other].latest - ground.alone[other].earliest
            case 13..<15: ground.alone[one].earliest < ground.alone[other].earliest
            default: ground.alone[one].latest > ground.alone[other].latest
            }
        }
    }

    /// Puts each absent customer where it costs least; whoever fits nowhere stays absent.
    mutating func recreate() {
        var left = 0
        for index in absent.indices {
            let customer = Int(absent[index])
            var best = Int32.max
            var target = -1
            if ground.demand[customer] <= ground.capacity, let empty = anEmptyVehicle() {
                tryPlace(customer, behind: depotBase + empty, &best, &target)
            }
            scanNear(customer, &best, &target)
            // Nobody near takes the customer: an own route, or anywhere.
            if target < 0 || target >= depotBase && size[Int(vehicle[target])] == 0 {
                scanAll(customer, &best, &target)
            }
            if target < 0 {
                absent[left] = Int32(truncatingIfNeeded: customer)
                left += 1
            } else {
                put(customer, behind: target, cost: best)
            }
        }
        absent.removeLast(absent.count - left)
    }

    private mutating func scanNear(_ customer: Int, _ best: inout Int32, _ target: inout Int) {
        let base = customer * ground.nearCount
        let carried = ground.capacity - ground.demand[customer]
        for index in 0..<ground.nearCount {
            let other = Int(ground.near[base &+ index])
            let route = Int(vehicle[other])
            guard route >= 0, load[route] <= carried, !generator.oneIn(Self.blink) else { continue }
            tryPlace(customer, behind: other, &best, &target)
            tryPlace(customer, behind: Int(previous[other]), &best, &target)
        }
    }

    private mutating func scanAll(_ customer: Int, _ best: inout Int32, _ target: inout Int) {
        let carried = ground.capacity - ground.demand[customer]
        for index in out.indices where load[Int(out[index])] <= carried {
            var node = depotBase &+ Int(out[index])
            repeat {
                tryPlace(customer, behind: node, &best, &target)
                node = Int(next[node])
            } while node < depotBase
        }
    }

    @inline(__always) private func tryPlace(
        _ customer: Int, behind node: Int, _ best: inout Int32, _ target: inout Int
    ) {
        let following = Int(next[node])
        let there = ways.way(node, customer)
        let onward = ways.way(customer, following)
        let cost = there &+ onward &- ways.way(node, following)
        guard cost < best else { return }
        let alone = ground.alone[customer]
        let clock = max(start[node] &+ ground.alone[node].duration &+ there, alone.earliest)
        guard clock <= alone.latest, clock &+ alone.duration &+ onward <= latest[following] else { return }
        best = cost
        target = node
    }

    private mutating func put(_ customer: Int, behind node: Int, cost: Int32) {
        let route = Int(vehicle[node])
        save(route)
        link(customer, Int(next[node]))
        link(node, customer)
        vehicle[customer] = Int32(truncatingIfNeeded: route)
        distance += Int(cost)
        update(route)
    }

    private mutating func anEmptyVehicle() -> Int? {
        if size[emptyVehicle] == 0 { return emptyVehicle }
        guard out.count < vehicles, let vehicle = (0..<vehicles).first(where: { size[$0] == 0 }) else { return nil }
        emptyVehicle = vehicle
        return vehicle
    }
}
