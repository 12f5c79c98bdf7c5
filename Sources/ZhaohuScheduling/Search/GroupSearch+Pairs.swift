extension GroupSearch {
    /// Puts a visit of two caregivers where both together cost least.
    mutating func insertPair(_ visit: Int32, _ first: Int32) {
        list(first, into: 0)
        guard !candidates[0].isEmpty else { return }
        list(first + 1, into: 1)
        guard !candidates[1].isEmpty else { return }
        insertCheapestPair(visit, first)
    }

    /// Puts it at the cheapest two of the places listed.
    mutating func insertCheapestPair(_ visit: Int32, _ first: Int32, anyPrice: Bool = false) {
        var best = anyPrice ? Int.max : board.facts.price[Int(visit)]
        var places: (Spot, Spot)?
        let cheapest = candidates[1][0].cost
        for one in candidates[0] {
            if one.cost + cheapest >= best { break }
            for other in candidates[1] {
                if one.cost + other.cost >= best { break }
                guard one.route != other.route, let late = lateness(first, one, other) else { continue }
                let cost = one.cost + other.cost + late
                if cost < best { (best, places) = (cost, (one.spot, other.spot)) }
            }
        }
        if let places { insert(visit, places.0, places.1) }
    }

    /// The exact price of lateness and overtime of two places together; nil when they break a rule.
    private mutating func lateness(_ index: Int32, _ one: Candidate, _ other: Candidate) -> Int? {
        let (new, second) = (board.node(index), board.node(index + 1))
        var start = max(one.ready, other.ready)
        var secondStart = start
        if new.pointee.has(Node.spaced) {
            (start, secondStart) = board.starts(board.visit(index), one.ready, other.ready)
        }
        guard start <= new.pointee.hard, secondStart <= second.pointee.hard else { return nil }
        let (nextOne, nextOther) = (board.node(one.spot.after).pointee.next, board.node(other.spot.after).pointee.next)
        let (toOne, toOther) = (board.node(nextOne), board.node(nextOther))
        guard let arrivalOne = arrival(toOne, one, start &+ new.pointee.duration),
            let arrivalOther = arrival(toOther, other, secondStart &+ second.pointee.duration)
        else { return nil }
        let own = board.facts.weights.late * Int(max(0, start &- new.pointee.close))
        // A stop leads to another only if that starts later, or at once when they are of one visit; but where parts are
        // apart, the second holds back the first.
        let mayCircle =
            board.facts.hasGaps
            || board.node(other.spot.after).pointee.start >= toOne.pointee.start && board.isStop(nextOne)
            || board.node(one.spot.after).pointee.start >= toOther.pointee.start && board.isStop(nextOther)
        if !mayCircle, arrivalOne <= toOne.pointee.free, arrivalOther <= toOther.pointee.free { return own }
        let rest = delays.price(
            (nextOne, arrivalOne), (nextOther, arrivalOther), blocked: (one.spot.after, other.spot.after))
        return rest.map { own + $0 }
    }

    @inline(__always)
    private func arrival(_ to: UnsafeMutablePointer<Node>, _ candidate: Candidate, _ done: Int32) -> Int32? {
        board.arrival(to, candidate.route, done: done, way: candidate.onward, isPaused: candidate.isBeforePause)
    }

    /// The cheapest places of one part of the visit, in the order of their cost.
    private mutating func list(_ node: Int32, into slot: Int) {
        candidates[slot].removeAll(keepingCapacity: true)
        if isExhaustive || board.facts.pinnedTo[Int(node)] >= 0 {
            for route in everyRoute(for: node) { gather(node, route.caregiver, price: route.price, into: slot) }
            return
        }
        let wanted = board.facts.demands[board.facts.demand[Int(node)]]
        let client = board.facts.client[board.visit(node)]
        let held = board.facts.inForce[Int(node)]
        let team = board.facts.team(of: client)
        for member in team where member.price != Facts.refused && isHere(member.caregiver, wanted) {
            gather(node, member.caregiver, price: member.price + board.facts.change(node, member.caregiver), into: slot)
        }
        if held >= 0, isHere(held, wanted), !team.contains(where: { $0.caregiver == held }) {
            gather(node, held, price: board.facts.stranger(client, held), into: slot)
        }
        for position in strangers(for: node) {
            let route = strangerRoutes[position]
            let price = board.facts.stranger(client, route) + board.facts.change(node, route)
            gather(node, route, price: price, into: slot)
        }
    }

    private mutating func gather(_ index: Int32, _ route: Int32, price: Int, into slot: Int) {
        let new = board.node(index)
        let least = price + board.overload(route, adding: new.pointee.duration)
        let isFull = candidates[slot].count == setting.mostCandidates
        let limit = isFull ? candidates[slot][setting.mostCandidates - 1].cost : board.facts.price[board.visit(index)]
        guard least < limit else { return }
        let reach = board.reach(limit - least, route)
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
                        offer(fit, new, spot, route, price, isBeforePause: !isAfterPause, into: slot)
                    }
                } else if let fit = board.fit(new, from, to, ends, reach: reach) {
                    offer(fit, new, Spot(after: before), route, price, isBeforePause: false, into: slot)
                }
            }
            guard board.isStop(after) else { return }
            before = after
        }
    }

    /// Keeps a candidate if it is among the cheapest.
    @inline(__always)
    private mutating func offer(
        _ fit: Fit, _ new: UnsafeMutablePointer<Node>, _ spot: Spot, _ route: Int32, _ price: Int, isBeforePause: Bool,
        into slot: Int
    ) {
        let work = fit.added &+ new.pointee.duration
        guard board.tracks[Int(route)].work &+ work <= board.tracks[Int(route)].cap else { return }
        let cost = price + board.facts.weights.travel * Int(fit.added) + board.overload(route, adding: work)
        offer(
            Candidate(
                cost: cost, ready: fit.start, onward: fit.onward, route: route, spot: spot,
                isBeforePause: isBeforePause),
            into: slot)
    }

    private mutating func offer(_ candidate: Candidate, into slot: Int) {
        var place = candidates[slot].count
        if place == setting.mostCandidates {
            guard candidate.cost < candidates[slot][place - 1].cost else { return }
            place -= 1
        } else {
            candidates[slot].append(candidate)
        }
        while place > 0, candidates[slot][place - 1].cost > candidate.cost {
            candidates[slot][place] = candidates[slot][place - 1]
            place -= 1
        }
        candidates[slot][place] = candidate
    }
}
