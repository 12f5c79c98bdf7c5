/// How far a client who was drawn has come.
package enum SurveyMemberState: String, LifeCycle {
    /// Not called yet. Next: any.
    case drawn
    /// Called without an end so far. Next: any but drawn.
    case calling
    /// Answered. Final.
    case answered
    /// Will not answer. Final: nobody is asked twice.
    case refused
    /// Given up after the attempts allowed, or for want of a right number. Next: answered, when the family writes.
    case notReached = "not_reached"
    /// In hospital until the end. Next: answered, likewise.
    case unable
    /// Died or moved away before the call; never to be called again. Final.
    case gone

    /// What happens to the client.
    package enum Event: String, CaseIterable, Sendable {
        /// Called, without an end.
        case tried
        /// The last attempt was of no use.
        case givenUp = "given_up"
        /// The last attempt found the client in hospital.
        case leftInHospital = "left_in_hospital"
        case refused
        /// Died or moved away.
        case lost
        case answered
    }

    package static let transitions: [Transition<SurveyMemberState>] =
        [SurveyMemberState.drawn, .calling].flatMap { open in
            [
                Transition(open, .tried, .calling),
                Transition(open, .givenUp, .notReached),
                Transition(open, .leftInHospital, .unable),
                Transition(open, .refused, .refused),
                Transition(open, .lost, .gone),
                Transition(open, .answered, .answered),
            ]
        } + [Transition(.notReached, .answered, .answered), Transition(.unable, .answered, .answered)]

    package static var forbidden: RefusalRule { .surveyMemberState }

    /// True while the client is to be called.
    package var isOpen: Bool { self == .drawn || self == .calling }
}

/// What a call came to.
package enum SurveyOutcome: String, CaseIterable, Sendable {
    case noAnswer = "no_answer"
    case busy
    /// Somebody asked to be called again.
    case callback
    case wrongNumber = "wrong_number"
    case refused
    case inHospital = "in_hospital"
    case died
    case moved

    /// Somebody of the household was spoken to.
    package var isContact: Bool {
        switch self {
        case .noAnswer, .busy, .wrongNumber: false
        case .callback, .refused, .inHospital, .died, .moved: true
        }
    }

    /// What it does to the client; `isLast` when no attempt is left.
    package func event(isLast: Bool) -> SurveyMemberState.Event {
        switch self {
        case .noAnswer, .busy, .callback: isLast ? .givenUp : .tried
        case .inHospital: isLast ? .leftInHospital : .tried
        case .wrongNumber: .givenUp
        case .refused: .refused
        case .died, .moved: .lost
        }
    }
}

/// Who answers.
package enum SurveyRelation: String, CaseIterable, Sendable {
    case client = "self"
    case family, guardian, neighbour, caregiver, company

    /// True for those whom the answer is about.
    package var isPaid: Bool { self == .caregiver || self == .company }
}
