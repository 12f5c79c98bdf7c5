internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `SETTLE.*` after the claim: two reviews, the way back, the payment.
enum SettlementHandlers {
    static let table: [String: Handler] = [
        "SETTLE.ADJUST": adjust, "SETTLE.REVIEW": review, "SETTLE.APPROVE": approve, "SETTLE.RETURN": sendBack,
        "SETTLE.PAY": pay,
    ]

    private static let adjust: Handler = { context in
        let record = try context.settlement(forUpdate: true)
        let step = try record.state.requireReview()
        try require(context, record, step)
        let visit = try context.required("visit", context.arguments.id("visit", VisitKind.self))
        let reason = try context.required(
            "reason", context.arguments.text("reason").flatMap { AdjustmentReason(rawValue: $0) })
        let line = try context.found(
            SettlementStore.line(context.database, region: context.region, record.id, visit), "visit", visit)
        let ladder = try line.ladder.lowered(to: context.money("amount"), in: step)
        try SettlementStore.lower(
            context.database, region: context.region, record.id, visit, to: ladder, in: step, reason: reason,
            note: context.arguments.text("note") ?? "")
        try SettlementStore.addStep(
            context.database, region: context.region, record.id, step, event: "adjusted",
            note: "\(visit) \(ladder.standing) \(reason.rawValue)", context.deed)
        return .record([
            ReplyField("settlement", record.id), ReplyField("visit", visit), ReplyField("step", step.rawValue),
            ReplyField("claimed", ladder.claimed), ReplyField("standing", ladder.standing),
        ])
    }

    private static let review: Handler = { context in
        let record = try context.settlement(forUpdate: true)
        let next = try advance(context, record, .reviewed, .firstReview)
        let sum = try SettlementStore.review(context.database, region: context.region, record.id)
        return .record([
            ReplyField("settlement", record.id), ReplyField("state", next.rawValue),
            ReplyField("claimed", record.ladder.claimed), ReplyField("adjusted", sum),
        ])
    }

    private static let approve: Handler = { context in
        let record = try context.settlement(forUpdate: true)
        let next = try advance(context, record, .approved, .secondReview)
        let sum = try SettlementStore.approve(context.database, region: context.region, record.id)
        if sum > .zero {
            try LedgerStore.book(
                context.database, region: context.region, .approval(record.id.description, record.provider, sum),
                context.deed)
        }
        try context.tell(record, "settlement_approved", [("approved", sum.description)])
        return .record([
            ReplyField("settlement", record.id), ReplyField("state", next.rawValue),
            ReplyField("adjusted", record.ladder.standing), ReplyField("approved", sum),
        ])
    }

    private static let sendBack: Handler = { context in
        let record = try context.settlement(forUpdate: true)
        let next = try record.state.after(.returned)
        guard let step = record.state.nextStep else {
            throw Refusal(.settlementState, ["state": record.state.rawValue])
        }
        try require(context, record, step)
        let reason = try context.required("reason", context.arguments.text("reason"))
        try SettlementStore.sendBack(context.database, region: context.region, record.id)
        try SettlementStore.addStep(
            context.database, region: context.region, record.id, step, event: "returned", note: reason, context.deed)
        if let approved = record.ladder.approved, approved > .zero {
            try LedgerStore.book(
                context.database, region: context.region,
                .approvalTakenBack(record.id.description, record.provider, approved), context.deed)
        }
        try context.tell(record, "settlement_returned", [("reason", reason)])
        return .record([
            ReplyField("settlement", record.id), ReplyField("state", next.rawValue), ReplyField("lines", record.lines),
        ])
    }

    private static let pay: Handler = { context in
        // Debts are found and taken off under one lock, so that none is counted twice.
        try SettlementStore.lockClaims(context.database, region: context.region)
        let record = try context.settlement(forUpdate: true)
        let next = try advance(context, record, .paid, .payment)
        let debts = try Debts(context, record.provider)
        let percent = try context.reference.policy.integer(
            "settlement.deposit_percent", on: record.month.endOfMonth)
        let payment = Payment(approved: record.ladder.standing, depositPercent: percent, debt: debts.sum)
        try SettlementStore.pay(context.database, region: context.region, record.id, payment)
        let entry =
            payment.approved > .zero
            ? try LedgerStore.book(
                context.database, region: context.region, .payment(record.id.description, record.provider, payment),
                context.deed) : nil
        try debts.take(payment.setOff, for: record.id.description)
        try context.tell(record, "settlement_paid", [("net", payment.net.description)])
        return .record([
            ReplyField("settlement", record.id), ReplyField("state", next.rawValue),
            ReplyField("approved", payment.approved), ReplyField("deposit", payment.deposit),
            ReplyField("set_off", payment.setOff), ReplyField("net", payment.net),
            ReplyField("entry", entry.map(String.init) ?? ""),
        ])
    }

    /// Checks state, hands and facts of a step, and writes the step down.
    private static func advance(
        _ context: CommandContext, _ record: SettlementRecord, _ event: SettlementState.Event, _ step: SettlementStep
    ) throws -> SettlementState {
        let next = try record.state.after(event)
        try require(context, record, step)
        try context.requireFacts(record)
        try SettlementStore.addStep(
            context.database, region: context.region, record.id, step, event: event.rawValue, context.deed)
        return next
    }

    /// Refuses a login without the step's role, and one that has had a hand in another step.
    private static func require(
        _ context: CommandContext, _ record: SettlementRecord, _ step: SettlementStep
    ) throws(Refusal) {
        let role: Role =
            switch step {
            case .claim: .dispatcher
            case .firstReview: .officer
            case .secondReview: .supervisor
            case .payment: .cashier
            }
        guard context.caller.roles.contains(role) else {
            throw Refusal(.denied, ["step": step.rawValue, "roles": role.rawValue])
        }
        try record.hands.require(context.caller.login, for: step)
    }
}
