extension Timetable {
    /// How one caregiver could serve a stop.
    struct Finding {
        /// The cheapest place in the day; nil when there is none.
        var best: Placing?
        /// When there is none: the rule that the place that comes furthest falls at.
        var hurdle: Hurdle?
        /// Stops after which nothing is in the way, or only a break for which waiting for another caregiver may make
        /// room.
        var places: [Int] = []
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
        var finding = Finding()
        finding.hurdle = personalHurdles(node, caregiver).first
        guard finding.hurdle == nil else { return finding }
        for previous in places(in: caregiver) {
            if let hurdle = earlyHurdle(node, caregiver, after: previous) {
                finding.note(hurdle)
                continue
            }
            let attempt = tried([(node, caregiver, previous)], checksPeople: false)
            if attempt.first?.stage ?? .rest == .rest { finding.places.append(previous) }
            if let hurdle = attempt.first {
                finding.note(hurdle)
            } else {
                let cost = attempt.change.total(instance.weights)
                guard cost < finding.best?.cost ?? .max else { continue }
                finding.best = Placing(puts: [(node, caregiver, previous)], attempt: attempt, cost: cost)
            }
        }
        if finding.best != nil { finding.hurdle = nil }
        return finding
    }

    /// What a try would find first, as far as it can be told without one: too much work, or too late for it or for the
    /// stop behind it.
    private func earlyHurdle(_ node: Int, _ caregiver: Int, after previous: Int) -> Hurdle? {
        let stop = facts.stops[node]
        let next = previous < 0 ? days[caregiver].first : nodes[previous].next
        let way = seconds(placeAfter(previous, caregiver), stop.place)
        let start = max(stop.open, free(after: previous, caregiver) + way)
        let onward = seconds(stop.place, placeBefore(next, caregiver))
        let follows = start + stop.duration + onward
        let (latest, latestNext) = (solitaryLatest(node), next < 0 ? StopFact.never : ownLatest(next))
        guard start > latest || follows > latestNext else { return nil }
        let work = days[caregiver].work + way + onward - wayReplaced(previous, caregiver) + stop.duration
        let most = instance.caregivers[caregiver].mostWork
        if work > most { return Hurdle(.work, caregiver: caregiver, value: work, limit: most) }
        if start > latest {
            return Hurdle(
                .window, caregiver: caregiver, visit: stop.visit, value: start, limit: latest, isPinned: stop.isPinned)
        }
        return Hurdle(
            .otherWindow, caregiver: caregiver, visit: facts.stops[next].visit, value: follows, limit: latestNext,
            isPinned: facts.stops[next].isPinned)
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

extension Timetable.Finding {
    /// Keeps a place's hurdle when it falls at a later rule than those before, or misses the same by less.
    mutating func note(_ hurdle: Hurdle) {
        if let known = self.hurdle,
            (known.stage.rawValue, -known.excess) >= (hurdle.stage.rawValue, -hurdle.excess)
        {
            return
        }
        self.hurdle = hurdle
    }
}
