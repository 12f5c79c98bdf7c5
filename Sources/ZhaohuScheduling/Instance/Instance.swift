package import ZhaohuDomain

/// One day's home visits to be planned: who works, who is visited, what is asked for and what things cost.
///
/// All numbers are integers; people and visits are known by their place in these arrays. A value of this type has been
/// checked: every index leads somewhere and no sum over a plan can leave 64 bits.
package struct Instance: Sendable {
    /// A point on a plane, in metres.
    package struct Place: Hashable, Sendable {
        package let x: Int
        package let y: Int

        package init(x: Int, y: Int) {
            self.x = x
            self.y = y
        }
    }

    /// Somebody who serves visits; starts from home and ends there.
    package struct Caregiver: Sendable {
        package let home: Place
        /// One bit a skill.
        package let skills: SkillSet
        /// Seconds after midnight between which the caregiver is away from home.
        package let shift: ClosedRange<Int>
        /// Seconds of work (service and travel) above which work costs more.
        package let fairLoad: Int

        package init(home: Place, skills: SkillSet, shift: ClosedRange<Int>, fairLoad: Int) {
            self.home = home
            self.skills = skills
            self.shift = shift
            self.fairLoad = fairLoad
        }
    }

    /// Somebody who is visited, with the care team.
    package struct Client: Sendable {
        package let place: Place
        /// Caregivers who come first; they cost nothing.
        package let primary: [Int]
        /// Caregivers the client has met.
        package let known: [Int]
        /// Caregivers the client refuses.
        package let refused: [Int]

        package init(place: Place, primary: [Int] = [], known: [Int] = [], refused: [Int] = []) {
            self.place = place
            self.primary = primary
            self.known = known
            self.refused = refused
        }
    }

    /// One visit that is asked for.
    package struct Visit: Sendable {
        package let client: Int
        /// The skills wanted, one a caregiver: one or two.
        package let skills: [Int]
        /// Seconds after midnight between which it should start.
        package let window: ClosedRange<Int>
        /// Seconds after the window at which it may still start, at a price.
        package let lateness: Int
        /// Seconds it takes, 1 or more.
        package let duration: Int
        /// 1 (must) to 3 (can move).
        package let priority: Int

        package init(
            client: Int, skills: [Int], window: ClosedRange<Int>, lateness: Int, duration: Int, priority: Int
        ) {
            self.client = client
            self.skills = skills
            self.window = window
            self.lateness = lateness
            self.duration = duration
            self.priority = priority
        }

        /// The last second at which it may start.
        package var latestStart: Int { window.upperBound + lateness }
    }

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
