/// The applicant's own rating before an application, by the letters of the Katz index: A is independent, G dependent.
///
/// - Note: Source: Std-37 table B: only E, F or G may apply. The index also knows "other": two or more dependent
///   functions that are not those of C to F. An officer looks at it by hand.
package enum SelfAssessment: String, Sendable, CaseIterable {
    case independent = "A"
    case dependentInOne = "B"
    case dependentInTwo = "C"
    case dependentInThree = "D"
    case dependentInFour = "E"
    case dependentInFive = "F"
    case dependentInSix = "G"
    case other = "O"

    /// The six functions, in the order in which they are lost: each letter from C on presumes those before.
    package enum Function: String, Sendable, CaseIterable {
        case bathing, dressing, toileting, transferring, continence, feeding
    }

    /// The letter that belongs to the functions in which the person depends on others.
    package init(dependentIn functions: Set<Function>) {
        let count = functions.count
        // C presumes bathing, D bathing and dressing, E and F one more each; the remaining function may be any.
        let isInOrder = functions.isSuperset(of: Function.allCases.prefix(max(0, count - 1)))
        switch count {
        case 0: self = .independent
        case 1: self = .dependentInOne
        case 2 where isInOrder: self = .dependentInTwo
        case 3 where isInOrder: self = .dependentInThree
        case 4 where isInOrder: self = .dependentInFour
        case 5 where isInOrder: self = .dependentInFive
        case 6: self = .dependentInSix
        default: self = .other
        }
    }

    /// Reads the letter, either case.
    ///
    /// - Throws: ``RefusalRule/selfGradeUnknown``.
    package init(reading text: String) throws(Refusal) {
        guard let grade = SelfAssessment(rawValue: text.uppercased()) else {
            throw Refusal(.selfGradeUnknown, ["self": text, "allowed": "A..G,O"])
        }
        self = grade
    }

    /// True for the letters that may apply: E, F, G, and "other", which an officer reviews.
    package var mayApply: Bool {
        switch self {
        case .dependentInFour, .dependentInFive, .dependentInSix, .other: true
        case .independent, .dependentInOne, .dependentInTwo, .dependentInThree: false
        }
    }

    /// True for "other": the letter alone does not decide.
    package var needsReview: Bool { self == .other }

    /// Refuses an application that the gate does not let through.
    ///
    /// - Throws: ``RefusalRule/selfGradeTooMild``.
    package func requireAdmitted() throws(Refusal) {
        guard mayApply else { throw Refusal(.selfGradeTooMild, ["self": rawValue, "allowed": "E,F,G,O"]) }
    }
}
