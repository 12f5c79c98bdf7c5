/// What a plan costs, part by part.
package struct PlanCost: Hashable, Sendable {
    /// Visits that nobody serves, by priority 1 to 3.
    package var unserved = [0, 0, 0]
    package var unservedCost = 0
    /// Seconds of travel, from home and back home.
    package var travel = 0
    /// Seconds that visits start after their windows.
    package var late = 0
    /// Price of caregivers who are not of the first choice.
    package var familiarity = 0
    /// Seconds of work above the fair load.
    package var overload = 0
    /// Seconds out after the shift.
    package var overtime = 0
    /// Wishes that caregivers at visits do not meet.
    package var unmetWishes = 0
    /// Parts of visits that somebody else serves than in the plan in force.
    package var changes = 0
    /// Fen that the fund pays for the visits served.
    package var fund = 0
    /// Fen of them that no entitlement covers.
    package var excess = 0
    /// Price of serving them, from both.
    package var serving = 0
    /// The sum, weighted.
    package var total = 0

    package init() {}
}
