/// What a complaint is about; each kind has a deadline of its own.
///
/// - Note: Source: complaints are one of the means of supervision (Org-13 arts. 23-24); the four kinds are the project's.
package enum ComplaintKind: String, Sendable, CaseIterable {
    /// 服务质量: late, left early, badly done.
    case service
    /// 态度与权益: rudeness, and the rights of the insured.
    case conduct
    /// 收费: money asked for or counted wrongly.
    case fees
    /// 举报违规: a report of abuse of the fund. The company never sees it, and nobody is told who reported.
    case fund

    /// The dated number of working days within which the first level answers.
    package var answerPolicy: String { "complaint.answer_working_days.\(rawValue)" }

    /// True where the company is told and answers; false for a report against it.
    package var isShownToCompany: Bool { self != .fund }

    /// Who deals with it first.
    package var firstLevel: ComplaintLevel { self == .fund ? .agency : .company }

    /// The name for people.
    package func name(_ language: Language) -> String {
        switch (self, language) {
        case (.service, .english): "service quality"
        case (.service, .chinese): "服务质量"
        case (.conduct, .english): "conduct and rights"
        case (.conduct, .chinese): "态度与权益"
        case (.fees, .english): "fees"
        case (.fees, .chinese): "收费"
        case (.fund, .english): "fund abuse report"
        case (.fund, .chinese): "举报违规"
        }
    }
}

/// Who deals with a complaint; it only ever goes up.
package enum ComplaintLevel: Int, Sendable, CaseIterable, Comparable {
    case company = 1
    case agency = 2
    case supervisor = 3

    /// The next level; nil above the supervisor.
    package var above: ComplaintLevel? { ComplaintLevel(rawValue: rawValue + 1) }

    /// The dated number of working days for a complaint that was taken up to this level.
    package static let escalatedPolicy = "complaint.escalated_working_days"

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// What became of a complaint.
package enum ComplaintOutcome: String, Sendable, CaseIterable {
    case yes, no, partly

    /// True when it counts against the company, wholly or in part.
    package var isUpheld: Bool { self != .no }
}
