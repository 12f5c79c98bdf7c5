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

    package init(unserved: [Int], travel: Int, late: Int, known: Int, stranger: Int, overload: Int) {
        self.unserved = unserved
        self.travel = travel
        self.late = late
        self.known = known
        self.stranger = stranger
        self.overload = overload
    }
}
