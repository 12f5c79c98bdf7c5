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
    /// The sum, weighted.
    package var total = 0

    package init() {}
}
