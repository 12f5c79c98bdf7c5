internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// What the handlers of money share: fields, scopes, who did what, and the look at the facts before each step.
extension CommandContext {
    /// Who does it, for the stores.
    var deed: Deed { Deed(op: opText, at: now, day: today, actor: caller.login) }

    /// Yuan in a field, with at most two decimals.
    func money(_ name: String) throws(Refusal) -> Money {
        let text = try required(name, arguments.text(name))
        guard let money = Money(yuan: text) else {
            throw Refusal(.badValue, ["field": name, "value": text, "expected": "yuan, 12.50"])
        }
        return money
    }

    /// The company whose money a caller may see: a dispatcher's own, whatever is asked; nil for any.
    func seenProvider(_ asked: ProviderID?) throws(Refusal) -> ProviderID? {
        guard caller.roles.isSubset(of: [.dispatcher, .caregiver, .family]) else { return asked }
        guard let own = caller.provider else { throw Refusal(.missingScope, ["field": "provider"]) }
        guard asked == nil || asked == own else {
            throw Refusal(.outsideOwnProvider, ["provider": asked?.description ?? ""])
        }
        return own
    }

    /// The settlement that the command names, if the caller may see it.
    func settlement(forUpdate: Bool = false) throws -> SettlementRecord {
        let id = try target("settlement", SettlementKind.self)
        let record = try found(
            SettlementStore.settlement(database, region: region, id, forUpdate: forUpdate), "settlement", id)
        _ = try seenProvider(record.provider)
        return record
    }

    /// The prices of all days.
    func chargeRules() throws(Refusal) -> [ChargeRules] { try ChargeRules.periods(reference.policy) }

    /// Refuses a step while lines stand higher than the facts say: a death, an exception or a decision came since.
    func requireFacts(_ record: SettlementRecord) throws {
        let check = try SettlementStore.check(
            database, region: region, record.id, rules: chargeRules(), limit: 1_000)
        guard check.tooHigh > 0 else { return }
        let first = check.differences.first(where: \.isTooHigh)
        throw Refusal(
            .settlementDiffers,
            [
                "settlement": record.id.description, "count": String(check.tooHigh),
                "visit": first?.visit.description ?? "", "standing": first?.standing.description ?? "",
                "facts": first?.facts.description ?? "", "reason": first?.reason ?? "",
            ])
    }

    /// Tells a company what became of its settlement; the last thing in the transaction.
    func tell(_ record: SettlementRecord, _ change: String, _ more: [(name: String, value: String)] = []) throws {
        try OutboxStore.append(
            database, region: region, topic: .provider(record.provider), at: now,
            fields: [
                ("change", change), ("settlement", record.id.description),
                ("month", record.month.month),
            ] + more)
    }
}

/// How settlements are shown.
enum SettlementFields {
    /// The amount of each rung, empty where it has not been reached.
    static func ladder(_ ladder: PriceLadder) -> [ReplyField] {
        [
            ReplyField("claimed", ladder.claimed), ReplyField("adjusted", ladder.adjusted?.description ?? ""),
            ReplyField("approved", ladder.approved?.description ?? ""),
            ReplyField("paid", ladder.paid?.description ?? ""),
        ]
    }

    static func summary(_ record: SettlementRecord) -> [ReplyField] {
        [
            ReplyField("settlement", record.id), ReplyField("provider", record.provider),
            ReplyField("month", record.month.month), ReplyField("state", record.state.rawValue),
            ReplyField("lines", record.lines), ReplyField("held", record.held), ReplyField("refused", record.refused),
        ] + ladder(record.ladder)
    }
}
