/// The applicant's own rating before an application, by the letters of the Katz index: A is independent, G dependent.
///
/// - Note: Source: Std-37 table B: only E, F or G may apply.
package enum SelfAssessment: String, Sendable, CaseIterable {
    case independent = "A"
    case dependentInOne = "B"
    case dependentInTwo = "C"
    case dependentInThree = "D"
    case dependentInFour = "E"
    case dependentInFive = "F"
    case dependentInSix = "G"

    /// Reads the letter, either case.
    ///
    /// - Throws: ``RefusalRule/selfGradeUnknown``.
    package init(reading text: String) throws(Refusal) {
        guard let grade = SelfAssessment(rawValue: text.uppercased()) else {
            throw Refusal(.selfGradeUnknown, ["self": text, "allowed": "A..G"])
        }
        self = grade
    }

    /// True for the letters that may apply.
    package var mayApply: Bool {
        switch self {
        case .dependentInFour, .dependentInFive, .dependentInSix: true
        case .independent, .dependentInOne, .dependentInTwo, .dependentInThree: false
        }
    }

    /// Refuses an application that the gate does not let through.
    ///
    /// - Throws: ``RefusalRule/selfGradeTooMild``.
    package func requireAdmitted() throws(Refusal) {
        guard mayApply else { throw Refusal(.selfGradeTooMild, ["self": rawValue, "allowed": "E,F,G"]) }
    }
}
