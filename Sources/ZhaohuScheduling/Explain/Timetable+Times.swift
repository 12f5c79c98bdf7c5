extension Timetable {
    /// The second at which a caregiver is done with a stop.
    @inline(__always)
    func end(of node: Int) -> Int { nodes[node].start + facts.stops[node].duration }

    /// When a caregiver is free after a stop; -1 is the beginning of the day.
    @inline(__always)
    func free(after node: Int, _ caregiver: Int) -> Int {
        node < 0 ? instance.caregivers[caregiver].shift.lowerBound : end(of: node)
    }

    /// The earliest start that the way, the window and the other caregiver allow.
    func ready(_ node: Int) -> Int {
        let at = nodes[node]
        var ready = max(at.open, free(after: at.previous, at.caregiver) + at.way)
        let partner = facts.stops[node].partner
        if partner >= 0, nodes[partner].caregiver >= 0 {
            let gap = facts.stops[node].gap
            let other = nodes[partner].start
            ready = max(ready, facts.stops[node].part == 0 ? other - gap.upperBound : other + gap.lowerBound)
        }
        return ready
    }

    /// Gives every stop its earliest start after changes at some.
    ///
    /// First all that is there only because of something that may now come earlier is set back, then everything is
    /// moved on until nothing waits to be moved.
    ///
    /// - Parameter changed: stops with another stop before them, another way or another window than before.
    /// - Returns: false when caregivers wait for each other in a circle; then the times mean nothing.
    mutating func settle(_ changed: [Int]) -> Bool {
        mark += 1
        wave.removeAll(keepingCapacity: true)
        for node in changed where nodes[node].caregiver >= 0 {
            let at = nodes[node]
            // The other caregiver of the visit may be there only because of this one: asking them proves nothing.
            let isHeld = at.start == at.open || free(after: at.previous, at.caregiver) + at.way >= at.start
            if isHeld { wave.append(node) } else { setBack(node) }
        }
        var touched = 0
        mark += 1
        var rounds = 0
        var next: [Int] = []
        // Without a circle the longest chain of waiting has each stop at most once.
        while !wave.isEmpty {
            guard rounds <= touched + 1 else { return false }
            next.removeAll(keepingCapacity: true)
            for node in wave {
                let ready = ready(node)
                guard ready > nodes[node].start else { continue }
                if marks[node] != mark {
                    marks[node] = mark
                    touched += 1
                }
                setStart(node, ready)
                if nodes[node].next >= 0 { next.append(nodes[node].next) }
                let partner = facts.stops[node].partner
                if partner >= 0, nodes[partner].caregiver >= 0 { next.append(partner) }
            }
            swap(&wave, &next)
            rounds += 1
        }
        return true
    }

    /// Sets a stop back to its window, and with it all that start when they do only because of it.
    private mutating func setBack(_ node: Int) {
        var behind = [node]
        marks[node] = mark
        while let node = behind.popLast() {
            let start = nodes[node].start
            for follower in [nodes[node].next, facts.stops[node].partner]
            where follower >= 0 && nodes[follower].caregiver >= 0 && marks[follower] != mark {
                let gap = facts.stops[node].gap
                let held =
                    follower == nodes[node].next
                    ? start + facts.stops[node].duration + nodes[follower].way
                    : facts.stops[node].part == 0 ? start + gap.lowerBound : start - gap.upperBound
                guard nodes[follower].start <= held else { continue }
                marks[follower] = mark
                behind.append(follower)
            }
            setStart(node, nodes[node].open)
            wave.append(node)
        }
    }

    private mutating func setStart(_ node: Int, _ start: Int) {
        note(node)
        let stop = facts.stops[node]
        if stop.part == 0 { cost.late += max(0, start - stop.close) - max(0, nodes[node].start - stop.close) }
        nodes[node].start = start
    }

    /// When a caregiver comes home; the beginning of the shift when there is nothing to do.
    func home(_ caregiver: Int) -> Int { free(after: days[caregiver].last, caregiver) + days[caregiver].wayHome }

    /// Works out overload and overtime of a day again.
    mutating func refresh(_ caregiver: Int) {
        let person = instance.caregivers[caregiver]
        journal.days.append((caregiver, days[caregiver]))
        let isFree = days[caregiver].first < 0
        let overtime = isFree ? 0 : max(0, home(caregiver) - person.shift.upperBound)
        let overload = isFree ? 0 : max(0, days[caregiver].work - max(person.fairLoad, person.worked))
        cost.overtime += overtime - days[caregiver].overtime
        cost.overload += overload - days[caregiver].overload
        days[caregiver].overtime = overtime
        days[caregiver].overload = overload
    }
}
