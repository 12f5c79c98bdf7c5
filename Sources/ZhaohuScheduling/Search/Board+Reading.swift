extension Board {
    /// The visit of a stop.
    @inline(__always)
    func visit(_ index: Int32) -> Int { Int(facts.visitOfNode[Int(index)]) }

    @inline(__always)
    func isServed(_ visit: Int32) -> Bool { node(facts.nodes(of: Int(visit)).lowerBound).pointee.route >= 0 }

    /// True while the other caregiver of the visit belongs to another group: then it stays where and when it is.
    @inline(__always)
    func isFrozen(_ index: Int32) -> Bool {
        node(index).pointee.partner < 0 && facts.nodes(of: visit(index)).count == 2
    }

    /// When a caregiver who is done at the node before gets to a node, after the break if it is taken on the way.
    @inline(__always)
    func arrival(_ index: Int32, _ done: Int32) -> Int32 {
        let node = node(index)
        // Coming home is paid by the clock, break or not.
        guard node.pointee.has(Node.paused), isStop(index) else { return done &+ node.pointee.way }
        return afterPause(node.pointee.route, done) &+ node.pointee.way
    }

    /// When a break that may begin at a time is over.
    func afterPause(_ route: Int32, _ done: Int32) -> Int32 {
        max(done, pauses[Int(route)].open) &+ pauses[Int(route)].length
    }

    /// When the caregiver could start there, were there no partner to wait for.
    @inline(__always)
    func ready(_ index: Int32) -> Int32 {
        let node = node(index)
        let before = self.node(node.pointee.previous)
        return max(node.pointee.open, arrival(index, before.pointee.start &+ before.pointee.duration))
    }

    /// The starts of the two parts of a visit, from when either caregiver is ready.
    func starts(_ visit: Int, _ first: Int32, _ second: Int32) -> (Int32, Int32) {
        let gap = facts.gaps[visit]
        let start = max(first, second &- gap.most)
        return (start, max(second, start &+ gap.least))
    }

    /// The latest start, and the latest without a price for lateness, that the node and those after it allow.
    @inline(__always)
    func limits(_ index: Int32) -> (latest: Int32, free: Int32) {
        let node = node(index)
        let after = self.node(node.pointee.next)
        if after.pointee.has(Node.paused) { return pausedLimits(node, after) }
        let needed = after.pointee.way &+ node.pointee.duration
        return (
            min(node.pointee.hard, after.pointee.latest &- needed),
            min(node.pointee.close, after.pointee.free &- needed)
        )
    }

    private func pausedLimits(
        _ node: UnsafeMutablePointer<Node>, _ after: UnsafeMutablePointer<Node>
    ) -> (latest: Int32, free: Int32) {
        let pause = pauses[Int(node.pointee.route)]
        let needed = after.pointee.way &+ node.pointee.duration
        let latest = min(
            node.pointee.hard, after.pointee.latest &- pause.length &- needed, pause.close &- node.pointee.duration)
        let isHome = after.pointee.next < 0
        let free = after.pointee.free &- (isHome ? 0 : pause.length) &- needed
        return (latest, min(latest, node.pointee.close, free))
    }

    /// The latest starts of the two parts of a visit, from what either route allows.
    func limits(
        _ visit: Int, _ first: (latest: Int32, free: Int32), _ second: (latest: Int32, free: Int32)
    ) -> ((latest: Int32, free: Int32), (latest: Int32, free: Int32)) {
        let gap = facts.gaps[visit]
        let latest = min(first.latest, second.latest &- gap.least)
        let free = min(first.free, second.free &- gap.least)
        return (
            (latest, free), (min(second.latest, latest &+ gap.most), min(second.free, free &+ gap.most))
        )
    }

    /// A price in sums; a refusal never reaches them.
    @inline(__always)
    func price(_ familiarity: Int) -> Int { familiarity == Facts.refused ? 0 : familiarity }

    /// What overload costs more when a route's work grows by so many seconds.
    @inline(__always)
    func overload(_ route: Int32, adding work: Int32) -> Int {
        let (now, fair) = (tracks[Int(route)].work, tracks[Int(route)].fair)
        return facts.weights.overload * Int(max(0, now &+ work &- fair) &- max(0, now &- fair))
    }

    /// Half the seconds of travel that such a cost pays for on a route.
    @inline(__always)
    func reach(_ cost: Int, _ route: Int32) -> Int32 {
        if tracks[Int(route)].isCrooked != 0 { return Int32(FastTravel.longest) }
        return Int32(truncatingIfNeeded: Int(min(FastTravel.longest, Double(cost) * facts.perTravel * 0.5)))
    }
}
