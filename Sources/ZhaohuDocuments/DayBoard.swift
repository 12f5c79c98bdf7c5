package import ZhaohuDomain

/// A company's day of home visits as a dispatcher looks at it: who is where when, what nobody serves and why.
///
/// A value with all that is shown, made by its caller; it computes no plan. Times are seconds after midnight and may
/// lie beyond 86,400 for a shift that ends the next morning. Texts are plain: they are escaped where they are written.
package struct DayBoard: Hashable, Sendable {
    /// Whether the carers have been told.
    package enum State: String, Hashable, Sendable, CaseIterable {
        case draft
        case published
    }

    /// A text in both languages.
    package struct Sentence: Hashable, Sendable {
        package let chinese: String
        package let english: String

        package init(_ chinese: String, _ english: String) {
            self.chinese = chinese
            self.english = english
        }
    }

    /// The figures of the whole day.
    package struct Totals: Hashable, Sendable {
        /// Visits asked for; one of two carers counts once.
        package let visits: Int
        package let placed: Int
        package let unplaced: Int
        /// Seconds, homes included.
        package let travel: Int
        /// Seconds by which visits start after their windows.
        package let lateness: Int
        /// Visits with another carer or another time than in the plan in force; nil when no plan is in force.
        package let changes: Int?
        /// What the plan costs in the engine's points; lower is better.
        package let cost: Int

        package init(
            visits: Int, placed: Int, unplaced: Int, travel: Int, lateness: Int, changes: Int? = nil, cost: Int
        ) {
            self.visits = visits
            self.placed = placed
            self.unplaced = unplaced
            self.travel = travel
            self.lateness = lateness
            self.changes = changes
            self.cost = cost
        }
    }

    /// As people write it, `H01`.
    package let providerID: String
    package let providerName: String
    package let day: Day
    /// The plan's version; 0 when there is no plan yet.
    package let version: Int
    package let state: State
    /// The part of the day that is shown at least; visits, ways and breaks outside widen it, shifts do not.
    package let span: ClosedRange<Int>
    /// One row each, in this order.
    package let carers: [Carer]
    /// In this order.
    package let unplaced: [Unplaced]
    package let totals: Totals

    package init(
        providerID: String, providerName: String, day: Day, version: Int, state: State, span: ClosedRange<Int>,
        carers: [Carer], unplaced: [Unplaced], totals: Totals
    ) {
        self.providerID = providerID
        self.providerName = providerName
        self.day = day
        self.version = version
        self.state = state
        self.span = span
        self.carers = carers
        self.unplaced = unplaced
        self.totals = totals
    }
}
