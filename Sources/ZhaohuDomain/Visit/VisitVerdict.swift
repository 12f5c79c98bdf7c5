/// What a rule found about a visit; it never refuses the visit.
package struct VisitFlag: Hashable, Sendable {
    /// How much weight a flag has, in rising order.
    package enum Severity: String, Sendable, CaseIterable, Comparable {
        /// Shown and counted.
        case warn
        /// Needs a reason before the visit is settled.
        case exception
        /// Kept, and not paid.
        case notPayable = "not_payable"

        private var rank: Int {
            switch self {
            case .warn: 0
            case .exception: 1
            case .notPayable: 2
            }
        }

        package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    }

    /// `geo.radius`; see ``VisitRules``.
    package let rule: String
    package let severity: Severity
    /// What was measured, as `key=value` words without personal data.
    package let evidence: String

    package init(_ rule: String, _ severity: Severity, _ evidence: String) {
        self.rule = rule
        self.severity = severity
        self.evidence = evidence
    }
}

/// What the rules say about a visit.
package struct VisitVerdict: Hashable, Sendable {
    /// At most one for a rule, in the order of the rules.
    package let flags: [VisitFlag]
    /// Whole minutes recorded.
    package let minutes: Int
    /// Minutes that count; 0 when not payable.
    package let payableMinutes: Int
    /// All six elements of a visit are there, and nothing needs a reason.
    package let isVerified: Bool
    /// Other visits to which the same flags belong, such as the second of two that overlap.
    package let alsoFlag: [Overlap]

    /// False when a rule says that the visit is not paid.
    package var isPayable: Bool { !flags.contains { $0.severity == .notPayable } }

    /// True when a flag needs a reason.
    package var needsReason: Bool { flags.contains { $0.severity == .exception } }
}

/// An earlier visit with which another one overlaps, and the rule that both break.
package struct Overlap: Hashable, Sendable {
    package let visit: VisitID
    /// `overlap.worker` or `overlap.client`.
    package let rule: String

    package init(visit: VisitID, rule: String) {
        self.visit = visit
        self.rule = rule
    }
}
