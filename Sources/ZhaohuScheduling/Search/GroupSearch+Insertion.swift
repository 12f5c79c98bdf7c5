/// Where a node goes: after another one, and on which side of the break if that lies there.
struct Spot {
    var after: Int32
    var isAfterPause = false
}

extension GroupSearch {
    /// A place for one caregiver's part of a visit.
    struct Candidate {
        /// Cost without lateness.
        var cost: Int
        /// When the caregiver could start there.
        var ready: Int32
        /// Seconds from there to the next stop.
        var onward: Int32
        var route: Int32
        var spot: Spot
        /// True when the break lies between it and the next stop.
        var isBeforePause: Bool
    }

    /// The place at which a visit of one caregiver costs least; nil when nowhere is below the limit.
    mutating func bestPlace(_ node: Int32, below limit: Int) -> Spot? {
        var best = limit
        var place = Spot(after: -1)
        let pinned = board.facts.pinnedTo[Int(node)]
        if pinned >= 0 || isExhaustive {
            for route in everyRoute(for: node) { scan(node, route.caregiver, price: route.price, &best, &place) }
            return place.after < 0 ? nil : place
        }
        let wanted = board.facts.demands[board.facts.demand[Int(node)]]
        let client = board.facts.client[board.visit(node)]
        let held = board.facts.inForce[Int(node)]
        let team = board.facts.team(of: client)
        for member in team where member.price != Facts.refused && isHere(member.caregiver, wanted) {
            scan(
                node, member.caregiver, price: member.price + board.facts.change(node, member.caregiver), &best, &place)
        }
        guard board.facts.weights.stranger < best else { return place.after < 0 ? nil : place }
        if held >= 0, isHere(held, wanted), !team.contains(where: { $0.caregiver == held }) {
            scan(node, held, price: board.facts.stranger(client, held), &best, &place)
        }
        for position in strangers(for: node) {
            let route = strangerRoutes[position]
            let price = board.facts.stranger(client, route) + board.facts.change(node, route)
            scan(node, route, price: price, &best, &place)
        }
        return place.after < 0 ? nil : place
    }

    @inline(__always)
    func isHere(_ route: Int32, _ wanted: SkillSet) -> Bool {
        board.tracks[Int(route)].group == group && board.facts.skills[Int(route)].isSuperset(of: wanted)
    }

    /// Every route of the group that may have a node, with the price: the pinned one, or all with the skills.
    func everyRoute(for node: Int32) -> [Facts.Member] {
        let wanted = board.facts.demands[board.facts.demand[Int(node)]]
        let pinned = board.facts.pinnedTo[Int(node)]
        let routes =
            pinned >= 0 ? [pinned] : keptOn[node].map { [$0] } ?? routesByDemand[board.facts.demand[Int(node)]]
        return routes.compactMap { route in
            guard isHere(route, wanted), case let price = board.facts.price(of: node, route), price != Facts.refused
            else { return nil }
            return Facts.Member(caregiver: route, price: price)
        }
    }

    @inline(__always)
    private mutating func scan(
        _ index: Int32, _ route: Int32, price: Int, _ best: inout Int, _ place: inout Spot
    ) {
        let new = board.node(index)
        let least = price + board.overload(route, adding: new.pointee.duration)
        guard least < best else { return }
        let reach = board.reach(best - least, route)
        var before = board.first(route)
        while true {
            let from = board.node(before)
            let ends = from.pointee.start &+ from.pointee.duration
            if ends > new.pointee.hard { return }
            let after = from.pointee.next
            let to = board.node(after)
            if to.pointee.latest >= new.pointee.open &+ new.pointee.duration, !blinks() {
                if to.pointee.has(Node.paused) {
                    for isAfterPause in [false, true] {
                        guard let fit = board.fit(new, from, to, afterPause: isAfterPause) else { continue }
                        let spot = Spot(after: before, isAfterPause: isAfterPause)
                        judge(fit, new, spot, route, price, &best, &place)
                    }
                } else if let fit = board.fit(new, from, to, ends, reach: reach) {
                    judge(fit, new, Spot(after: before), route, price, &best, &place)
                }
            }
            guard board.isStop(after) else { return }
            before = after
        }
    }

    @inline(__always)
    private mutating func judge(
        _ fit: Fit, _ new: UnsafeMutablePointer<Node>, _ spot: Spot, _ route: Int32, _ price: Int, _ best: inout Int,
        _ place: inout Spot
    ) {
        let work = fit.added &+ new.pointee.duration
        guard board.tracks[Int(route)].work &+ work <= board.tracks[Int(route)].cap else { return }
        var cost = price + board.facts.weights.travel * Int(fit.added)
        cost += board.overload(route, adding: work)
        cost += board.facts.weights.late * Int(max(0, fit.start &- new.pointee.close))
        guard cost < best else { return }
        let after = board.node(spot.after).pointee.next
        let next = board.node(after)
        if fit.arrival > next.pointee.free || (board.facts.hasGaps && fit.arrival > next.pointee.start) {
            guard let late = delays.price((after, fit.arrival), nil, blocked: (spot.after, -1)) else { return }
            cost += late
        }
        if cost < best { (best, place) = (cost, spot) }
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
