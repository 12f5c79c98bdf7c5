/// What things cost in a plan; the cost is their sum and lower is better.
package struct PlanWeights: Hashable, Sendable {
    /// For each visit nobody serves, by priority 1 to 3.
    package let unserved: [Int]
    /// For each second of travel.
    package let travel: Int
    /// For each second that a visit starts after its window.
    package let late: Int
    /// For a caregiver whom the client has met but who is not of the first choice.
    package let known: Int
    /// For a caregiver whom the client has not met.
    package let stranger: Int
    /// For each second of work above the fair load.
    package let overload: Int

    /// For each second out after the shift.
    package let overtime: Int
    /// For each wish of the client that a caregiver at a visit does not meet.
    package let wish: Int
    /// For each part of a visit that somebody else serves than in the plan in force.
    package let change: Int
    /// For each 100 fen that the fund pays for a visit served.
    package let fund: Int
    /// For each 100 fen of a visit served that the client's entitlement does not cover.
    package let excess: Int

    package init(
        unserved: [Int], travel: Int, late: Int, known: Int, stranger: Int, overload: Int, overtime: Int = 0,
        wish: Int = 0, change: Int = 0, fund: Int = 0, excess: Int = 0
    ) {
        self.unserved = unserved
        self.travel = travel
        self.late = late
        self.known = known
        self.stranger = stranger
        self.overload = overload
        self.overtime = overtime
        self.wish = wish
        self.change = change
        self.fund = fund
        self.excess = excess
    }

    /// What serving a visit costs in money, whoever serves it; the fraction is dropped.
    package func serving(_ visit: Instance.Visit) -> Int { (fund * visit.price + excess * visit.excess) / 100 }
}
