internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `SETTLE.*` and `LEDGER.*` that only read.
enum SettlementReads {
    static let table: [String: Handler] = [
        "SETTLE.GET": get, "SETTLE.LIST": list, "SETTLE.LINES": lines, "SETTLE.VERIFY": verify,
        "LEDGER.LIST": entries, "LEDGER.BALANCE": balance,
    ]

    private static let get: Handler = { context in
        let record = try context.settlement()
        let hands = record.hands.hands.map { "\($0.step.rawValue):\($0.login)" }
        return .record(
            SettlementFields.summary(record) + [
                ReplyField("deposit", record.deposit), ReplyField("set_off", record.setOff),
                ReplyField("net", record.ladder.paid.map { ($0 - record.deposit - record.setOff).description } ?? ""),
                ReplyField("digest", record.digest),
                ReplyField(
                    "hands",
                    hands.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
                        .joined(separator: ",")),
            ])
    }

    private static let list: Handler = { context in
        let provider = try context.seenProvider(context.arguments.id("provider", ProviderKind.self))
        let records = try SettlementStore.list(
            context.database, region: context.region, provider: provider, state: context.arguments.text("state"),
            month: context.arguments.has("month") ? context.month("month") : nil,
            limit: context.arguments.integer("limit") ?? 50)
        return .records(records.map(SettlementFields.summary))
    }

    private static let lines: Handler = { context in
        let record = try context.settlement()
        let lines = try SettlementStore.lines(
            context.database, region: context.region, record.id, show: context.arguments.text("show") ?? "all",
            after: context.arguments.id("after", VisitKind.self), limit: context.arguments.integer("limit") ?? 200)
        return .records(
            lines.map { line in
                [
                    ReplyField("visit", line.visit), ReplyField("day", line.day), ReplyField("case", line.caseID),
                    ReplyField("caregiver", line.caregiver?.description ?? ""), ReplyField("recorded", line.recorded),
                    ReplyField("minutes", line.minutes), ReplyField("cut", line.cut),
                    ReplyField("late", line.isLate ? "yes" : "no"),
                ] + SettlementFields.ladder(line.ladder)
                    + zip(["adjusted_for", "adjusted_note", "approved_for", "approved_note"], line.reasons)
                    .map { ReplyField($0, $1) }
            })
    }

    private static let verify: Handler = { context in
        let record = try context.settlement()
        let check = try SettlementStore.check(
            context.database, region: context.region, record.id, rules: context.chargeRules(),
            limit: context.arguments.integer("limit") ?? 200)
        let verdict = [
            ReplyField("settlement", record.id), ReplyField("lines", record.lines), ReplyField("digest", record.digest),
            ReplyField("recomputed", check.digest),
            ReplyField("same", check.digest == record.digest ? "yes" : "no"),
            ReplyField("differing", check.differing), ReplyField("too_high", check.tooHigh),
            ReplyField("booked", check.isBooked ? "yes" : "no"),
        ]
        return .records(
            [verdict]
                + check.differences.map { difference in
                    [
                        ReplyField("visit", difference.visit), ReplyField("standing", difference.standing),
                        ReplyField("facts", difference.facts), ReplyField("reason", difference.reason),
                    ]
                })
    }

    private static let entries: Handler = { context in
        let arguments = context.arguments
        let lines = try LedgerStore.list(
            context.database, region: context.region, account: arguments.text("account"),
            provider: arguments.id("provider", ProviderKind.self), fact: arguments.text("fact"),
            from: context.day("from"), to: context.day("to"), after: Int64(arguments.integer("after") ?? 0),
            limit: arguments.integer("limit") ?? 200)
        return .records(
            lines.map { line in
                [
                    ReplyField("entry", line.entry), ReplyField("day", line.day), ReplyField("kind", line.kind),
                    ReplyField("fact", line.fact), ReplyField("account", line.account),
                    ReplyField("provider", line.provider?.description ?? ""),
                    ReplyField("debit", max(line.amount, .zero)), ReplyField("credit", max(.zero - line.amount, .zero)),
                    ReplyField("actor", line.actor),
                ]
            })
    }

    private static let balance: Handler = { context in
        let arguments = context.arguments
        let balances = try LedgerStore.balances(
            context.database, region: context.region, account: arguments.text("account"),
            provider: arguments.id("provider", ProviderKind.self), on: context.day("on") ?? context.today,
            byProvider: arguments.text("by") == "provider")
        func row(_ account: String, _ provider: String, _ debit: Money, _ credit: Money) -> [ReplyField] {
            [
                ReplyField("account", account), ReplyField("provider", provider), ReplyField("debit", debit),
                ReplyField("credit", credit), ReplyField("balance", debit - credit),
            ]
        }
        let debit = balances.reduce(Money.zero) { $0 + $1.debit }
        let credit = balances.reduce(Money.zero) { $0 + $1.credit }
        return .records(
            balances.map { row($0.account, $0.provider?.description ?? "", $0.debit, $0.credit) }
                + [row("total", "", debit, credit)])
    }
}
