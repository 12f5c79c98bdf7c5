extension Timetable {
    /// The cheapest places for both parts of a visit of two, a pair of caregivers each, of those best for each part.
    mutating func pairs(_ nodes: [Int], _ crews: [[(caregiver: Int, cost: Int)]], _ breadth: Int) -> [Placing] {
        let ranked = crews.map { crew in
            crew.sorted { ($0.cost, $0.caregiver) < ($1.cost, $1.caregiver) }.prefix(breadth).map(\.caregiver)
        }
        var found: [Placing] = []
        for first in ranked[0] {
            for second in ranked[1] where second != first {
                if let best = bestPair((nodes[0], first, -1), (nodes[1], second, -1)) { found.append(best) }
            }
        }
        return found
    }

    /// The cheapest places of two caregivers for the two parts of a visit; nil when there are none.
    mutating func bestPair(_ first: Put, _ second: Put) -> Placing? {
        var best: Placing?
        for early in places(in: first.caregiver) {
            for late in places(in: second.caregiver) {
                let puts = [(first.node, first.caregiver, early), (second.node, second.caregiver, late)]
                let attempt = tried(puts)
                guard attempt.isPossible else { continue }
                let cost = attempt.change.total(instance.weights)
                if cost < best?.cost ?? .max { best = Placing(puts: puts, attempt: attempt, cost: cost) }
            }
        }
        return best
    }
}

extension Timetable {
    /// The cheapest places for a caregiver beside another of a visit of two, or the rule that stands in the way.
    mutating func findBeside(_ node: Int, _ caregiver: Int, _ other: Int) -> Finding {
        let alone = find(node, caregiver)
        if case .hurdle(let hurdle) = alone, hurdle.stage != .rest { return alone }
        guard caregiver != other else {
            return .hurdle(Hurdle(.together, caregiver: caregiver, visit: facts.stops[node].visit))
        }
        let partner = facts.stops[node].partner
        let puts = [(node, caregiver, -1), (partner, other, -1)].sorted { $0.0 < $1.0 }
        if let pair = bestPair(puts[0], puts[1]) { return .possible(pair) }
        return .hurdle(Hurdle(.together, caregiver: caregiver, visit: facts.stops[node].visit))
    }

    /// The caregivers who come nearest to serving a stop, skills aside: those who could first, cheapest first, then by
    /// how late the rule comes that stands in the way.
    mutating func nearest(_ node: Int, _ count: Int) -> [Int] {
        var ranked: [(stage: Int, amount: Int, caregiver: Int)] = []
        for caregiver in instance.caregivers.indices {
            switch find(node, caregiver) {
            case .possible(let placing): ranked.append((-Hurdle.Stage.allCases.count, placing.cost, caregiver))
            case .hurdle(let hurdle) where hurdle.stage != .refused && hurdle.stage != .pin:
                ranked.append((-hurdle.stage.rawValue, hurdle.excess, caregiver))
            case .hurdle: continue
            }
        }
        return ranked.sorted { ($0.stage, $0.amount, $0.caregiver) < ($1.stage, $1.amount, $1.caregiver) }
            .prefix(count).map(\.caregiver)
    }
}
