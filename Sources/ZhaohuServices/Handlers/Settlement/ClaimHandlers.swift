internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `SETTLE.CLAIM`: a company claims the visits of a month.
enum ClaimHandlers {
    static let table: [String: Handler] = ["SETTLE.CLAIM": claim]

    private static let claim: Handler = { context in
        let provider = try context.required("provider", context.arguments.id("provider", ProviderKind.self))
        // Whoever else the login is: a claim is the company's own word for the truth of its list.
        guard context.caller.provider == provider else {
            throw Refusal(.outsideOwnProvider, ["provider": provider.description])
        }
        let month = try context.month("month")
        guard month.endOfMonth < context.today else {
            throw Refusal(
                .settlementMonthOpen,
                ["field": "month", "value": month.month, "ends": month.endOfMonth.description])
        }
        let late = try context.reference.policy.integer("settlement.late_months", on: context.today)
        try SettlementStore.lockClaims(context.database, region: context.region)
        guard
            let id = try SettlementStore.claim(
                context.database, region: context.region, provider: provider, month: month,
                lateFrom: month.advanced(byMonths: -late), rules: context.chargeRules(), at: context.now)
        else { throw try nothing(context, provider, month) }
        try SettlementStore.addStep(
            context.database, region: context.region, id, .claim, event: "claimed", context.deed)
        let record = try context.found(
            SettlementStore.settlement(context.database, region: context.region, id), "settlement", id)
        return .record(
            Array(SettlementFields.summary(record).prefix(7)) + [
                ReplyField("claimed", record.ladder.claimed), ReplyField("digest", record.digest),
            ])
    }

    /// Says where the month's visits are: in an earlier settlement, or held.
    private static func nothing(_ context: CommandContext, _ provider: ProviderID, _ month: Day) throws -> Refusal {
        let earlier = try SettlementStore.list(
            context.database, region: context.region, provider: provider, state: nil, month: month, limit: 20)
        let living = earlier.filter { $0.state != .returned && $0.lines > 0 }.map(\.id.description)
        return Refusal(
            .settlementNothing,
            [
                "provider": provider.description, "month": month.month,
                "settlements": living.isEmpty ? "none" : living.joined(separator: ","),
            ])
    }
}
