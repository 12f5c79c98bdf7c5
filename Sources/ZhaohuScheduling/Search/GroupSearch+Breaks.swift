extension GroupSearch {
    /// Puts the breaks of the routes that lost visits elsewhere, now and then, or gives them up where none is due.
    mutating func moveBreaks() {
        for route in ruined where board.pauses[Int(route)].length > 0 && random.chance(perMille: 500) {
            moveBreak(of: route)
        }
    }

    private mutating func moveBreak(of route: Int32) {
        let old = takeBreak(of: route)
        let isDue = board.tracks[Int(route)].work > board.pauses[Int(route)].capWithout
        if !isDue, random.chance(perMille: 300) { return }
        // Where it was it fits again.
        if let place = bestBreak(of: route) ?? (isDue ? old : nil) { giveBreak(before: place, route) }
    }

    /// Takes the break off a route.
    ///
    /// - Returns: the node before which it was.
    private mutating func takeBreak(of route: Int32) -> Int32? {
        var index = board.first(route)
        repeat {
            index = board.node(index).pointee.next
        } while board.isStop(index)
            && !board.node(index).pointee.has(Node.paused)
        guard board.node(index).pointee.has(Node.paused) else { return nil }
        touch(index)
        touchTrack(route)
        board.node(index).pointee.marks &= ~Node.paused
        board.tracks[Int(route)].cap = board.pauses[Int(route)].capWithout
        settle(around: index)
        return index
    }

    mutating func giveBreak(before index: Int32, _ route: Int32) {
        touch(index)
        touchTrack(route)
        board.node(index).pointee.marks |= Node.paused
        board.tracks[Int(route)].cap = board.pauses[Int(route)].capWith
        settle(around: index)
    }

    private mutating func settle(around index: Int32) {
        forward.append(index)
        backward.append(board.node(index).pointee.previous)
        settle()
    }

    /// The node before which a break delays least.
    mutating func bestBreak(of route: Int32) -> Int32? {
        var best: (price: Int, delay: Int32, index: Int32)?
        var before = board.first(route)
        while board.isStop(before) || board.node(before).pointee.next >= 0 {
            let from = board.node(before)
            let index = from.pointee.next
            let to = board.node(index)
            let done = from.pointee.start &+ from.pointee.duration
            if let there = board.arrival(to, route, done: done, way: to.pointee.way, isPaused: true) {
                let delay = board.isStop(index) ? max(0, there &- to.pointee.start) : 0
                var price: Int? = 0
                if delay > 0, board.facts.hasGaps || there > to.pointee.free {
                    price = delays.price((index, there), nil, blocked: (before, -1))
                }
                if let price, best.map({ (price, delay) < ($0.price, $0.delay) }) ?? true {
                    best = (price, delay, index)
                }
            }
            before = index
        }
        return best?.index
    }
}
