/// Who does which services at what time.
package struct PairedSolution: Hashable, Sendable {
    /// A service and its start.
    package struct Stop: Hashable, Sendable {
        package let service: Int
        package let start: Int

        package init(service: Int, start: Int) {
            self.service = service
            self.start = start
        }
    }

    /// The services of one person in their order, from and to the depot.
    package struct Tour: Hashable, Sendable {
        package let person: Int
        package let stops: [Stop]

        package init(person: Int, stops: [Stop]) {
            self.person = person
            self.stops = stops
        }
    }

    /// Tours with at least one stop each, people in ascending order.
    package let tours: [Tour]
    /// As the search reckons it; `PairedCheck` reckons it anew.
    package let cost: PairedCost

    package init(tours: [Tour], cost: PairedCost) {
        self.tours = tours
        self.cost = cost
    }
}

/// The parts of a plan's cost, in the instance's unit of time.
package struct PairedCost: Hashable, Sendable {
    /// All driving, from and to the depot included.
    package let travel: Int
    /// The lateness of every service together.
    package let late: Int
    /// The largest lateness.
    package let latest: Int
    /// What the search makes small.
    package var total: Int { travel + late + latest }

    package init(travel: Int, late: Int, latest: Int) {
        self.travel = travel
        self.late = late
        self.latest = latest
    }
}
