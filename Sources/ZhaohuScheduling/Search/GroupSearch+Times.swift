extension GroupSearch {
    /// Works out starts and latest starts after changes, along each route and across pairs, until nothing moves.
    ///
    /// Waiting pairs never wait in a circle (an insertion that would make them is refused), so this ends.
    mutating func settle() {
        var position = 0
        while position < forward.count {
            walkForward(forward[position])
            position += 1
        }
        forward.removeAll(keepingCapacity: true)
        position = 0
        while position < backward.count {
            walkBackward(backward[position])
            position += 1
        }
        backward.removeAll(keepingCapacity: true)
    }

    private mutating func walkForward(_ from: Int32) {
        var index = from
        while board.isStop(index) {
            let node = board.node(index)
            guard node.pointee.route >= 0 else { return }
            let partner = node.pointee.partner
            var start = board.ready(index)
            if partner >= 0 {
                if node.pointee.has(Node.spaced) {
                    let other = board.ready(partner)
                    let isSecond = node.pointee.has(Node.second)
                    let (first, second) = board.starts(
                        board.visit(index), isSecond ? other : start, isSecond ? start : other)
                    if begin(partner, at: isSecond ? first : second) {
                        forward.append(board.node(partner).pointee.next)
                    }
                    start = isSecond ? second : first
                } else {
                    start = max(start, board.ready(partner))
                }
            }
            guard begin(index, at: start) else { return }
            if partner >= 0, !node.pointee.has(Node.spaced) {
                touch(partner)
                board.node(partner).pointee.start = start
                forward.append(board.node(partner).pointee.next)
            }
            index = node.pointee.next
        }
        if board.facts.hasOvertime { comeHome(index) }
    }

    /// Sets the start of a stop, and pays for its lateness.
    ///
    /// - Returns: false when it stays.
    @inline(__always)
    private mutating func begin(_ index: Int32, at start: Int32) -> Bool {
        let node = board.node(index)
        guard start != node.pointee.start else { return false }
        guard start <= node.pointee.hard else {
            // Only a plan from elsewhere gets here; what the search puts in is judged before.
            isBroken = true
            return false
        }
        touch(index)
        let (old, close) = (node.pointee.start, node.pointee.close)
        cost += board.facts.weights.late * Int(max(0, start &- close) &- max(0, old &- close))
        node.pointee.start = start
        return true
    }

    /// Pays for the overtime of a route, where there may be some.
    private mutating func comeHome(_ last: Int32) {
        let node = board.node(last)
        guard node.pointee.hard > node.pointee.close else { return }
        let before = board.node(node.pointee.previous)
        let arrival = board.arrival(last, before.pointee.start &+ before.pointee.duration)
        guard arrival != node.pointee.start else { return }
        touch(last)
        let (old, close) = (node.pointee.start, node.pointee.close)
        cost += board.facts.weights.overtime * Int(max(0, arrival &- close) &- max(0, old &- close))
        node.pointee.start = arrival
    }

    private mutating func walkBackward(_ from: Int32) {
        var index = from
        while board.isStop(index) {
            let node = board.node(index)
            guard node.pointee.route >= 0 else { return }
            let partner = node.pointee.partner
            var limits = board.limits(index)
            if partner >= 0 {
                var other = board.limits(partner)
                if node.pointee.has(Node.spaced) {
                    let isSecond = node.pointee.has(Node.second)
                    let (first, second) = board.limits(
                        board.visit(index), isSecond ? other : limits, isSecond ? limits : other)
                    (limits, other) = isSecond ? (second, first) : (first, second)
                } else {
                    limits = (min(limits.latest, other.latest), min(limits.free, other.free))
                    other = limits
                }
                let held = board.node(partner)
                if other.latest != held.pointee.latest || other.free != held.pointee.free {
                    touch(partner)
                    (held.pointee.latest, held.pointee.free) = other
                    backward.append(held.pointee.previous)
                }
            }
            guard limits.latest != node.pointee.latest || limits.free != node.pointee.free else { return }
            touch(index)
            (node.pointee.latest, node.pointee.free) = limits
            index = node.pointee.previous
        }
    }
}
