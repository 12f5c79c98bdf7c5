package import ZhaohuDomain

/// Who goes where on a day.
package struct DayPlan: Hashable, Sendable {
    /// A visit with its caregiver.
    package struct Placed: Hashable, Sendable {
        package let visit: VisitID
        package let caregiver: CaregiverID
        /// Minute of the day.
        package let startMinute: Int
        /// Minutes of travel to it, from the visit before or from the caregiver's position.
        package let travelMinutes: Int
    }

    /// A visit without a caregiver.
    package struct Unplaced: Hashable, Sendable {
        package let visit: VisitID
        /// Why nobody takes it.
        package let reason: Reason
    }

    /// Why a visit found no caregiver; the raw value is stored.
    package enum Reason: String, Sendable, CaseIterable {
        /// There is nobody at work.
        case noCarer = "no_carer"
        /// Nobody at work has the skills.
        case noSkill = "no_skill"
        /// Somebody has the skills, but no time in the window.
        case noTime = "no_time"
    }

    /// By caregiver, then by time.
    package let placed: [Placed]
    /// In the order asked.
    package let unplaced: [Unplaced]
    /// All travel of the day, to the visits; the way home is not counted.
    package let travelMinutes: Int
}
