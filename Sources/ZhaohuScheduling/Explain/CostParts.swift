/// What a plan, or a change of one, costs, part by part, each in its own unit.
///
/// In a change every number may be negative: less travel, a visit served that was not.
package struct CostParts: Hashable, Sendable {
    /// One kind of cost.
    package enum Part: String, Sendable, CaseIterable {
        case unserved, travel, late, familiarity, wishes, overload, overtime, changes, serving
    }

    /// Price of visits that nobody serves.
    package var unserved = 0
    /// Seconds of travel, homes included.
    package var travel = 0
    /// Seconds that visits start after their windows.
    package var late = 0
    /// Price of caregivers who are not of the first choice.
    package var familiarity = 0
    /// Wishes that caregivers at visits do not meet.
    package var wishes = 0
    /// Seconds of work above the fair load.
    package var overload = 0
    /// Seconds out after the shift.
    package var overtime = 0
    /// Parts of visits that somebody else serves than in the plan in force.
    package var changes = 0
    /// Price of serving visits, in the fund's and the clients' money.
    package var serving = 0

    package init() {}

    /// The amount of a part, in its unit.
    package subscript(part: Part) -> Int {
        switch part {
        case .unserved: unserved
        case .travel: travel
        case .late: late
        case .familiarity: familiarity
        case .wishes: wishes
        case .overload: overload
        case .overtime: overtime
        case .changes: changes
        case .serving: serving
        }
    }

    /// What a part costs.
    package func price(_ part: Part, _ weights: PlanWeights) -> Int {
        switch part {
        case .travel: weights.travel * travel
        case .late: weights.late * late
        case .wishes: weights.wish * wishes
        case .overload: weights.overload * overload
        case .overtime: weights.overtime * overtime
        case .changes: weights.change * changes
        case .unserved, .familiarity, .serving: self[part]
        }
    }

    /// What all of it costs.
    package func total(_ weights: PlanWeights) -> Int {
        Part.allCases.reduce(0) { $0 + price($1, weights) }
    }

    /// The difference between what is and what was.
    package static func - (is: CostParts, was: CostParts) -> CostParts {
        var parts = CostParts()
        parts.unserved = `is`.unserved - was.unserved
        parts.travel = `is`.travel - was.travel
        parts.late = `is`.late - was.late
        parts.familiarity = `is`.familiarity - was.familiarity
        parts.wishes = `is`.wishes - was.wishes
        parts.overload = `is`.overload - was.overload
        parts.overtime = `is`.overtime - was.overtime
        parts.changes = `is`.changes - was.changes
        parts.serving = `is`.serving - was.serving
        return parts
    }
}
