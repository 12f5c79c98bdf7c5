internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// What a company owes now, taken off what the fund pays it, the oldest first.
struct Debts {
    private let context: CommandContext
    private let recoveries: [RecoveryRecord]

    /// Reads and locks them.
    init(_ context: CommandContext, _ provider: ProviderID) throws {
        self.context = context
        recoveries = try RecoveryStore.owed(
            context.database, region: context.region, by: provider, on: context.today)
    }

    /// All of it.
    var sum: Money { recoveries.reduce(.zero) { $0 + $1.balance.open } }

    /// Writes what was taken off into the recoveries; the ledger has it in the entry of the payment.
    func take(_ amount: Money, for fact: String) throws {
        var left = amount
        for record in recoveries where left > .zero {
            let part = min(left, record.balance.open)
            left = left - part
            let due = record.state == .noticed ? try fallDue(record) : record.state
            let isSettled = try record.balance.receiving(part).open == .zero
            try RecoveryStore.move(
                context.database, region: context.region, record.id, "set_off",
                to: isSettled ? due.after(.settled) : due, returning: part, note: fact, context.deed)
        }
    }

    private func fallDue(_ record: RecoveryRecord) throws -> RecoveryState {
        let due = try record.state.after(.fellDue)
        try RecoveryStore.move(
            context.database, region: context.region, record.id, RecoveryState.Event.fellDue.rawValue, to: due,
            context.deed)
        return due
    }
}
