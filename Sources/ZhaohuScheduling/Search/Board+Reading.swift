extension Board {
    /// The visit of a stop.
    @inline(__always)
    func visit(_ index: Int32) -> Int { Int(node(index).pointee.visit) }

    @inline(__always)
    func isServed(_ visit: Int32) -> Bool { node(facts.nodes(of: Int(visit)).lowerBound).pointee.route >= 0 }

    /// True while the other caregiver of the visit belongs to another group: then it stays where and when it is.
    @inline(__always)
    func isFrozen(_ index: Int32) -> Bool {
        node(index).pointee.partner < 0 && facts.nodes(of: visit(index)).count == 2
    }

    /// When the caregiver could start there, were there no partner to wait for.
    @inline(__always)
    func ready(_ index: Int32) -> Int32 {
        let node = node(index)
        let before = self.node(node.pointee.previous)
        return max(node.pointee.open, before.pointee.start &+ before.pointee.duration &+ node.pointee.way)
    }

    /// The latest start, and the latest without lateness, that the node and those after it allow.
    @inline(__always)
    func limits(_ index: Int32) -> (latest: Int32, free: Int32) {
        let node = node(index)
        let after = self.node(node.pointee.next)
        let needed = after.pointee.way &+ node.pointee.duration
        return (
            min(node.pointee.hard, after.pointee.latest &- needed),
            min(node.pointee.close, after.pointee.free &- needed)
        )
    }

    /// The price of a caregiver at a stop; `Facts.refused` when the client refuses them.
    func familiarity(_ index: Int32, _ route: Int32) -> Int {
        facts.familiarity(node(index).pointee.visit, route)
    }

    /// A price in sums; a refusal never reaches them.
    @inline(__always)
    func price(_ familiarity: Int) -> Int { familiarity == Facts.refused ? 0 : familiarity }

    /// What overload costs more when a route's work grows by so many seconds.
    @inline(__always)
    func overload(_ route: Int32, adding work: Int32) -> Int {
        let (now, fair) = (tracks[Int(route)].work, facts.fairLoad[Int(route)])
        return facts.weights.overload * Int(max(0, now &+ work &- fair) &- max(0, now &- fair))
    }

    /// Half the seconds of travel that such a cost pays for.
    @inline(__always)
    func reach(_ cost: Int) -> Int32 {
        Int32(truncatingIfNeeded: Int(min(FastTravel.longest, Double(cost) * facts.perTravel * 0.5)))
    }

    /// The times of a stop put between two others: nil when a rule breaks, or when it surely lies out of reach.
    ///
    /// A detour costs at least twice what the way to it is longer than the way it replaces.
    @inline(__always)
    func fit(
        _ new: UnsafeMutablePointer<Node>, _ from: UnsafeMutablePointer<Node>, _ to: UnsafeMutablePointer<Node>,
        _ ends: Int32, reach: Int32
    ) -> (start: Int32, arrival: Int32, added: Int32)? {
        let (x, y) = (new.pointee.x, new.pointee.y)
        if travel.isBeyond(to.pointee.way &+ reach, from.pointee.x, from.pointee.y, x, y) { return nil }
        let way = travel.seconds(from.pointee.x, from.pointee.y, x, y)
        let start = max(new.pointee.open, ends &+ way)
        let done = start &+ new.pointee.duration
        guard start <= new.pointee.hard, done <= to.pointee.latest else { return nil }
        let onward = travel.seconds(x, y, to.pointee.x, to.pointee.y)
        guard done &+ onward <= to.pointee.latest else { return nil }
        return (start, done &+ onward, way &+ onward &- to.pointee.way)
    }
}
