/// Why somebody is assessed again while a conclusion holds, or after it ended.
package enum Reassessment: String, CaseIterable, Sendable {
    /// Before the validity ends, or after it (Asm-29 art. 30).
    case renewal
    /// The person's state changed (Asm-29 art. 29).
    case change
    /// A spot check found that the conclusion no longer fits (Asm-29 art. 29).
    case ordered

    /// What the new assessment is noted as.
    package var purpose: AssessmentPurpose {
        switch self {
        case .renewal: .renewal
        case .change: .change
        case .ordered: .ordered
        }
    }

    /// The first day on which it is possible.
    ///
    /// - Parameters:
    ///   - issuedOn: when the conclusion in force was issued.
    ///   - validUntil: its last day.
    ///   - windowDays: policy `renewal.window_days`, calendar days before the end.
    ///   - afterMonths: policy `reassessment.after_months`.
    /// - Returns: nil for at any time.
    package func firstDay(issuedOn: Day, validUntil: Day, windowDays: Int, afterMonths: Int) -> Day? {
        switch self {
        case .renewal: validUntil.advanced(by: -windowDays)
        case .change: issuedOn.advanced(byMonths: afterMonths)
        case .ordered: nil
        }
    }
}

extension AssessmentState {
    /// Accepts that somebody with a conclusion in this state is assessed again.
    ///
    /// - Parameters:
    ///   - reason: why.
    ///   - today: the day of the application or order.
    ///   - firstDay: see ``Reassessment/firstDay(issuedOn:validUntil:windowDays:afterMonths:)``.
    /// - Throws: ``RefusalRule/assessmentState`` where no conclusion is in force, for a renewal where none ended either;
    ///   ``RefusalRule/reassessmentTooEarly`` with the first possible day as `from`.
    package func requireReassessable(_ reason: Reassessment, on today: Day, from firstDay: Day?) throws(Refusal) {
        guard isInForce || (self == .expired && reason == .renewal) else {
            throw Refusal(
                .assessmentState,
                [
                    "state": rawValue, "event": "reassessed",
                    "possible": self == .expired ? Reassessment.renewal.rawValue : "none",
                ])
        }
        if let firstDay, today < firstDay {
            throw Refusal(
                .reassessmentTooEarly,
                ["reason": reason.rawValue, "from": firstDay.description, "today": today.description])
        }
    }
}
