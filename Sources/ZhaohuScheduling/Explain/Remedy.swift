/// The smallest single change of one kind that would place a visit.
package struct Remedy: Hashable, Sendable {
    /// What would have to change; earlier kinds are to be preferred.
    package enum Kind: Hashable, Sendable {
        /// Nothing: it fits.
        case nothing
        /// The visit may start so many seconds after its latest start.
        case later(seconds: Int)
        /// It may start so many seconds before its window.
        case earlier(seconds: Int)
        /// A caregiver may be out for so many seconds more after the shift.
        case overtime(caregiver: Int, seconds: Int)
        /// A caregiver does without the break.
        case withoutRest(caregiver: Int)
        /// A placed visit of lower priority is left out instead.
        case movingOut(visit: Int)
        /// A caregiver comes who lacks skills.
        case withoutSkills(SkillSet)

        /// The order of preference, 0 the best.
        package var rank: Int {
            switch self {
            case .nothing: 0
            case .later: 1
            case .earlier: 2
            case .overtime: 3
            case .withoutRest: 4
            case .movingOut: 5
            case .withoutSkills: 6
            }
        }
    }

    package let kind: Kind
    /// Who would serve the visit, by part, and where in their days.
    package let insertions: [Insertion]
    /// Second at which it would start.
    package let start: Int
    /// What the plan would cost more than now, the visit unserved.
    package let change: CostParts
    /// The sum of that; negative when the plan would get better.
    package let cost: Int

    /// Who would serve it, by part.
    package var crew: [Int] { insertions.map(\.caregiver) }

    /// What makes one remedy of a kind smaller than another: seconds or skills, and then cost.
    var size: Int {
        switch kind {
        case .later(let seconds), .earlier(let seconds), .overtime(_, let seconds): seconds
        case .withoutSkills(let skills): skills.rawValue.nonzeroBitCount
        case .nothing, .withoutRest, .movingOut: 0
        }
    }
}
