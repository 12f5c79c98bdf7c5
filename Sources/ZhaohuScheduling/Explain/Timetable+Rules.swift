extension Timetable {
    /// The rules about people that stand in the way of a stop, whatever its time.
    func personalHurdles(_ node: Int, _ caregiver: Int) -> [Hurdle] {
        let stop = facts.stops[node]
        let visit = instance.visits[stop.visit]
        var hurdles: [Hurdle] = []
        if instance.clients[visit.client].refused.contains(caregiver) {
            hurdles.append(Hurdle(.refused, caregiver: caregiver, visit: stop.visit))
        }
        let lacking = visit.parts[stop.part].skills
            .subtracting(instance.caregivers[caregiver].skills)
            .subtracting(stop.visit == allowed ? allowance.skills : [])
        if !lacking.isEmpty {
            hurdles.append(Hurdle(.skill, caregiver: caregiver, visit: stop.visit, lacking: lacking))
        }
        if let pin = visit.pin, pin.caregivers[stop.part] != caregiver {
            hurdles.append(Hurdle(.pin, caregiver: caregiver, visit: stop.visit))
        }
        return hurdles
    }

    /// The last second at which a stop may start by its own window.
    ///
    /// While the first part of a visit of two is not placed, the second keeps to what the first could still allow.
    func ownLatest(_ node: Int) -> Int {
        let stop = facts.stops[node]
        guard stop.part == 1 else { return latest(stop) }
        guard nodes[stop.partner].caregiver < 0 else { return StopFact.never }
        return latest(facts.stops[stop.partner]) + stop.gap.upperBound
    }

    private func latest(_ stop: StopFact) -> Int {
        stop.latest + (stop.visit == allowed && !stop.isPinned ? allowance.later : 0)
    }

    /// The hurdle of a stop that would start too late; nil when it does not.
    func hurdleOfTime(_ node: Int) -> Hurdle? {
        let latest = ownLatest(node)
        guard nodes[node].start > latest else { return nil }
        let stop = facts.stops[node]
        return Hurdle(
            stop.visit == allowed ? .window : .otherWindow, caregiver: nodes[node].caregiver, visit: stop.visit,
            value: nodes[node].start, limit: latest, isPinned: stop.isPinned)
    }

    /// Adds what stands in the way of a caregiver's day: work, shift and break.
    func addHurdlesOfDay(_ caregiver: Int, to hurdles: inout [Hurdle]) {
        guard days[caregiver].first >= 0 else { return }
        if days[caregiver].work > instance.caregivers[caregiver].mostWork {
            hurdles.append(
                Hurdle(
                    .work, caregiver: caregiver, value: days[caregiver].work,
                    limit: instance.caregivers[caregiver].mostWork))
        }
        let (home, end) = (home(caregiver), endOfDay(caregiver))
        if home > end {
            hurdles.append(Hurdle(.shift, caregiver: caregiver, value: home, limit: end, overtime: home - end))
        }
        let shortage = restShortage(caregiver)
        if shortage > 0 {
            let length = instance.caregivers[caregiver].rest?.length ?? 0
            hurdles.append(
                Hurdle(
                    .rest, caregiver: caregiver, value: shortage, limit: length,
                    overtime: restShortageAtEnd(caregiver)))
        }
    }

    /// The second at which a caregiver must be home.
    func endOfDay(_ caregiver: Int) -> Int {
        let person = instance.caregivers[caregiver]
        let more = caregiver == allowance.caregiver ? allowance.overtime : 0
        return person.shift.upperBound + person.overtime + more
    }

    /// The seconds that are missing for a break after the last stop; nil when it could not begin in time there.
    private func restShortageAtEnd(_ caregiver: Int) -> Int? {
        guard let rest = instance.caregivers[caregiver].rest else { return nil }
        let from = max(free(after: days[caregiver].last, caregiver), rest.window.lowerBound)
        guard from <= rest.window.upperBound else { return nil }
        return from + rest.length + days[caregiver].wayHome - endOfDay(caregiver)
    }

    /// The seconds that are missing for the break of a day; 0 when it fits, or none is due.
    func restShortage(_ caregiver: Int) -> Int {
        guard let rest = instance.caregivers[caregiver].rest, days[caregiver].first >= 0,
            days[caregiver].work > rest.afterWork
        else { return 0 }
        if caregiver == allowance.caregiver, allowance.isWithoutRest { return 0 }
        var shortage = Int.max
        var (before, node) = (-1, days[caregiver].first)
        while before >= 0 || node >= 0 {
            let leaving =
                node < 0 ? endOfDay(caregiver) - days[caregiver].wayHome : nodes[node].start - nodes[node].way
            let from = max(free(after: before, caregiver), rest.window.lowerBound)
            shortage = min(shortage, from - min(leaving - rest.length, rest.window.upperBound))
            guard node >= 0 else { break }
            (before, node) = (node, nodes[node].next)
        }
        return max(0, shortage)
    }
}
