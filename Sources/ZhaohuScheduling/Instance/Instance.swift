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
}
