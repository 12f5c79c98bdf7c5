extension GroupSearch {
    /// A plan to be loaded: by node whose it is and at which place of their day.
    private struct Held {
        var caregivers: [Int32]
        var positions: [Int]
        /// Visits that are whole and allowed, in the order of their starts.
        var visits: [Int32] = []
        /// Before which stop the break fits, by caregiver; -1 when nowhere.
        var breaks: [Int: Int] = [:]
    }

    /// Serves the visits of a plan by the same caregivers in the same order; those that do not hold stay unserved.
    ///
    /// Starts are not taken over: everything starts as early as it can. A plan that holds is taken over whole.
    mutating func load(_ plan: Plan) {
        let held = read(plan)
        let before = cost
        step += 1
        setBreaks(held)
        if !linkAll(plan, held) {
            undo()
            (forward, backward) = ([], [])
            cost = before
            step += 1
            setBreaks(held)
            for visit in held.visits { restore(visit, held) }
        }
        keep()
    }

    private func read(_ plan: Plan) -> Held {
        let nobody = Array(repeating: Int32(-1), count: board.stopCount)
        var held = Held(caregivers: nobody, positions: Array(repeating: 0, count: board.stopCount))
        var starts: [(start: Int, visit: Int32)] = []
        var seen: Set<Int> = []
        for tour in plan.tours
        where board.instance.caregivers.indices.contains(tour.caregiver) && seen.insert(tour.caregiver).inserted {
            held.breaks[tour.caregiver] = position(ofBreakIn: tour)
            for (position, stop) in tour.stops.enumerated() where board.instance.visits.indices.contains(stop.visit) {
                let nodes = board.facts.nodes(of: stop.visit)
                guard stop.part >= 0, stop.part < nodes.count, case let node = nodes.lowerBound + Int32(stop.part),
                    held.caregivers[Int(node)] < 0, mayServe(node, Int32(tour.caregiver))
                else { continue }
                (held.caregivers[Int(node)], held.positions[Int(node)]) = (Int32(tour.caregiver), position)
                if stop.part == 0 { starts.append((stop.start, Int32(stop.visit))) }
            }
        }
        held.visits = starts.sorted { $0 < $1 }.map(\.visit).filter { visit in
            let crew = board.facts.nodes(of: Int(visit)).map { held.caregivers[Int($0)] }
            return !board.isServed(visit) && !crew.contains(-1) && (crew.count == 1 || crew[0] != crew[1])
        }
        return held
    }

    private func mayServe(_ node: Int32, _ route: Int32) -> Bool {
        let pinned = board.facts.pinnedTo[Int(node)]
        return (pinned < 0 || pinned == route) && board.facts.price(of: node, route) != Facts.refused
            && isHere(route, board.facts.demands[board.facts.demand[Int(node)]])
    }

    /// Before which stop of a tour the break fits; -1 when nowhere.
    private func position(ofBreakIn tour: Plan.Tour) -> Int {
        let caregiver = board.instance.caregivers[tour.caregiver]
        guard let rest = caregiver.rest else { return -1 }
        var (place, clock) = (caregiver.begin, caregiver.shift.lowerBound)
        func fits(before time: Int, _ next: Instance.Place) -> Bool {
            let leaves = time - board.instance.travel.seconds(from: place, to: next)
            return max(clock, rest.window.lowerBound) <= min(leaves - rest.length, rest.window.upperBound)
        }
        for (position, stop) in tour.stops.enumerated() where board.instance.visits.indices.contains(stop.visit) {
            let visit = board.instance.visits[stop.visit]
            let next = board.instance.clients[visit.client].place
            if fits(before: stop.start, next) { return position }
            clock = stop.start + (visit.parts.indices.contains(stop.part) ? visit.parts[stop.part].duration : 0)
            place = next
        }
        let fitsAtEnd = fits(before: caregiver.shift.upperBound + caregiver.overtime, caregiver.home)
        return fitsAtEnd ? tour.stops.count : -1
    }

    /// Takes breaks off the routes of a plan that has no room for them.
    private mutating func setBreaks(_ held: Held) {
        for (caregiver, position) in held.breaks where position < 0 && board.pauses[caregiver].length > 0 {
            let last = board.last(Int32(caregiver))
            touch(last)
            touchTrack(Int32(caregiver))
            board.node(last).pointee.marks &= ~Node.paused
            board.tracks[caregiver].cap = board.pauses[caregiver].capWithout
        }
    }
}

// MARK: - All at once

extension GroupSearch {
    /// Links everything, then works out the times.
    ///
    /// - Returns: false when a rule breaks; then the step has to be undone.
    private mutating func linkAll(_ plan: Plan, _ held: Held) -> Bool {
        let wanted = Set(held.visits)
        for visit in held.visits { cost -= board.facts.price[Int(visit)] }
        for tour in plan.tours where held.breaks[tour.caregiver] != nil {
            link(tour, held, wanted)
        }
        isBroken = false
        settle()
        return !isBroken && plan.tours.allSatisfy { held.breaks[$0.caregiver] == nil || holds(Int32($0.caregiver)) }
            && plan.tours.allSatisfy { held.breaks[$0.caregiver] == nil || hasBreak(Int32($0.caregiver)) }
    }

    private mutating func link(_ tour: Plan.Tour, _ held: Held, _ wanted: Set<Int32>) {
        let route = Int32(tour.caregiver)
        let last = board.last(route)
        for (position, stop) in tour.stops.enumerated() where wanted.contains(Int32(truncatingIfNeeded: stop.visit)) {
            let nodes = board.facts.nodes(of: stop.visit)
            guard stop.part >= 0, stop.part < nodes.count, case let node = nodes.lowerBound + Int32(stop.part),
                board.node(node).pointee.route < 0,
                held.caregivers[Int(node)] == route, held.positions[Int(node)] == position
            else { continue }
            let isPaused = board.node(last).pointee.has(Node.paused)
            let isAfterPause = isPaused && position >= held.breaks[tour.caregiver, default: 0]
            link(node, Spot(after: board.node(last).pointee.previous, isAfterPause: isAfterPause))
            // Before all times, so that the walks only ever move it towards the true one.
            board.node(node).pointee.start = -(1 << 29)
            (board.node(node).pointee.latest, board.node(node).pointee.free) = (1 << 30, 1 << 30)
        }
        forward.append(board.node(board.first(route)).pointee.next)
        backward.append(board.node(last).pointee.previous)
    }

    /// True when the route ends in time and with no more work than allowed, and its break begins in time.
    private func holds(_ route: Int32) -> Bool {
        var index = board.first(route)
        while board.isStop(index) || board.node(index).pointee.next >= 0 {
            let from = board.node(index)
            index = from.pointee.next
            let (to, done) = (board.node(index), from.pointee.start &+ from.pointee.duration)
            let isPaused = to.pointee.has(Node.paused)
            if isPaused, done > board.pauses[Int(route)].close { return false }
            guard !board.isStop(index), board.tracks[Int(route)].count > 0 else { continue }
            let arrival = board.arrival(to, route, done: done, way: to.pointee.way, isPaused: isPaused)
            if arrival == nil { return false }
        }
        let pause = board.pauses[Int(route)]
        let most = pause.length > 0 ? pause.capWith : board.tracks[Int(route)].cap
        return board.tracks[Int(route)].count == 0 || board.tracks[Int(route)].work <= most
    }

    /// Gives a route its break if it is due and the plan had no room for it, but there is some.
    private mutating func hasBreak(_ route: Int32) -> Bool {
        guard board.tracks[Int(route)].count > 0, board.tracks[Int(route)].work > board.tracks[Int(route)].cap else {
            return true
        }
        guard let place = bestBreak(of: route) else { return false }
        giveBreak(before: place, route)
        return true
    }
}

// MARK: - One by one

extension GroupSearch {
    /// Puts a visit back where the plan has it, if that holds.
    private mutating func restore(_ visit: Int32, _ held: Held) {
        let nodes = board.facts.nodes(of: Int(visit))
        for (slot, node) in nodes.enumerated() {
            guard let candidate = candidate(node, held) else { return }
            candidates[slot] = [candidate]
        }
        if nodes.count == 2 {
            insertCheapestPair(visit, nodes.lowerBound, anyPrice: true)
        } else if isHolding(candidates[0][0], nodes.lowerBound) {
            insert(visit, candidates[0][0].spot, nil)
        }
    }

    /// True when no circle of waiting arises.
    private mutating func isHolding(_ candidate: Candidate, _ index: Int32) -> Bool {
        guard board.facts.hasGaps else { return true }
        let after = board.node(candidate.spot.after).pointee.next
        let done = candidate.ready &+ board.node(index).pointee.duration
        let arrival = board.arrival(
            board.node(after), candidate.route, done: done, way: candidate.onward, isPaused: candidate.isBeforePause)
        guard let arrival else { return false }
        return delays.price((after, arrival), nil, blocked: (candidate.spot.after, -1)) != nil
    }

    private func candidate(_ index: Int32, _ held: Held) -> Candidate? {
        let (route, position) = (held.caregivers[Int(index)], held.positions[Int(index)])
        var before = board.node(board.last(route)).pointee.previous
        while board.isStop(before), held.positions[Int(before)] > position {
            before = board.node(before).pointee.previous
        }
        let (new, from) = (board.node(index), board.node(before))
        let to = board.node(from.pointee.next)
        let isPaused = to.pointee.has(Node.paused)
        let isAfterPause = isPaused && position >= held.breaks[Int(route), default: 0]
        let ends = from.pointee.start &+ from.pointee.duration
        let fit =
            isPaused
            ? board.fit(new, from, to, afterPause: isAfterPause)
            : board.fit(new, from, to, ends, reach: Int32(FastTravel.longest))
        guard let fit,
            board.tracks[Int(route)].work &+ fit.added &+ new.pointee.duration <= board.tracks[Int(route)].cap
        else { return nil }
        return Candidate(
            cost: 0, ready: fit.start, onward: fit.onward, route: route,
            spot: Spot(after: before, isAfterPause: isAfterPause), isBeforePause: isPaused && !isAfterPause)
    }
}
