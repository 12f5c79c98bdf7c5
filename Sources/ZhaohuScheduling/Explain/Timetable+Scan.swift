extension Timetable {
    /// How one caregiver could serve a stop.
    enum Finding {
        /// The cheapest place in the day.
        case possible(Placing)
        /// Nowhere: the rule that the place that comes furthest falls at.
        case hurdle(Hurdle)
    }

    /// Where a visit could be put, and what it leads to.
    struct Placing {
        let puts: [Put]
        let attempt: Attempt
        let cost: Int
    }

    /// The stops after which something could be put into a day; -1, its beginning, comes first.
    func places(in caregiver: Int) -> [Int] { [-1] + stops(of: caregiver) }

    /// The cheapest place for a stop in a caregiver's day, or the first rule at which every place has fallen.
    mutating func find(_ node: Int, _ caregiver: Int) -> Finding {
        if let hurdle = personalHurdles(node, caregiver).first { return .hurdle(hurdle) }
        var best: Placing?
        var furthest: Hurdle?
        for previous in places(in: caregiver) {
            let hurdle: Hurdle
            if let early = earlyHurdle(node, caregiver, after: previous) {
                hurdle = early
            } else {
                let attempt = tried([(node, caregiver, previous)])
                guard let first = attempt.first else {
                    let cost = attempt.change.total(instance.weights)
                    if cost < best?.cost ?? .max {
                        best = Placing(puts: [(node, caregiver, previous)], attempt: attempt, cost: cost)
                    }
                    continue
                }
                hurdle = first
            }
            if furthest.map({ Self.isFurther(hurdle, than: $0) }) ?? true { furthest = hurdle }
        }
        if let best { return .possible(best) }
        return .hurdle(furthest ?? Hurdle(.together, caregiver: caregiver))
    }

    /// True when a place falls at a later rule, or misses the same by less.
    private static func isFurther(_ hurdle: Hurdle, than other: Hurdle) -> Bool {
        (hurdle.stage.rawValue, -hurdle.excess) > (other.stage.rawValue, -other.excess)
    }

    /// What a try would find first, as far as it can be told without one: too much work, or there too late.
    private func earlyHurdle(_ node: Int, _ caregiver: Int, after previous: Int) -> Hurdle? {
        let stop = facts.stops[node]
        let next = previous < 0 ? days[caregiver].first : nodes[previous].next
        let way = seconds(placeAfter(previous, caregiver), stop.place)
        let start = max(stop.open, free(after: previous, caregiver) + way)
        let latest = solitaryLatest(node)
        guard start > latest else { return nil }
        let onward = seconds(stop.place, placeBefore(next, caregiver))
        let work = days[caregiver].work + way + onward - wayReplaced(previous, caregiver) + stop.duration
        let most = instance.caregivers[caregiver].mostWork
        if work > most { return Hurdle(.work, caregiver: caregiver, value: work, limit: most) }
        return Hurdle(
            .window, caregiver: caregiver, visit: stop.visit, value: start, limit: latest, isPinned: stop.isPinned)
    }

    /// The latest start of a stop whose partner, if any, is not placed.
    private func solitaryLatest(_ node: Int) -> Int {
        let stop = facts.stops[node]
        return stop.part == 0 ? stop.latest : facts.stops[stop.partner].latest + stop.gap.upperBound
    }

    /// The place of a put, told by the number of stops before it.
    func insertion(_ put: Put) -> Insertion {
        let stop = facts.stops[put.node]
        let position = put.previous < 0 ? 0 : (stops(of: put.caregiver).firstIndex(of: put.previous) ?? -1) + 1
        return Insertion(visit: stop.visit, part: stop.part, caregiver: put.caregiver, position: position)
    }
}
