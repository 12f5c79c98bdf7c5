package import ZhaohuDomain

/// A visit that wants a caregiver on a day; times are minutes of the day.
package struct VisitRequest: Hashable, Sendable {
    package let id: VisitID
    package let position: Position
    /// The earliest start.
    package let windowFrom: Int
    /// The latest start.
    package let windowTo: Int
    /// How long it takes.
    package let minutes: Int
    /// Every one of them is needed.
    package let skills: Set<String>
    /// Who came last; preferred when it costs little more travel.
    package let previousCaregiver: CaregiverID?

    package init(
        id: VisitID, position: Position, windowFrom: Int, windowTo: Int, minutes: Int, skills: Set<String> = [],
        previousCaregiver: CaregiverID? = nil
    ) {
        self.id = id
        self.position = position
        self.windowFrom = windowFrom
        self.windowTo = windowTo
        self.minutes = minutes
        self.skills = skills
        self.previousCaregiver = previousCaregiver
    }
}

/// A caregiver's working day; it begins and ends at the caregiver's position.
package struct CarerShift: Hashable, Sendable {
    package let id: CaregiverID
    package let position: Position
    /// Minute of the day.
    package let from: Int
    /// Minute of the day by which the last visit is over.
    package let to: Int
    package let skills: Set<String>

    package init(id: CaregiverID, position: Position, from: Int, to: Int, skills: Set<String> = []) {
        self.id = id
        self.position = position
        self.from = from
        self.to = to
        self.skills = skills
    }
}
