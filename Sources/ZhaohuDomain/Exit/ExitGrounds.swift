/// Why a company's agreement is to end.
///
/// The raw values are stored and sent on the wire, so they never change.
package enum ExitGrounds: String, Sendable, CaseIterable {
    /// Two periods running below the line of the scorecard, or three in two years.
    case score
    /// Satisfaction alone; refused while too few were asked.
    case satisfaction
    /// Another breach of the agreement that can be put right.
    case breach
    /// A one-vote veto of the scorecard: abuse, concealed death, forged assessment, subcontracting.
    case veto
    /// Fraud on the fund.
    case fraud
    /// The licence, or another condition of the designation, is gone.
    case licenceLost = "licence_lost"
    /// The term of the agreement ran out and is not renewed.
    case agreementEnded = "agreement_ended"
    /// The company cannot pay its carers any more.
    case insolvent
    /// The company gives notice itself.
    case voluntary

    /// True when the company is given time to put it right before anything is decided.
    package var canBePutRight: Bool {
        switch self {
        case .score, .satisfaction, .breach: true
        case .veto, .fraud, .licenceLost, .agreementEnded, .insolvent, .voluntary: false
        }
    }

    /// True when bookings may be frozen while the procedure runs.
    package var allowsSuspensionAtOnce: Bool {
        switch self {
        case .veto, .fraud, .licenceLost: true
        case .score, .satisfaction, .breach, .agreementEnded, .insolvent, .voluntary: false
        }
    }

    /// The policy key that says for how many months the company is barred.
    ///
    /// - Note: Source: the bars of assessment institutions (Org-13), used for care providers as a default.
    package var barKey: String {
        switch self {
        case .veto, .fraud: "provider.bar_months"
        case .score, .satisfaction, .breach, .licenceLost: "provider.bar_months_breach"
        case .agreementEnded, .insolvent, .voluntary: "exit.bar_months_without_fault"
        }
    }

    /// True when the responsible person of the company is barred too, by Ops-22 article 36.
    package var barsResponsiblePerson: Bool { self == .veto || self == .fraud }
}
