internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// The final account of a company as it is told and kept.
struct FinalAccountFields {
    let fields: [ReplyField]
    /// `claimed=…,approved=…`, for the procedure's row.
    let text: String

    init(_ context: CommandContext, _ provider: ProviderID) throws {
        let account = try SettlementStore.finalAccount(
            context.database, region: context.region, provider: provider)
        let values: [(String, String)] = [
            ("claimed", "\(account.claimed)"), ("approved", "\(account.approved)"), ("paid", "\(account.paid)"),
            ("deposit_held", "\(account.depositHeld)"), ("recoveries_open", "\(account.openRecoveries)"),
            ("unsettled_visits", "\(account.unsettledVisits)"), ("unsettled", "\(account.unsettled)"),
            ("held_visits", "\(account.heldVisits)"), ("net", "\(account.net)"),
            ("closed", account.isClosed ? "yes" : "no"),
        ]
        fields = values.map { ReplyField($0.0, $0.1) }
        text = values.map { "\($0.0)=\($0.1)" }.joined(separator: ",")
    }
}

/// What a barred company leaves in the credit list.
enum ExitCredit {
    /// The bar of the company, and of its responsible person where the grounds ask for it by Ops-22 article 36.
    static func write(_ desk: ExitDesk, until: Day) throws {
        let context = desk.context
        let procedure = desk.record.procedure
        let number = desk.record.provider.number
        let from = (procedure.effectiveOn ?? context.today).advanced(by: 1)
        try add(desk, CreditSubject(.provider, number), from: from, until: until)
        guard procedure.grounds.barsResponsiblePerson else { return }
        let years = try context.reference.policy.integer("provider.responsible_bar_years", on: context.today)
        try add(
            desk, CreditSubject(.responsible, number), from: from,
            until: CreditEntry.lastDay(from: from, years: years))
    }

    private static func add(_ desk: ExitDesk, _ subject: CreditSubject, from: Day, until: Day) throws {
        let context = desk.context
        _ = try CreditStore.add(
            context.database, region: context.region,
            CreditEntry(
                subject, kind: "bar", grounds: "\(desk.record.id) \(desk.record.procedure.grounds.rawValue)",
                from: from, until: until),
            op: context.opText, actor: context.caller.login)
    }
}
