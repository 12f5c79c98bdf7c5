import ZhaohuDomain

/// Someone who applied, with the case that came of it: one row of `person` and one of `care_case`.
struct Applicant: Sendable {
    enum Setting: String, Sendable {
        case home
        case nursingHome = "nursing_home"
        case nursingInstitution = "nursing_institution"
    }

    enum Grade: String, Sendable {
        case none = ""
        case moderate
        case severe
    }

    enum State: String, Sendable {
        case refused, rejected, effective, expired, closed
    }

    let isFemale: Bool
    let born: Day
    let identityNumber: String
    let name: String
    let district: Int
    let address: String
    let place: Ground
    /// Nine digits.
    let street: String
    let livesAlone: Bool
    let phone: String

    let appliedOn: Day
    let setting: Setting
    let selfGrade: String
    let grade: Grade
    let state: State
    let validFrom: Day?
    let validUntil: Day?
    let diedOn: Day?
    /// Index of the home-service company; home cases that passed have one.
    let provider: Int?

    /// The one definition of "passed": a benefit grade was given, whatever became of the case later.
    var hasPassed: Bool { grade != .none }
}
