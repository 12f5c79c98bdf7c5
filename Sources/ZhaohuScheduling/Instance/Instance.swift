package import ZhaohuDomain

/// One day's home visits to be planned: who works, who is visited, what is asked for and what things cost.
///
/// All numbers are integers; people and visits are known by their place in these arrays. A value of this type has been
/// checked: every index leads somewhere and no sum over a plan can leave 64 bits.
package struct Instance: Sendable {
    package let travel: TravelRule
    package let weights: PlanWeights
    package let caregivers: [Caregiver]
    package let clients: [Client]
    package let visits: [Visit]

    /// An instance, checked.
    ///
    /// - Throws: `Refusal` that names the row, the field and the range.
    package init(
        travel: TravelRule, weights: PlanWeights, caregivers: [Caregiver], clients: [Client], visits: [Visit]
    ) throws(Refusal) {
        self.travel = travel
        self.weights = weights
        self.caregivers = caregivers
        self.clients = clients
        self.visits = visits
        try InstanceCheck(instance: self).run()
    }

    /// The same day with a plan in force: who serves each visit there is to serve it still.
    ///
    /// - Throws: `Refusal` when the plan names visits or caregivers that are not of this day.
    package func keeping(_ plan: Plan) throws(Refusal) -> Instance {
        var held: [Int: [Int: Int]] = [:]
        for tour in plan.tours {
            for stop in tour.stops { held[stop.visit, default: [:]][stop.part] = tour.caregiver }
        }
        let kept = visits.enumerated().map { index, visit in
            let crew = visit.parts.indices.compactMap { held[index]?[$0] }
            return Visit(
                client: visit.client, parts: visit.parts, gap: visit.gap, window: visit.window,
                lateness: visit.lateness, priority: visit.priority, price: visit.price, excess: visit.excess,
                pin: visit.pin, inForce: crew.count == visit.parts.count ? crew : [])
        }
        return try Instance(travel: travel, weights: weights, caregivers: caregivers, clients: clients, visits: kept)
    }
}
