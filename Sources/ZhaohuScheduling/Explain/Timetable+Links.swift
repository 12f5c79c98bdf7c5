extension Timetable {
    /// What was there before changes, so that they can be taken back.
    struct Journal: Sendable {
        var nodes: [(index: Int, was: Node)] = []
        var days: [(index: Int, was: Day)] = []
    }

    /// A point to go back to.
    struct Point {
        let nodes: Int
        let days: Int
        let cost: CostParts
    }

    var point: Point { Point(nodes: journal.nodes.count, days: journal.days.count, cost: cost) }

    /// Takes back every change since a point.
    mutating func goBack(to point: Point) {
        while journal.nodes.count > point.nodes, let entry = journal.nodes.popLast() {
            nodes[entry.index] = entry.was
        }
        while journal.days.count > point.days, let entry = journal.days.popLast() { days[entry.index] = entry.was }
        cost = point.cost
    }

    /// Remembers a stop before it is changed.
    mutating func note(_ node: Int) { journal.nodes.append((node, nodes[node])) }

    func place(of node: Int) -> Instance.Place { facts.stops[node].place }

    func seconds(_ from: Instance.Place, _ to: Instance.Place) -> Int { instance.travel.seconds(from: from, to: to) }

    /// Where a caregiver comes from when going to the stop after this one; -1 is the beginning of the day.
    func placeAfter(_ node: Int, _ caregiver: Int) -> Instance.Place {
        node < 0 ? instance.caregivers[caregiver].begin : place(of: node)
    }

    /// Where a caregiver goes before this stop; -1 is the end of the day.
    func placeBefore(_ node: Int, _ caregiver: Int) -> Instance.Place {
        node < 0 ? instance.caregivers[caregiver].home : place(of: node)
    }

    /// The way that a stop put in there replaces: from the one before to the one after, or home; 0 in an empty day.
    func wayReplaced(_ after: Int, _ caregiver: Int) -> Int {
        let day = days[caregiver]
        let next = after < 0 ? day.first : nodes[after].next
        return next < 0 ? day.wayHome : nodes[next].way
    }

    /// Puts a stop into a day, without its time; `previous` is -1 at the beginning.
    mutating func link(_ node: Int, _ caregiver: Int, after previous: Int) {
        journal.days.append((caregiver, days[caregiver]))
        note(node)
        let next = previous < 0 ? days[caregiver].first : nodes[previous].next
        let replaced = wayReplaced(previous, caregiver)
        let way = seconds(placeAfter(previous, caregiver), place(of: node))
        let onward = seconds(place(of: node), placeBefore(next, caregiver))
        nodes[node].caregiver = caregiver
        nodes[node].way = way
        nodes[node].start = nodes[node].open
        join(previous, node, caregiver)
        join(node, next, caregiver, way: onward)
        days[caregiver].work += way + onward - replaced + facts.stops[node].duration
        cost.travel += way + onward - replaced
        count(node, times: 1)
    }

    /// Takes a stop out of its day.
    mutating func unlink(_ node: Int) {
        let caregiver = nodes[node].caregiver
        journal.days.append((caregiver, days[caregiver]))
        count(node, times: -1)
        note(node)
        let (previous, next, way) = (nodes[node].previous, nodes[node].next, nodes[node].way)
        let onward = next < 0 ? days[caregiver].wayHome : nodes[next].way
        let isLast = previous < 0 && next < 0
        let replacing = isLast ? 0 : seconds(placeAfter(previous, caregiver), placeBefore(next, caregiver))
        join(previous, next, caregiver, way: replacing)
        nodes[node].caregiver = -1
        nodes[node].previous = -1
        nodes[node].next = -1
        days[caregiver].work += replacing - way - onward - facts.stops[node].duration
        cost.travel += replacing - way - onward
    }

    /// Lets one stop follow another; -1 is the end of the day on either side.
    private mutating func join(_ previous: Int, _ next: Int, _ caregiver: Int, way: Int? = nil) {
        if previous < 0 {
            days[caregiver].first = next
        } else {
            note(previous)
            nodes[previous].next = next
        }
        if next < 0 {
            days[caregiver].last = previous
            if let way { days[caregiver].wayHome = way }
        } else {
            note(next)
            nodes[next].previous = previous
            if let way { nodes[next].way = way }
        }
    }

    /// Adds what a stop costs by itself, or takes it away; its day's costs and its way are counted elsewhere.
    private mutating func count(_ node: Int, times: Int) {
        let (stop, caregiver) = (facts.stops[node], nodes[node].caregiver)
        let client = instance.clients[instance.visits[stop.visit].client]
        if !client.primary.contains(caregiver) {
            let isKnown = client.known.contains(caregiver)
            cost.familiarity += times * (isKnown ? instance.weights.known : instance.weights.stranger)
        }
        let unmet = client.wishes.subtracting(instance.caregivers[caregiver].traits)
        cost.wishes += times * unmet.rawValue.nonzeroBitCount
        let inForce = instance.visits[stop.visit].inForce
        if !inForce.isEmpty, inForce[stop.part] != caregiver { cost.changes += times }
        guard stop.part == 0 else { return }
        cost.late += times * max(0, nodes[node].start - stop.close)
        cost.serving += times * instance.weights.serving(instance.visits[stop.visit])
        cost.unserved -= times * instance.weights.unserved[instance.visits[stop.visit].priority - 1]
    }
}
