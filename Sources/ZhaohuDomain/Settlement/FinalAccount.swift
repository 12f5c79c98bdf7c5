/// What a company and the fund still owe each other: the account that closes an agreement.
///
/// - Note: Source: Prov-21 (exit) asks for a final settlement; deposit and recovery are policy of the region.
package struct FinalAccount: Hashable, Sendable {
    /// Claimed and not yet approved, as the lines stand now.
    package var claimed = Money.zero
    /// Approved and not yet paid.
    package var approved = Money.zero
    /// Approved and paid since the beginning, deposits and set-offs included.
    package var paid = Money.zero
    /// Kept as quality deposit and neither released nor forfeited.
    package var depositHeld = Money.zero
    /// Demanded back and not yet returned, set off or written off.
    package var openRecoveries = Money.zero
    /// Payable visits that are in no living settlement, and what the fund would pay for them.
    package var unsettledVisits = 0
    package var unsettled = Money.zero
    /// Visits that cannot be claimed before somebody has closed their exceptions.
    package var heldVisits = 0

    package init() {}

    /// What the fund still owes the company if all that is claimed and unclaimed is paid; negative when the company owes.
    package var net: Money { claimed + approved + unsettled + depositHeld - openRecoveries }

    /// True when nothing is left to settle.
    package var isClosed: Bool {
        claimed == .zero && approved == .zero && unsettledVisits == 0 && heldVisits == 0 && depositHeld == .zero
            && openRecoveries == .zero
    }
}
