/// Where the recovery (追回) of money stands that should not have been paid.
package enum RecoveryState: String, LifeCycle {
    /// Found by the facts; nobody has been told. Next: noticed, dismissed.
    case found
    /// The debtor has the notice and may object. Next: objected, due, settled.
    case noticed
    /// The debtor disagrees. Next: due, dismissed.
    case objected
    /// Owed: taken off the next payment, or paid back. Next: settled, write_off_proposed.
    case due
    /// One person wants to give it up, another one has to agree. Next: written_off, due.
    case writeOffProposed = "write_off_proposed"
    /// All of it came back. Final.
    case settled
    /// Given up by two people. Final.
    case writtenOff = "written_off"
    /// Wrong, or not to be pursued. Final.
    case dismissed

    /// What can happen to a recovery.
    package enum Event: String, CaseIterable, Sendable {
        case noticed, dismissed, objected
        case fellDue = "fell_due"
        case objectionRejected = "objection_rejected"
        case objectionUpheld = "objection_upheld"
        case settled
        case writeOffProposed = "write_off_proposed"
        case writeOffApproved = "write_off_approved"
        case writeOffDeclined = "write_off_declined"
    }

    package static let transitions: [Transition<RecoveryState>] = [
        Transition(.found, .noticed, .noticed),
        Transition(.found, .dismissed, .dismissed),
        Transition(.noticed, .objected, .objected),
        Transition(.noticed, .fellDue, .due),
        Transition(.noticed, .settled, .settled),
        Transition(.objected, .objectionRejected, .due),
        Transition(.objected, .objectionUpheld, .dismissed),
        Transition(.due, .settled, .settled),
        Transition(.due, .writeOffProposed, .writeOffProposed),
        Transition(.writeOffProposed, .writeOffApproved, .writtenOff),
        Transition(.writeOffProposed, .writeOffDeclined, .due),
    ]

    package static var forbidden: RefusalRule { .recoveryState }

    /// True while the demand is booked and not all of it has come back.
    package var isOpen: Bool {
        switch self {
        case .noticed, .objected, .due, .writeOffProposed: true
        case .found, .settled, .writtenOff, .dismissed: false
        }
    }

    /// Refuses money for a recovery that nobody owes.
    ///
    /// - Throws: ``RefusalRule/recoveryNotOwed``.
    package func requireOwed() throws(Refusal) {
        guard self == .noticed || self == .due else { throw Refusal(.recoveryNotOwed, ["state": rawValue]) }
    }
}

/// How hard the fund pursues a recovery, in rising order.
///
/// - Note: Source: Crim-6: recover, then administrative, then judicial.
package enum RecoveryStage: String, CaseIterable, Sendable {
    case recover, administrative, judicial

    /// The next rung.
    ///
    /// - Throws: ``RefusalRule/recoveryTop`` from the last one.
    package func raised() throws(Refusal) -> RecoveryStage {
        switch self {
        case .recover: return .administrative
        case .administrative: return .judicial
        case .judicial: throw Refusal(.recoveryTop, ["stage": rawValue])
        }
    }
}

/// What has come back of a recovery.
package struct RecoveryBalance: Hashable, Sendable {
    package let amount: Money
    package let returned: Money
    /// Still to come.
    package var open: Money { amount - returned }

    package init(amount: Money, returned: Money) {
        self.amount = amount
        self.returned = returned
    }

    /// The balance after so much has come back.
    ///
    /// - Throws: ``RefusalRule/recoveryAmount`` for nothing, or for more than is open.
    package func receiving(_ payment: Money) throws(Refusal) -> RecoveryBalance {
        guard payment > .zero, payment <= open else {
            throw Refusal(
                .recoveryAmount, ["field": "amount", "value": payment.description, "expected": "0.01 to \(open)"])
        }
        return RecoveryBalance(amount: amount, returned: returned + payment)
    }
}
