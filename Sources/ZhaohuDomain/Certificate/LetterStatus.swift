/// Whether a letter holds; derived from its assessment each time, never stored.
package enum LetterStatus: String, Sendable, CaseIterable {
    case current
    case notYet = "not_yet"
    case expired, superseded, revoked

    /// What the letter of an assessment is worth on a day.
    ///
    /// An objection does not take a letter back: it holds until a repeated assessment replaces it (Asm-29 art. 27).
    ///
    /// - Parameters:
    ///   - state: the state of the assessment.
    ///   - validFrom: the first day; nil counts from ever.
    ///   - validUntil: the last day; nil has no end.
    ///   - today: the day asked about.
    package init(_ state: AssessmentState, validFrom: Day?, validUntil: Day?, on today: Day) {
        switch state {
        case .superseded: self = .superseded
        case .expired: self = .expired
        case .issued, .effective, .objected, .reassessing:
            if let validFrom, today < validFrom {
                self = .notYet
            } else if let validUntil, validUntil < today {
                self = .expired
            } else {
                self = .current
            }
        // Before the issue there is no letter: whoever shows one then, it does not hold.
        case .draft, .submitted, .returned, .refused, .accepted, .scheduled, .onSite, .scored, .concluded,
            .publicNotice, .revoked:
            self = .revoked
        }
    }

    /// The word for people.
    package func name(_ language: Language) -> String {
        let isChinese = language == .chinese
        return switch self {
        case .current: isChinese ? "有效" : "current"
        case .notYet: isChinese ? "尚未生效" : "not yet in force"
        case .expired: isChinese ? "已过期" : "expired"
        case .superseded: isChinese ? "已被新结论取代" : "superseded"
        case .revoked: isChinese ? "已撤销" : "revoked"
        }
    }
}
