/// Local search: moves near customers until no move lowers the priced cost.
final class RoutingDescent {
    let routes: RoutingRoutes
    private let near: UnsafeMutablePointer<Int32>
    private let nearCount: Int
    /// The change at which all moves of a customer were last tried.
    private let tried: RoutingFlat<Int>
    private var order: [Int32]
    private var changes = 1
    private var emptyVehicle = 0

    init(_ ground: RoutingGround) {
        near = ground.near.base
        nearCount = ground.nearCount
        routes = RoutingRoutes(ground)
        tried = RoutingFlat(repeating: 0, count: ground.placeCount)
        order = Array(1..<Int32(max(1, ground.placeCount)))
    }

    /// Tries only moves that touch a route whose flag is set, until `isOver` or none is left.
    func descend(
        onlyChanged flags: [Bool]?, _ generator: inout RoutingGenerator, _ isOver: () -> Bool
    ) {
        changes = 1
        tried.fill(0)
        for route in 0..<routes.vehicles { routes.changed[route] = (flags?[route] ?? true) ? 1 : 0 }
        generator.shuffle(&order)
        var round = 0
        repeat {
            let start = changes
            for index in order.indices {
                if index & 15 == 0, isOver() { return }
                improve(Int(order[index]), isFirstRound: round == 0)
            }
            if changes == start && round > 0 { return }
            round += 1
        } while true
    }

    private func improve(_ customer: Int, isFirstRound: Bool) {
        let last = tried[customer]
        tried[customer] = changes
        let base = customer &* nearCount
        for index in 0..<nearCount {
            let other = Int(near[base &+ index])
            let stamp = max(
                routes.changed[routes.vehicleOf(customer)], routes.changed[routes.vehicleOf(other)])
            if stamp > last { tryMoves(customer, other) }
        }
        guard !isFirstRound, let empty = anEmptyVehicle(), routes.changed[routes.vehicleOf(customer)] > last else {
            return
        }
        if tryRelocate(customer, behind: routes.depot(empty)) { return }
        _ = tryTails(customer, to: routes.depot(empty))
    }

    private func anEmptyVehicle() -> Int? {
        if routes.isDepot(routes.nextOf(routes.depot(emptyVehicle))) { return emptyVehicle }
        for vehicle in 0..<routes.vehicles where routes.isDepot(routes.nextOf(routes.depot(vehicle))) {
            emptyVehicle = vehicle
            return vehicle
        }
        return nil
    }

    /// The first move of the two that lowers the cost is made.
    @inline(__always) private func tryMoves(_ one: Int, _ other: Int) {
        if tryRelocate(one, behind: other) { return }
        let leading = routes.previousOf(other)
        if routes.isDepot(leading), tryRelocate(one, behind: leading) { return }
        if trySwap(one, other) { return }
        if routes.vehicleOf(one) != routes.vehicleOf(other) {
            if tryTails(other, to: one) { return }
            _ = tryTails(one, to: other)
        } else {
            tryTurn(one, other)
        }
    }

    @inline(__always) private func tryRelocate(_ first: Int, behind target: Int) -> Bool {
        let following = routes.nextOf(first)
        if target != routes.previousOf(first), routes.relocateDelta(first, first, behind: target) < 0 {
            let left = routes.depot(routes.vehicleOf(first))
            routes.relocate(first, first, behind: target)
            return note(left, target)
        }
        guard !routes.isDepot(following), target != following, target != routes.previousOf(first),
            routes.relocateDelta(first, following, behind: target) < 0
        else { return false }
        let left = routes.depot(routes.vehicleOf(first))
        routes.relocate(first, following, behind: target)
        return note(left, target)
    }

    @inline(__always) private func trySwap(_ one: Int, _ other: Int) -> Bool {
        let second = routes.nextOf(one)
        let fourth = routes.nextOf(other)
        // Neighbours are exchanged by moving one of them.
        guard second != other, fourth != one else { return false }
        if routes.swapDelta(one, one, with: other, other) < 0 {
            routes.swap(one, one, with: other, other)
            return note(one, other)
        }
        guard !routes.isDepot(second), second != routes.previousOf(other) else { return false }
        if routes.swapDelta(one, second, with: other, other) < 0 {
            routes.swap(one, second, with: other, other)
            return note(one, other)
        }
        guard !routes.isDepot(fourth), routes.nextOf(fourth) != one,
            routes.swapDelta(one, second, with: other, fourth) < 0
        else { return false }
        routes.swap(one, second, with: other, fourth)
        return note(one, other)
    }

    @inline(__always) private func tryTails(_ head: Int, to tail: Int) -> Bool {
        guard routes.tailsDelta(head, to: tail) < 0 else { return false }
        let one = routes.vehicleOf(head)
        let other = routes.vehicleOf(tail)
        routes.exchangeTails(head, to: tail)
        return note(routes.depot(one), routes.depot(other))
    }

    @inline(__always) private func tryTurn(_ one: Int, _ other: Int) {
        let isFirst = routes.position[one] < routes.position[other]
        let head = isFirst ? one : other
        let last = isFirst ? other : one
        guard routes.nextOf(head) != last, routes.turnDelta(after: head, to: last) < 0 else { return }
        routes.turn(after: head, to: last)
        _ = note(one, other)
    }

    /// Stamps the routes of two nodes as changed.
    @inline(__always) private func note(_ one: Int, _ other: Int) -> Bool {
        changes &+= 1
        routes.changed[routes.vehicleOf(one)] = changes
        routes.changed[routes.vehicleOf(other)] = changes
        return true
    }
}
