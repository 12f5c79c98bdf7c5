extension Timetable {
    /// A caregiver who may serve a part of a visit of two, and where.
    struct Half {
        let caregiver: Int
        /// What the part alone costs there, at best.
        let cost: Int
        let places: [Int]
    }

    /// The cheapest places for both parts of a visit of two, a pair of caregivers each, of those best for each part.
    mutating func pairs(_ nodes: [Int], _ halves: [[Half]], _ breadth: Int) -> [Placing] {
        let ranked = halves.map { halves in
            halves.sorted { ($0.cost, $0.caregiver) < ($1.cost, $1.caregiver) }.prefix(breadth)
        }
        var found: [Placing] = []
        for first in ranked[0] {
            for second in ranked[1] where second.caregiver != first.caregiver {
                if let best = bestPair(nodes, first, second) { found.append(best) }
            }
        }
        return found
    }

    /// The cheapest places of two caregivers for the two parts of a visit; nil when there are none.
    private mutating func bestPair(_ nodes: [Int], _ first: Half, _ second: Half) -> Placing? {
        var best: Placing?
        for early in first.places {
            for late in second.places {
                let puts = [(nodes[0], first.caregiver, early), (nodes[1], second.caregiver, late)]
                let attempt = tried(puts, checksPeople: false)
                guard attempt.isPossible else { continue }
                let cost = attempt.change.total(instance.weights)
                if cost < best?.cost ?? .max { best = Placing(puts: puts, attempt: attempt, cost: cost) }
            }
        }
        return best
    }

    /// The cheapest places for a caregiver beside another of a visit of two, or the rule that stands in the way.
    mutating func findBeside(_ node: Int, _ caregiver: Int, _ other: Int) -> Finding {
        var alone = find(node, caregiver)
        guard !alone.places.isEmpty else { return alone }
        let partner = facts.stops[node].partner
        alone.best = nil
        if caregiver != other {
            let halves = [(node, caregiver, alone.places), (partner, other, find(partner, other).places)]
                .sorted { $0.0 < $1.0 }.map { Half(caregiver: $0.1, cost: 0, places: $0.2) }
            alone.best = bestPair([min(node, partner), max(node, partner)], halves[0], halves[1])
        }
        let apart = Hurdle(.together, caregiver: caregiver, visit: facts.stops[node].visit)
        alone.hurdle = alone.best == nil ? alone.hurdle ?? apart : nil
        return alone
    }

    /// The caregivers who come nearest to serving a stop, skills aside: those who could first, cheapest first, then by
    /// how late the rule comes that stands in the way.
    mutating func nearest(_ node: Int, _ count: Int) -> [Int] {
        var ranked: [(stage: Int, amount: Int, caregiver: Int)] = []
        for caregiver in instance.caregivers.indices {
            let finding = find(node, caregiver)
            if let best = finding.best {
                ranked.append((-Hurdle.Stage.allCases.count, best.cost, caregiver))
            } else if let hurdle = finding.hurdle, hurdle.stage != .refused, hurdle.stage != .pin {
                ranked.append((-hurdle.stage.rawValue, hurdle.excess, caregiver))
            }
        }
        return ranked.sorted { ($0.stage, $0.amount, $0.caregiver) < ($1.stage, $1.amount, $1.caregiver) }
            .prefix(count).map(\.caregiver)
    }
}
