package import ZhaohuDomain

/// A problem of classes 2 and 3 of the scheduling yardstick: staff with skills, one depot, and services of which two can
/// depend on each other's start.
///
/// Times and ways are whole numbers of a unit that the reader of the file chooses, so that all sums are exact.
package struct PairedInstance: Hashable, Sendable {
    /// One service for one person at one place.
    package struct Service: Hashable, Sendable {
        /// The row of the travel matrix; 0 is the depot.
        package let place: Int
        /// The skill that is needed, 0 to 63.
        package let skill: Int
        /// The service starts at `opens` or later, and at `closes` or earlier if it is to be on time.
        package let opens: Int
        package let closes: Int
        package let duration: Int

        package init(place: Int, skill: Int, opens: Int, closes: Int, duration: Int) {
            self.place = place
            self.skill = skill
            self.opens = opens
            self.closes = closes
            self.duration = duration
        }
    }

    /// Two services by two different people: the second starts `gap` after the start of the first; 0...0 is together.
    package struct Link: Hashable, Sendable {
        package let first: Int
        package let second: Int
        package let shortestGap: Int
        package let longestGap: Int

        package init(first: Int, second: Int, shortestGap: Int, longestGap: Int) {
            self.first = first
            self.second = second
            self.shortestGap = shortestGap
            self.longestGap = longestGap
        }
    }

    /// What a late start means.
    package enum Windows: Hashable, Sendable {
        /// It costs its lateness, and the largest lateness of all once more.
        case soft
        /// It is forbidden.
        case hard
    }

    /// What each person is able to do.
    package let staff: [SkillSet]
    package let services: [Service]
    package let links: [Link]
    package let places: Int
    /// Row by row: from the place of the row to that of the column.
    package let travel: [Int]
    package let windows: Windows
    /// Everybody is back by then; nil where there is no end.
    package let horizon: Int?

    /// - Throws: a refusal that names row, field and value when a number is out of range or a link leads nowhere.
    package init(
        staff: [SkillSet], services: [Service], links: [Link], places: Int, travel: [Int], windows: Windows,
        horizon: Int?
    ) throws(Refusal) {
        self.staff = staff
        self.services = services
        self.links = links
        self.places = places
        self.travel = travel
        self.windows = windows
        self.horizon = horizon
        try check()
    }

    /// The way from one place to another.
    package func way(_ from: Int, _ to: Int) -> Int { travel[from * places + to] }
}
