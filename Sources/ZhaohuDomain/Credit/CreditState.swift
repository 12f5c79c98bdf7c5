/// Where an entry of the credit list stands.
///
/// It ends by its date without an event, and is never deleted.
package enum CreditState: String, LifeCycle {
    /// In force until its last day.
    ///
    /// Next: applied.
    case listed
    /// Rehabilitation was asked for; nobody has decided yet. Next: approvedOnce, listed.
    case applied
    /// One of two deciders is for it. Next: lifted, listed.
    case approvedOnce = "approved_once"
    /// Taken off before its time by two people. Final.
    case lifted

    /// What is done about it.
    package enum Event: String, CaseIterable, Sendable {
        case apply, approve, refuse
    }

    package static let transitions: [Transition<CreditState>] = [
        Transition(.listed, .apply, .applied),
        Transition(.applied, .approve, .approvedOnce),
        Transition(.applied, .refuse, .listed),
        Transition(.approvedOnce, .approve, .lifted),
        Transition(.approvedOnce, .refuse, .listed),
    ]

    package static var forbidden: RefusalRule { .creditState }
}

/// Whom an entry of the credit list is about.
package struct CreditSubject: Hashable, Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case provider, caregiver
        /// A company's responsible person, named by the company.
        case responsible
        case person
    }

    package let kind: Kind
    /// Of the company, the carer or the person.
    package let number: Int64

    package init(_ kind: Kind, _ number: Int64) {
        self.kind = kind
        self.number = number
    }
}
