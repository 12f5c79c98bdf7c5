/// The times of a stop put between two others.
struct Fit {
    var start: Int32
    /// When the caregiver gets to the node after it.
    var arrival: Int32
    /// Seconds of travel more than before.
    var added: Int32
    /// Seconds from the stop to the node after it.
    var onward: Int32
}

extension Board {
    /// A stop put between two others: nil when a rule breaks, or when it surely lies out of reach.
    ///
    /// A detour costs at least twice what the way to it is longer than the way it replaces.
    @inline(__always)
    func fit(
        _ new: UnsafeMutablePointer<Node>, _ from: UnsafeMutablePointer<Node>, _ to: UnsafeMutablePointer<Node>,
        _ ends: Int32, reach: Int32
    ) -> Fit? {
        if travel.isBeyond(to.pointee.way &+ reach, from, new) { return nil }
        let way = travel.seconds(from, new)
        let start = max(new.pointee.open, ends &+ way)
        let done = start &+ new.pointee.duration
        guard start <= new.pointee.hard, done <= to.pointee.latest else { return nil }
        let onward = travel.seconds(new, to)
        guard done &+ onward <= to.pointee.latest else { return nil }
        return Fit(start: start, arrival: done &+ onward, added: way &+ onward &- to.pointee.way, onward: onward)
    }

    /// The same where the break lies between the two: the stop comes before it, or after it.
    func fit(
        _ new: UnsafeMutablePointer<Node>, _ from: UnsafeMutablePointer<Node>, _ to: UnsafeMutablePointer<Node>,
        afterPause: Bool
    ) -> Fit? {
        let route = from.pointee.route
        var ends = from.pointee.start &+ from.pointee.duration
        if afterPause { ends = self.afterPause(route, ends) }
        let way = travel.seconds(from, new)
        let onward = travel.seconds(new, to)
        let start = max(new.pointee.open, ends &+ way)
        guard start <= new.pointee.hard,
            let arrival = arrival(
                to, route, done: start &+ new.pointee.duration, way: onward, isPaused: !afterPause)
        else { return nil }
        return Fit(start: start, arrival: arrival, added: way &+ onward &- to.pointee.way, onward: onward)
    }

    /// When a caregiver gets to a node, perhaps after the break; nil when that is too late.
    @inline(__always)
    func arrival(
        _ to: UnsafeMutablePointer<Node>, _ route: Int32, done: Int32, way: Int32, isPaused: Bool
    ) -> Int32? {
        guard isPaused else { return done &+ way <= to.pointee.latest ? done &+ way : nil }
        guard done <= pauses[Int(route)].close, case let there = afterPause(route, done) &+ way,
            there <= to.pointee.latest
        else { return nil }
        return to.pointee.next < 0 ? done &+ way : there
    }
}
