/// A carer with the same day on every weekday.
package struct WeekCarer: Sendable {
    /// Which company; an index of the caller's.
    package let company: Int
    package let home: Instance.Place
    package let skills: SkillSet
    package let traits: SkillSet
    /// Seconds after midnight between which the carer is away from home.
    package let shift: ClosedRange<Int>

    package init(
        company: Int, home: Instance.Place, skills: SkillSet, traits: SkillSet = [], shift: ClosedRange<Int>
    ) {
        self.company = company
        self.home = home
        self.skills = skills
        self.traits = traits
        self.shift = shift
    }
}

/// A client with the care of a week: the same visit on some weekdays.
package struct WeekClient: Sendable {
    /// The company that serves now.
    package let company: Int
    package let place: Instance.Place
    /// Weekdays, 0 is Monday, in order.
    package var days: [Int]
    /// Seconds after midnight at which a visit may start.
    package var window: ClosedRange<Int>
    /// Seconds a carer stays.
    package let seconds: Int
    /// What each of the one or two carers must be able to do.
    package let crew: [SkillSet]
    /// Seconds from the first carer's start to the second's.
    package let gap: ClosedRange<Int>
    /// Carers whom the client has met.
    package let known: Set<Int>
    /// Carers whom the client refuses.
    package let refused: Set<Int>
    package let wishes: SkillSet
    /// Companies that the client has refused.
    package var refusedCompanies: Set<Int>

    package init(
        company: Int, place: Instance.Place, days: [Int], window: ClosedRange<Int>, seconds: Int, crew: [SkillSet],
        gap: ClosedRange<Int> = 0...0, known: Set<Int> = [], refused: Set<Int> = [], wishes: SkillSet = [],
        refusedCompanies: Set<Int> = []
    ) {
        self.company = company
        self.place = place
        self.days = days
        self.window = window
        self.seconds = seconds
        self.crew = crew
        self.gap = gap
        self.known = known
        self.refused = refused
        self.wishes = wishes
        self.refusedCompanies = refusedCompanies
    }
}

/// The rules of a carer's day and what things cost in a week.
package struct WeekRules: Sendable {
    package let travel: TravelRule
    package let weights: PlanWeights
    package let fairLoad: Int
    package let mostWork: Int
    package let rest: Instance.Rest?

    package init(travel: TravelRule, weights: PlanWeights, fairLoad: Int, mostWork: Int, rest: Instance.Rest?) {
        self.travel = travel
        self.weights = weights
        self.fairLoad = fairLoad
        self.mostWork = mostWork
        self.rest = rest
    }
}

/// A client's week with one company: who comes when.
package struct WeekOffer: Hashable, Sendable {
    /// One visit.
    package struct Visit: Hashable, Sendable {
        /// 0 is Monday.
        package let day: Int
        /// One or two carers.
        package let carers: [Int]
        /// Seconds after midnight, by carer.
        package let starts: [Int]

        package init(day: Int, carers: [Int], starts: [Int]) {
            self.day = day
            self.carers = carers
            self.starts = starts
        }
    }

    package let company: Int
    /// By day.
    package let visits: [Visit]
    /// Seconds of travel more in the week.
    package let travel: Int
    /// What it costs in points; lower is better.
    package let cost: Int

    package init(company: Int, visits: [Visit], travel: Int, cost: Int) {
        self.company = company
        self.visits = visits
        self.travel = travel
        self.cost = cost
    }

    /// Everyone who comes.
    package var carers: Set<Int> { Set(visits.flatMap(\.carers)) }
}
