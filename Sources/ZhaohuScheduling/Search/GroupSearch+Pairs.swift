extension GroupSearch {
    /// Puts a visit of two caregivers where both together cost least.
    mutating func insertPair(_ visit: Int32, _ first: Int32) {
        list(first, into: 0)
        guard !candidates[0].isEmpty else { return }
        list(first + 1, into: 1)
        guard !candidates[1].isEmpty else { return }
        var best = board.facts.price[Int(visit)]
        var places: (Int32, Int32)?
        let cheapest = candidates[1][0].cost
        for one in candidates[0] {
            if one.cost + cheapest >= best { break }
            for other in candidates[1] {
                if one.cost + other.cost >= best { break }
                guard one.route != other.route, let late = lateness(first, one, other) else { continue }
                let cost = one.cost + other.cost + board.facts.weights.late * late
                if cost < best { (best, places) = (cost, (one.after, other.after)) }
            }
        }
        if let places { insert(visit, after: places) }
    }

    /// The exact seconds of lateness that two places together cost; nil when they break a rule.
    private mutating func lateness(_ index: Int32, _ one: Candidate, _ other: Candidate) -> Int? {
        let new = board.node(index)
        let start = max(one.ready, other.ready)
        guard start <= new.pointee.hard else { return nil }
        let ends = start &+ new.pointee.duration
        let (nextOne, nextOther) = (board.node(one.after).pointee.next, board.node(other.after).pointee.next)
        let (toOne, toOther) = (board.node(nextOne), board.node(nextOther))
        let (arrivalOne, arrivalOther) = (ends &+ one.onward, ends &+ other.onward)
        guard arrivalOne <= toOne.pointee.latest, arrivalOther <= toOther.pointee.latest else { return nil }
        let own = Int(max(0, start &- new.pointee.close))
        // A stop leads to another only if that starts later, or at once when they are of one visit.
        let mayCircle =
            board.node(other.after).pointee.start >= toOne.pointee.start && board.isStop(nextOne)
            || board.node(one.after).pointee.start >= toOther.pointee.start && board.isStop(nextOther)
        if !mayCircle, arrivalOne <= toOne.pointee.free, arrivalOther <= toOther.pointee.free { return own }
        let rest = delays.lateness(
            (nextOne, arrivalOne), (nextOther, arrivalOther), blocked: (one.after, other.after))
        return rest.map { own + $0 }
    }

    /// The cheapest places of one part of the visit, in the order of their cost.
    private mutating func list(_ node: Int32, into slot: Int) {
        candidates[slot].removeAll(keepingCapacity: true)
        let wanted = board.facts.demands[board.facts.demand[Int(node)]]
        let team = board.facts.team(of: board.facts.client[board.visit(node)])
        for member in team where member.price != Facts.refused && isHere(member.caregiver, wanted) {
            gather(node, member.caregiver, price: member.price, into: slot)
        }
        for position in strangers(for: node) {
            gather(node, strangerRoutes[position], price: board.facts.stranger, into: slot)
        }
    }

    private mutating func gather(_ index: Int32, _ route: Int32, price: Int, into slot: Int) {
        let new = board.node(index)
        let least = price + board.overload(route, adding: new.pointee.duration)
        let isFull = candidates[slot].count == setting.mostCandidates
        let limit = isFull ? candidates[slot][setting.mostCandidates - 1].cost : board.facts.price[board.visit(index)]
        guard least < limit else { return }
        let reach = board.reach(limit - least)
        let weights = board.facts.weights
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
                let cost =
                    price + weights.travel * Int(fit.added)
                    + board.overload(route, adding: fit.added &+ new.pointee.duration)
                let onward = fit.arrival &- fit.start &- new.pointee.duration
                offer(
                    Candidate(cost: cost, ready: fit.start, onward: onward, after: before, route: route), into: slot)
            }
            guard board.isStop(after) else { return }
            before = after
        }
    }

    /// Keeps a candidate if it is among the cheapest.
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
