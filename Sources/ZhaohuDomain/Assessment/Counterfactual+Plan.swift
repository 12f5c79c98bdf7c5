/// Changes within one dimension or several, and how they compare: the fewest, then the least movement of scores, then
/// those earliest in the form.
struct ChangePlan: Comparable {
    /// Where the item stands in the form, and its other score.
    struct Step: Equatable {
        let place: Int
        let to: Int
    }

    private(set) var steps: [Step] = []
    private(set) var movement = 0

    /// The plan with one item's change before all others.
    func preceded(by step: Step, moving distance: Int) -> ChangePlan {
        ChangePlan(steps: [step] + steps, movement: movement + distance)
    }

    /// This plan, and then another for later items.
    func followed(by other: ChangePlan) -> ChangePlan {
        ChangePlan(steps: steps + other.steps, movement: movement + other.movement)
    }

    static func < (left: ChangePlan, right: ChangePlan) -> Bool {
        if left.steps.count != right.steps.count { return left.steps.count < right.steps.count }
        if left.movement != right.movement { return left.movement < right.movement }
        guard let (one, other) = zip(left.steps, right.steps).first(where: { $0 != $1 }) else { return false }
        return (one.place, one.to) < (other.place, other.to)
    }
}

extension Instrument.Dimension {
    /// The cheapest changes in one direction that lead to each band, by band number; nil for a band that none reaches.
    func plans(
        _ direction: Counterfactual.Direction, from scores: [Int], place: Int, cutoffs: [String: Int]
    ) -> [ChangePlan?] {
        var plans = [ChangePlan?](repeating: nil, count: bands.count)
        func offer(_ plan: ChangePlan, for band: Int) {
            if let known = plans[band], known <= plan { return }
            plans[band] = plan
        }
        if bandRows == nil {
            for (total, plan) in plansByTotal(direction, from: scores, place: place) {
                offer(plan, for: band(of: total, cutoffs: cutoffs).number)
            }
        } else {
            for number in 0..<combinationCount {
                let others = self.scores(ofCombination: number)
                guard zip(scores, others).allSatisfy({ allows($1, from: $0, direction) }) else { continue }
                if let band = band(ofCombination: number) {
                    offer(plan(from: scores, to: others, place: place), for: band)
                }
            }
        }
        return plans
    }

    /// True when a score, put in another's place, means function as it was or one further in the direction.
    private func allows(_ score: Int, from now: Int, _ direction: Counterfactual.Direction) -> Bool {
        isHigherBetter == (direction == .milder) ? score >= now : score <= now
    }

    /// The cheapest changes for every total, from the last item to the first: what is best for the items behind one is
    /// best whatever is done before them.
    private func plansByTotal(
        _ direction: Counterfactual.Direction, from scores: [Int], place: Int
    ) -> [Int: ChangePlan] {
        var plans: [Int: ChangePlan] = [0: ChangePlan()]
        for index in items.indices.reversed() {
            var next: [Int: ChangePlan] = [:]
            let now = scores[index]
            let all = items[index].measure.map { Array($0.lower...$0.upper) } ?? items[index].scores
            for score in all where allows(score, from: now, direction) {
                let step = ChangePlan.Step(place: place + index, to: score)
                for (total, plan) in plans {
                    let plan = score == now ? plan : plan.preceded(by: step, moving: abs(score - now))
                    if let known = next[total + score], known <= plan { continue }
                    next[total + score] = plan
                }
            }
            plans = next
        }
        return plans
    }

    private func plan(from scores: [Int], to others: [Int], place: Int) -> ChangePlan {
        var plan = ChangePlan()
        for index in items.indices.reversed() where scores[index] != others[index] {
            let step = ChangePlan.Step(place: place + index, to: others[index])
            plan = plan.preceded(by: step, moving: abs(others[index] - scores[index]))
        }
        return plan
    }
}
