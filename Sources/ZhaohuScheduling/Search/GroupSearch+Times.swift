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
            if partner >= 0 { start = max(start, board.ready(partner)) }
            guard start != node.pointee.start else { return }
            touch(index)
            let (old, close) = (node.pointee.start, node.pointee.close)
            cost += board.facts.weights.late * Int(max(0, start &- close) &- max(0, old &- close))
            node.pointee.start = start
            if partner >= 0 {
                touch(partner)
                board.node(partner).pointee.start = start
                forward.append(board.node(partner).pointee.next)
            }
            index = node.pointee.next
        }
    }

    private mutating func walkBackward(_ from: Int32) {
        var index = from
        while board.isStop(index) {
            let node = board.node(index)
            guard node.pointee.route >= 0 else { return }
            let partner = node.pointee.partner
            var limits = board.limits(index)
            if partner >= 0 {
                let other = board.limits(partner)
                limits = (min(limits.latest, other.latest), min(limits.free, other.free))
            }
            guard limits.latest != node.pointee.latest || limits.free != node.pointee.free else { return }
            touch(index)
            (node.pointee.latest, node.pointee.free) = limits
            if partner >= 0 {
                touch(partner)
                (board.node(partner).pointee.latest, board.node(partner).pointee.free) = limits
                backward.append(board.node(partner).pointee.previous)
            }
            index = node.pointee.previous
        }
    }
}
