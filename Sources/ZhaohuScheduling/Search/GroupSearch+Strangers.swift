extension GroupSearch {
    /// Where the routes stand, in `strangerRoutes`, that are tried for a node besides those of the care team: those that
    /// passed nearest when the node first asked in this round.
    @inline(__always)
    mutating func strangers(for node: Int32) -> Range<Int> {
        if firstStranger[Int(node)] < 0 { rankStrangers(for: node) }
        let first = Int(firstStranger[Int(node)])
        return (first + 1)..<(first + 1 + Int(strangerRoutes[first]))
    }

    private mutating func rankStrangers(for node: Int32) {
        ranked.removeAll(keepingCapacity: true)
        let team = board.facts.team(of: board.facts.client[board.visit(node)])
        for route in routesByDemand[board.facts.demand[Int(node)]]
        where !team.contains(where: { $0.caregiver == route }) {
            rank(route, distance(of: route, to: node))
        }
        firstStranger[Int(node)] = Int32(strangerRoutes.count)
        strangerRoutes.append(Int32(ranked.count))
        for entry in ranked { strangerRoutes.append(entry.route) }
    }

    /// How far the nearest stop is, or home: the square of the metres, or seconds where they are looked up.
    private func distance(of route: Int32, to node: Int32) -> Double {
        let (x, y) = (board.node(node).pointee.x, board.node(node).pointee.y)
        let isLookedUp = board.instance.travel.matrix != nil
        var least = Double.infinity
        var index = board.first(route)
        repeat {
            let stop = board.node(index)
            let (dx, dy) = (Double(stop.pointee.x &- x), Double(stop.pointee.y &- y))
            least = min(least, isLookedUp ? Double(board.seconds(index, node)) : dx * dx + dy * dy)
            index = stop.pointee.next
        } while board.isStop(index)
        return least
    }

    private mutating func rank(_ route: Int32, _ distance: Double) {
        if ranked.count == setting.mostStrangers {
            guard let last = ranked.last, distance < last.distance else { return }
            ranked.removeLast()
        }
        var place = ranked.count
        while place > 0, ranked[place - 1].distance > distance { place -= 1 }
        ranked.insert((distance, route), at: place)
    }
}
