extension GroupSearch {
    /// Takes a visit off its routes; times are worked out again by `settle()`.
    ///
    /// - Returns: false when it stays, because a route would be longer without it or lose a break that is due.
    @discardableResult
    mutating func remove(_ visit: Int32) -> Bool {
        let nodes = board.facts.nodes(of: Int(visit))
        for node in nodes where !mayLeave(node) { return false }
        let first = board.node(nodes.lowerBound).pointee
        cost += board.facts.price[Int(visit)]
        cost -= board.facts.weights.late * Int(max(0, first.start &- first.close))
        for node in nodes { unlink(node) }
        removed.append(visit)
        return true
    }

    /// Puts a visit on its routes and works out the times.
    mutating func insert(_ visit: Int32, _ first: Spot, _ second: Spot?) {
        let nodes = board.facts.nodes(of: Int(visit))
        cost -= board.facts.price[Int(visit)]
        link(nodes.lowerBound, first)
        if let second { link(nodes.lowerBound + 1, second) }
        setStarts(visit, nodes)
        for node in nodes {
            // No time at all, so that the walk back always works it out.
            board.node(node).pointee.latest = .min
            forward.append(board.node(node).pointee.next)
        }
        backward.append(nodes.lowerBound)
        settle()
    }

    private mutating func setStarts(_ visit: Int32, _ nodes: Range<Int32>) {
        let first = board.node(nodes.lowerBound)
        var start = board.ready(nodes.lowerBound)
        if nodes.count == 2 {
            let other = board.ready(nodes.lowerBound + 1)
            var second = max(start, other)
            if first.pointee.has(Node.spaced) {
                (start, second) = board.starts(Int(visit), start, other)
            } else {
                start = second
            }
            board.node(nodes.lowerBound + 1).pointee.start = second
        }
        first.pointee.start = start
        cost += board.facts.weights.late * Int(max(0, start &- first.pointee.close))
    }

    /// True when nothing that stays is later without the node.
    private func mayLeave(_ index: Int32) -> Bool {
        let node = board.node(index).pointee
        let after = board.node(node.next).pointee
        guard way(past: index) <= node.way &+ node.duration &+ after.way else { return false }
        guard node.has(Node.paused) || after.has(Node.paused) else { return true }
        return keepsPause(index) || mayDropPause(index)
    }

    /// True when the break still fits where the node was.
    private func keepsPause(_ index: Int32) -> Bool {
        let node = board.node(index).pointee
        let (before, after) = (board.node(node.previous).pointee, board.node(node.next).pointee)
        let done = before.start &+ before.duration
        let there = board.afterPause(node.route, done) &+ way(past: index)
        let isHome = !board.isStop(node.next)
        return done <= board.pauses[Int(node.route)].close && there <= (isHome ? after.latest : after.start)
    }

    /// True when no break is due without the node.
    private func mayDropPause(_ index: Int32) -> Bool {
        let node = board.node(index).pointee
        let less = node.way &+ board.node(node.next).pointee.way &+ node.duration &- way(past: index)
        return board.tracks[Int(node.route)].work &- less <= board.pauses[Int(node.route)].capWithout
    }

    /// Seconds from the node before to the node after; none from begin to end of an empty route.
    @inline(__always)
    private func way(past index: Int32) -> Int32 {
        let (before, after) = (board.node(index).pointee.previous, board.node(index).pointee.next)
        return board.isStop(before) || board.isStop(after) ? board.seconds(before, after) : 0
    }

    private mutating func unlink(_ index: Int32) {
        touch(index)
        let node = board.node(index)
        let route = node.pointee.route
        let (before, after) = (node.pointee.previous, node.pointee.next)
        touch(before)
        touch(after)
        if node.pointee.has(Node.paused) || board.node(after).pointee.has(Node.paused) { passPause(index) }
        let way = way(past: index)
        let saved = node.pointee.way &+ board.node(after).pointee.way &- way
        cost -= board.facts.weights.travel * Int(saved)
        cost -= board.price(board.facts.price(of: index, route))
        board.node(before).pointee.next = after
        board.node(after).pointee.previous = before
        board.node(after).pointee.way = way
        node.pointee.route = -1
        change(route, work: -saved &- node.pointee.duration, count: -1)
        forward.append(after)
        backward.append(before)
    }

    /// Leaves the break beside a node that goes, or gives it up.
    private mutating func passPause(_ index: Int32) {
        let node = board.node(index)
        let keeps = keepsPause(index)
        node.pointee.marks &= ~Node.paused
        board.node(node.pointee.next).pointee.marks &= ~Node.paused
        if keeps {
            board.node(node.pointee.next).pointee.marks |= Node.paused
        } else {
            touchTrack(node.pointee.route)
            board.tracks[Int(node.pointee.route)].cap = board.pauses[Int(node.pointee.route)].capWithout
        }
    }

    mutating func link(_ index: Int32, _ spot: Spot) {
        let before = spot.after
        let after = board.node(before).pointee.next
        touch(index)
        touch(before)
        touch(after)
        let node = board.node(index)
        let route = board.node(before).pointee.route
        let (to, from) = (board.seconds(before, index), board.seconds(index, after))
        let added = to &+ from &- board.node(after).pointee.way
        cost += board.facts.weights.travel * Int(added)
        cost += board.price(board.facts.price(of: index, route))
        node.pointee.route = route
        node.pointee.previous = before
        node.pointee.next = after
        node.pointee.way = to
        if spot.isAfterPause {
            node.pointee.marks |= Node.paused
            board.node(after).pointee.marks &= ~Node.paused
        }
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
