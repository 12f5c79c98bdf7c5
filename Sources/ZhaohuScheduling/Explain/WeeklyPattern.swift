/// Which days of the week a client is visited on.
package struct WeeklyPattern: Hashable, Sendable {
    /// Days of a week; day 0 is Monday.
    package static let dayCount = 7

    /// A client who wants visits.
    package struct Want: Hashable, Sendable {
        /// Visits a week, 0 or more; seven or more make some on every day.
        package let visits: Int
        /// Minutes a visit takes.
        package let minutes: Int
        /// The area whose caregivers serve the client.
        package let area: Int
        package let place: Instance.Place
        /// Visits by weekday in the pattern in force; empty when there is none.
        package let inForce: [Int]

        package init(visits: Int, minutes: Int, area: Int = 0, place: Instance.Place, inForce: [Int] = []) {
            self.visits = visits
            self.minutes = minutes
            self.area = area
            self.place = place
            self.inForce = inForce
        }
    }

    /// What makes a pattern dear; the cost is the sum and lower is better.
    package struct Prices: Hashable, Sendable {
        /// For uneven gaps: the sum of their squares in days, above the least that can be.
        package let spread: Int
        /// For each minute on a day, times how full the day is of its share.
        package let balance: Int
        /// For each near client and each day on which only one of the two is visited.
        package let apart: Int
        /// For each visit that moves to another day than in the pattern in force.
        package let change: Int
        /// The side of a square in metres; clients of an area are near in the same square and those around it.
        package let near: Int

        package init(spread: Int = 400, balance: Int = 20, apart: Int = 30, change: Int = 150, near: Int = 400) {
            self.spread = spread
            self.balance = balance
            self.apart = apart
            self.change = change
            self.near = near
        }
    }

    /// Why a pattern is as it is.
    package enum Reason: String, Sendable, CaseIterable {
        /// As many visits on every day: there is nothing to choose.
        case everyDay = "every_day"
        /// The pattern in force is kept; nothing is better by more than the price of the change.
        case kept
        /// As even as can be over the week.
        case even
        /// Not quite even: other days have more room, or near clients are visited then.
        case room
    }

    /// Visits by weekday.
    package let counts: [Int]
    package let reason: Reason
    /// Visits that are on other days than in the pattern in force.
    package let changed: Int

    /// True when the client is visited on a day.
    package func isVisited(on day: Int) -> Bool { counts[day] > 0 }
}
