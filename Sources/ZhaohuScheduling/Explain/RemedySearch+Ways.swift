extension RemedySearch {
    /// Looks at every way to put the visit in.
    mutating func run() {
        let nodes = Array(timetable.facts.stops(of: visit))
        for caregiver in timetable.instance.caregivers.indices where nodes.count == 1 {
            consider(nodes[0], caregiver)
        }
        if nodes.count == 2 { considerPairs(nodes) }
    }

    private mutating func consider(_ node: Int, _ caregiver: Int) {
        let hurdles = timetable.personalHurdles(node, caregiver)
        guard hurdles.allSatisfy({ $0.stage == .skill }) else { return }
        for previous in timetable.places(in: caregiver) { consider([(node, caregiver, previous)]) }
        if hurdles.isEmpty { considerMovingOut([(node, caregiver, -1)]) }
    }

    /// Takes each visit of lower priority out of the days concerned and tries every place in them.
    mutating func considerMovingOut(_ puts: [Timetable.Put]) {
        let priority = timetable.instance.visits[visit].priority
        var others: [Int] = []
        for stop in puts.flatMap({ timetable.stops(of: $0.caregiver) }) {
            let other = timetable.facts.stops[stop].visit
            let asked = timetable.instance.visits[other]
            if asked.priority > priority, asked.pin == nil, !others.contains(other) { others.append(other) }
        }
        for other in others { considerWithout(other, puts) }
    }

    private mutating func considerWithout(_ other: Int, _ puts: [Timetable.Put]) {
        let point = timetable.point
        let change = timetable.remove(other)
        for ways in waysToPlace(puts) {
            let attempt = timetable.tried(ways)
            if attempt.isPossible { keep(.movingOut(visit: other), ways, attempt, beside: change) }
        }
        timetable.goBack(to: point)
    }

    /// The same caregivers at every place of their days.
    private func waysToPlace(_ puts: [Timetable.Put]) -> [[Timetable.Put]] {
        puts.reduce([[]]) { ways, put in
            ways.flatMap { way in
                timetable.places(in: put.caregiver).map { way + [(put.node, put.caregiver, $0)] }
            }
        }
    }

    private mutating func considerPairs(_ nodes: [Int]) {
        let ranked = nodes.map { timetable.nearest($0, Candidates.breadth) }
        for first in ranked[0] {
            for second in ranked[1] where second != first {
                for way in waysToPlace([(nodes[0], first, -1), (nodes[1], second, -1)]) { consider(way) }
                considerMovingOut([(nodes[0], first, -1), (nodes[1], second, -1)])
            }
        }
    }
}
