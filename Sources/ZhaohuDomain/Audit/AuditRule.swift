/// A rule by which visits are judged, as data: how heavy a finding is, what it reads and where it comes from.
package struct AuditRule: Hashable, Sendable {
    /// The heaviest that a finding of a rule can be; a signal belongs to a carer, not to one visit.
    package enum Severity: String, CaseIterable, Sendable {
        case warn, exception
        case notPayable = "not_payable"
        case signal
    }

    /// When a rule looks.
    package enum Looks: String, CaseIterable, Sendable { case record, month, both }

    /// `geo.radius`.
    package let id: String
    package let severity: Severity
    package let looks: Looks
    /// The kinds of fact that it reads.
    package let reads: [String]
    /// The keys of its limits in the policy.
    package let thresholds: [String]
    /// The kinds of reason that may explain a finding.
    package let reasons: [String]
    /// True for weak proof, of which a carer is allowed a little.
    package let isWeakProof: Bool
    package let validFrom: Day
    /// The last day; nil without end.
    package let validTo: Day?
    package let source: String
    /// How sure the source is: `V`, `V2`, `M-H`, `M-M`, `D`.
    package let mark: String
    package let isVerified: Bool
    package let english: String
    package let chinese: String

    package init(
        id: String, severity: Severity, looks: Looks, reads: [String], thresholds: [String], reasons: [String],
        isWeakProof: Bool, validFrom: Day, validTo: Day?, source: String, mark: String, isVerified: Bool,
        english: String,
        chinese: String
    ) {
        self.id = id
        self.severity = severity
        self.looks = looks
        self.reads = reads
        self.thresholds = thresholds
        self.reasons = reasons
        self.isWeakProof = isWeakProof
        self.validFrom = validFrom
        self.validTo = validTo
        self.source = source
        self.mark = mark
        self.isVerified = isVerified
        self.english = english
        self.chinese = chinese
    }

    /// True when the rule is in force on a day.
    package func isInForce(on day: Day) -> Bool { validFrom <= day && validTo.map { day <= $0 } ?? true }

    package func name(_ language: Language) -> String { language == .chinese ? chinese : english }
}
