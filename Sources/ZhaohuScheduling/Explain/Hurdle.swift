package import ZhaohuDomain

/// A rule that stands in the way of a change, with its numbers.
package struct Hurdle: Hashable, Sendable {
    /// The order in which rules are asked: the first that says no is the one that is named.
    package enum Stage: Int, Sendable, CaseIterable {
        /// The client refuses the caregiver.
        case refused
        /// The caregiver lacks a skill.
        case skill
        /// The visit is pinned to somebody else.
        case pin
        /// More work than is allowed.
        case work
        /// The visit itself would start too late, or after its pinned start.
        case window
        /// Another visit would.
        case otherWindow
        /// Home after the shift and the overtime allowed.
        case shift
        /// No room for the break that is due.
        case rest
        /// Caregivers of visits of two would wait for each other in a circle, or cannot both come.
        case together
    }

    package let stage: Stage
    /// The caregiver whom it concerns: mostly the one asked about, else one whose day is moved too.
    package let caregiver: Int
    /// The visit that it concerns; nil when it is the caregiver's day.
    package let visit: Int?
    /// What would be: second of the start or of coming home, seconds of work; for a break the seconds that are missing.
    package let value: Int
    /// What is allowed: latest start, latest home, most work; for a break its seconds.
    package let limit: Int
    /// The skills that are missing.
    package let lacking: SkillSet
    /// True when the start is pinned, so that no window helps.
    package let isPinned: Bool
    /// Seconds of overtime of this caregiver, beyond those allowed, that would remove it; nil when none would.
    package let overtime: Int?

    package init(
        _ stage: Stage, caregiver: Int, visit: Int? = nil, value: Int = 0, limit: Int = 0, lacking: SkillSet = [],
        isPinned: Bool = false, overtime: Int? = nil
    ) {
        self.stage = stage
        self.caregiver = caregiver
        self.visit = visit
        self.value = value
        self.limit = limit
        self.lacking = lacking
        self.isPinned = isPinned
        self.overtime = overtime
    }

    /// The rule of the plan that would be broken.
    package var rule: RefusalRule {
        switch stage {
        case .refused: .planRefused
        case .skill: .planSkill
        case .pin: .planPin
        case .work: .planWork
        case .window, .otherWindow: isPinned ? .planPin : .planWindow
        case .shift: .planShift
        case .rest: .planRest
        case .together: .planTogether
        }
    }

    /// By how many seconds the rule is missed; 0 where seconds do not count.
    package var excess: Int {
        switch stage {
        case .work, .window, .otherWindow, .shift: value - limit
        case .rest: value
        case .refused, .skill, .pin, .together: 0
        }
    }

    /// True when an earlier start of the visit could remove it.
    var isOfTime: Bool {
        switch stage {
        case .window, .otherWindow, .shift, .rest: true
        case .refused, .skill, .pin, .work, .together: false
        }
    }
}
