extension GroupSearch {
    /// A place for one caregiver's part of a visit.
    struct Candidate {
        /// Cost without lateness.
        var cost: Int
        /// When the caregiver could start there.
        var ready: Int32
        /// Seconds from there to the next stop.
        var onward: Int32
        /// The node it comes after.
        var after: Int32
        var route: Int32
    }

    /// The node after which a visit of one caregiver costs least; nil when nowhere is below the limit.
    mutating func bestPlace(_ node: Int32, below limit: Int) -> Int32? {
        var best = limit
        var place: Int32 = -1
        let wanted = board.facts.demands[board.facts.demand[Int(node)]]
        let client = board.facts.client[board.visit(node)]
        let team = board.facts.team(of: client)
        for member in team where member.price != Facts.refused && isHere(member.caregiver, wanted) {
            scan(node, member.caregiver, price: member.price, &best, &place)
        }
        guard board.facts.stranger < best else { return place < 0 ? nil : place }
        for position in strangers(for: node) {
            scan(node, strangerRoutes[position], price: board.facts.stranger, &best, &place)
        }
        return place < 0 ? nil : place
    }

    @inline(__always)
    func isHere(_ route: Int32, _ wanted: SkillSet) -> Bool {
        board.tracks[Int(route)].group == group && board.facts.skills[Int(route)].isSuperset(of: wanted)
    }

    @inline(__always)
    private mutating func scan(
        _ index: Int32, _ route: Int32, price: Int, _ best: inout Int, _ place: inout Int32
    ) {
        let new = board.node(index)
        let least = price + board.overload(route, adding: new.pointee.duration)
        guard least < best else { return }
        let weights = board.facts.weights
        let reach = board.reach(best - least)
        var before = board.first(route)
        while true {
            let from = board.node(before)
            let ends = from.pointee.start &+ from.pointee.duration
            if ends > new.pointee.hard { return }
            let after = from.pointee.next
            let to = board.node(after)
            if to.pointee.latest >= new.pointee.open &+ new.pointee.duration, !blinks(),
                let fit = board.fit(new, from, to, ends, reach: reach)
            {
                var cost = price + weights.travel * Int(fit.added)
                cost += board.overload(route, adding: fit.added &+ new.pointee.duration)
                cost += weights.late * Int(max(0, fit.start &- new.pointee.close))
                if cost < best, fit.arrival > to.pointee.free {
                    cost += weights.late * (delays.lateness((after, fit.arrival), nil, blocked: (-1, -1)) ?? 0)
                }
                if cost < best { (best, place) = (cost, before) }
            }
            guard board.isStop(after) else { return }
            before = after
        }
    }

    /// True once in a while: then a place is passed over, which keeps the search from always doing the same.
    @inline(__always)
    mutating func blinks() -> Bool {
        untilBlink &-= 1
        guard untilBlink == 0 else { return false }
        redrawBlink()
        return true
    }
}
