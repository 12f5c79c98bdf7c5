extension GroupSearch {
    /// Takes a visit off its routes; times are worked out again by `settle()`.
    mutating func remove(_ visit: Int32) {
        let nodes = board.facts.nodes(of: Int(visit))
        let first = board.node(nodes.lowerBound).pointee
        cost += board.facts.price[Int(visit)]
        cost -= board.facts.weights.late * Int(max(0, first.start &- first.close))
        for node in nodes { unlink(node) }
        removed.append(visit)
    }

    /// Puts a visit on its routes, after the nodes given, and works out the times.
    mutating func insert(_ visit: Int32, after places: (Int32, Int32)) {
        let nodes = board.facts.nodes(of: Int(visit))
        cost -= board.facts.price[Int(visit)]
        link(nodes.lowerBound, after: places.0)
        if nodes.count == 2 { link(nodes.lowerBound + 1, after: places.1) }
        let first = board.node(nodes.lowerBound)
        let start = nodes.reduce(Int32.min) { max($0, board.ready($1)) }
        cost += board.facts.weights.late * Int(max(0, start &- first.pointee.close))
        for node in nodes {
            board.node(node).pointee.start = start
            // No time at all, so that the walk back always works it out.
            board.node(node).pointee.latest = .min
            forward.append(board.node(node).pointee.next)
        }
        backward.append(nodes.lowerBound)
        settle()
    }

    private mutating func unlink(_ index: Int32) {
        touch(index)
        let node = board.node(index)
        let route = node.pointee.route
        let (before, after) = (node.pointee.previous, node.pointee.next)
        touch(before)
        touch(after)
        let way = board.seconds(before, after)
        let saved = node.pointee.way &+ board.node(after).pointee.way &- way
        cost -= board.facts.weights.travel * Int(saved)
        cost -= board.price(board.familiarity(index, route))
        board.node(before).pointee.next = after
        board.node(after).pointee.previous = before
        board.node(after).pointee.way = way
        node.pointee.route = -1
        change(route, work: -saved &- node.pointee.duration, count: -1)
        forward.append(after)
        backward.append(before)
    }

    private mutating func link(_ index: Int32, after before: Int32) {
        let after = board.node(before).pointee.next
        touch(index)
        touch(before)
        touch(after)
        let node = board.node(index)
        let route = board.node(before).pointee.route
        let (to, from) = (board.seconds(before, index), board.seconds(index, after))
        let added = to &+ from &- board.node(after).pointee.way
        cost += board.facts.weights.travel * Int(added)
        cost += board.price(board.familiarity(index, route))
        node.pointee.route = route
        node.pointee.previous = before
        node.pointee.next = after
        node.pointee.way = to
        board.node(before).pointee.next = index
        board.node(after).pointee.previous = index
        board.node(after).pointee.way = from
        change(route, work: added &+ node.pointee.duration, count: 1)
    }

    private mutating func change(_ route: Int32, work: Int32, count: Int32) {
        touchTrack(route)
        cost += board.overload(route, adding: work)
        board.tracks[Int(route)].work &+= work
        board.tracks[Int(route)].count &+= count
    }
}
