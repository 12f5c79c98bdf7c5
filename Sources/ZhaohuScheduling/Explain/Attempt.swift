/// What is allowed beyond the rules while a change is tried.
package struct Allowance: Hashable, Sendable {
    /// Seconds by which the visit put in may start before its window.
    package var earlier = 0
    /// Seconds by which it may start after its latest start.
    package var later = 0
    /// Skills that need not be held for it.
    package var skills: SkillSet = []
    /// The caregiver for whom the two below hold.
    package var caregiver = -1
    /// Seconds of overtime beyond those allowed.
    package var overtime = 0
    /// True when this caregiver's break may be left out.
    package var isWithoutRest = false

    package init() {}
}

/// A part of a visit, put into a caregiver's day.
package struct Insertion: Hashable, Sendable {
    package let visit: Int
    /// 0, or 1 for the second caregiver of a visit of two.
    package let part: Int
    package let caregiver: Int
    /// Stops of the caregiver's day that come before it.
    package let position: Int

    package init(visit: Int, part: Int = 0, caregiver: Int, position: Int) {
        self.visit = visit
        self.part = part
        self.caregiver = caregiver
        self.position = position
    }
}

/// What a change would lead to.
package struct Attempt: Hashable, Sendable {
    /// Every rule that stands in the way, in the order of `Hurdle.Stage`; empty when the change is possible.
    package let hurdles: [Hurdle]
    /// What the plan costs more; without meaning when caregivers would wait in a circle.
    package let change: CostParts
    /// Second at which the visit put in would start (its first part there, when only one is put in that part).
    package let start: Int
    /// Other visits that would start later after their windows than now.
    package let delayed: Int
    /// Seconds of lateness that they gain.
    package let delay: Int

    /// True when no rule stands in the way.
    package var isPossible: Bool { hurdles.isEmpty }
    /// The first rule that stands in the way.
    package var first: Hurdle? { hurdles.first }
}
