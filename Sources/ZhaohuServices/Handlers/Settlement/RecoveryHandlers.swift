internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `RECOVERY.*`: money that should not have been paid, from the find to the last fen.
enum RecoveryHandlers {
    static let table: [String: Handler] = [
        "RECOVERY.FIND": find, "RECOVERY.LIST": list, "RECOVERY.GET": get, "RECOVERY.NOTICE": notice,
        "RECOVERY.OBJECT": object, "RECOVERY.PAY": pay,
    ]

    private static let find: Handler = { context in
        let found = try finding(
            context, person: context.arguments.id("person", PersonKind.self),
            from: context.day("from") ?? context.today.advanced(byYears: -1))
        return .record([
            ReplyField("found", found.count), ReplyField("lines", found.reduce(0) { $0 + $1.lines }),
            ReplyField("amount", found.reduce(Money.zero) { $0 + $1.balance.amount }),
            ReplyField("recoveries", found.map(\.id.description).joined(separator: ",")),
        ])
    }

    /// Makes the recoveries that the facts call for; nobody is told before the notice.
    static func finding(_ context: CommandContext, person: PersonID?, from: Day) throws -> [RecoveryRecord] {
        try SettlementStore.lockClaims(context.database, region: context.region)
        return try RecoveryStore.find(
            context.database, region: context.region, person: person, from: from, rules: context.chargeRules(),
            context.deed)
    }

    private static let list: Handler = { context in
        let arguments = context.arguments
        var person = arguments.id("person", PersonKind.self)
        var provider = arguments.id("provider", ProviderKind.self)
        if context.caller.isOnly(.family) {
            person = try context.required("person", person ?? context.caller.person)
            if let person { try context.caller.mayActFor(person) }
        } else {
            provider = try context.seenProvider(provider)
        }
        let records = try RecoveryStore.list(
            context.database, region: context.region, provider: provider, person: person,
            state: arguments.text("state"),
            limit: arguments.integer("limit") ?? 50)
        return .records(records.filter { !context.caller.isOnly(.family) || $0.provider == nil }.map(summary))
    }

    private static let get: Handler = { context in
        let record = try loaded(context, forUpdate: false)
        let lines = try RecoveryStore.lines(context.database, region: context.region, record.id)
        return .records(
            [summary(record) + [ReplyField("object_until", record.objectUntil?.description ?? "")]]
                + lines.map { line in
                    [
                        ReplyField("case", line.caseID), ReplyField("day", line.day),
                        ReplyField("visit", line.visit?.description ?? ""),
                        ReplyField("settlement", line.settlement?.description ?? ""), ReplyField("amount", line.amount),
                    ]
                })
    }

    private static let notice: Handler = { context in
        let record = try loaded(context)
        let next = try record.state.after(.noticed)
        let days = try context.reference.policy.integer("recovery.objection_working_days", on: context.today)
        let until = context.reference.calendar.day(days, workingDaysAfter: context.today)
        try RecoveryStore.move(
            context.database, region: context.region, record.id, RecoveryState.Event.noticed.rawValue, to: next,
            objectUntil: until, context.deed)
        let entry = try LedgerStore.book(
            context.database, region: context.region,
            .demand(record.id.description, record.provider, record.balance.amount), context.deed)
        if let provider = record.provider {
            try OutboxStore.append(
                context.database, region: context.region, topic: .provider(provider), at: context.now,
                fields: [
                    ("change", "recovery_notice"), ("recovery", record.id.description),
                    ("amount", record.balance.amount.description), ("object_until", until.description),
                ])
        }
        return .record([
            ReplyField("recovery", record.id), ReplyField("state", next.rawValue), ReplyField("object_until", until),
            ReplyField("amount", record.balance.amount), ReplyField("entry", entry),
        ])
    }

    private static let object: Handler = { context in
        let record = try loaded(context)
        let next = try record.state.after(.objected)
        if let until = record.objectUntil, context.today > until {
            throw Refusal(.recoveryLate, ["recovery": record.id.description, "until": until.description])
        }
        try RecoveryStore.move(
            context.database, region: context.region, record.id, RecoveryState.Event.objected.rawValue, to: next,
            note: try context.required("grounds", context.arguments.text("grounds")), context.deed)
        return .record([ReplyField("recovery", record.id), ReplyField("state", next.rawValue)])
    }

    private static let pay: Handler = { context in
        let record = try loaded(context)
        try record.state.requireOwed()
        let amount = try context.money("amount")
        let balance = try record.balance.receiving(amount)
        let next = balance.open == .zero ? try record.state.after(.settled) : record.state
        try RecoveryStore.move(
            context.database, region: context.region, record.id, "repaid", to: next, returning: amount, context.deed)
        let entry = try LedgerStore.book(
            context.database, region: context.region, .repayment(record.id.description, record.provider, amount),
            context.deed)
        return .record([
            ReplyField("recovery", record.id), ReplyField("state", next.rawValue),
            ReplyField("returned", balance.returned), ReplyField("open", balance.open), ReplyField("entry", entry),
        ])
    }

    /// The recovery that the command names, if the caller has to do with it.
    static func loaded(_ context: CommandContext, forUpdate: Bool = true) throws -> RecoveryRecord {
        let id = try context.target("recovery", RecoveryKind.self)
        let record = try context.found(
            RecoveryStore.recovery(context.database, region: context.region, id, forUpdate: forUpdate), "recovery", id)
        if context.caller.isOnly(.family) {
            try context.caller.mayActFor(record.person)
            guard record.provider == nil else { throw Refusal(.denied, ["recovery": id.description]) }
        } else if context.caller.roles.isSubset(of: [.dispatcher, .caregiver, .family]) {
            guard let provider = record.provider else { throw Refusal(.denied, ["recovery": id.description]) }
            try context.caller.mayActFor(provider)
        }
        return record
    }

    private static func summary(_ record: RecoveryRecord) -> [ReplyField] {
        let isOver = !record.state.isOpen && record.state != .found
        return [
            ReplyField("recovery", record.id), ReplyField("debtor", record.provider?.description ?? "family"),
            ReplyField("person", record.person), ReplyField("reason", record.reason),
            ReplyField("state", record.state.rawValue), ReplyField("stage", record.stage.rawValue),
            ReplyField("from", record.from), ReplyField("to", record.to), ReplyField("lines", record.lines),
            ReplyField("amount", record.balance.amount), ReplyField("returned", record.balance.returned),
            ReplyField("open", isOver ? .zero : record.balance.open),
        ]
    }
}
