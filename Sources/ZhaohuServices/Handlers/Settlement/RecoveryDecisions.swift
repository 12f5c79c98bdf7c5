internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `RECOVERY.*` that decide: about an objection, a write-off, a harder stage.
enum RecoveryDecisions {
    static let table: [String: Handler] = [
        "RECOVERY.DECIDE": decide, "RECOVERY.WRITEOFF": writeOff, "RECOVERY.ESCALATE": escalate,
    ]

    private static let decide: Handler = { context in
        let record = try RecoveryHandlers.loaded(context)
        let event: RecoveryState.Event =
            switch try context.required("result", context.arguments.text("result")) {
            case "rejected": .objectionRejected
            case "upheld": .objectionUpheld
            default: .dismissed
            }
        let next = try move(context, record, event)
        if event == .objectionUpheld {
            try LedgerStore.book(
                context.database, region: context.region,
                .withdrawal(
                    record.id.description, record.provider, open: record.balance.open,
                    returned: record.balance.returned),
                context.deed)
        }
        let open = next == .dismissed ? Money.zero : record.balance.open
        return .record([
            ReplyField("recovery", record.id), ReplyField("state", next.rawValue), ReplyField("open", open),
        ])
    }

    private static let writeOff: Handler = { context in
        let record = try dueNow(context, RecoveryHandlers.loaded(context))
        let login = context.caller.login
        guard record.state == .writeOffProposed else {
            let next = try move(context, record, .writeOffProposed, proposedBy: login)
            return reply(record, next, open: record.balance.open, by: login)
        }
        guard record.proposedBy != login else {
            throw Refusal(.recoverySameHand, ["recovery": record.id.description, "proposed_by": record.proposedBy])
        }
        if context.arguments.text("decline") == "yes" {
            let next = try move(context, record, .writeOffDeclined, proposedBy: "")
            return reply(record, next, open: record.balance.open, by: "")
        }
        let next = try move(context, record, .writeOffApproved)
        try LedgerStore.book(
            context.database, region: context.region,
            .writeOff(record.id.description, record.provider, record.balance.open), context.deed)
        return reply(record, next, open: .zero, by: record.proposedBy)
    }

    private static let escalate: Handler = { context in
        let record = try dueNow(context, RecoveryHandlers.loaded(context))
        guard record.state == .due else { throw Refusal(.recoveryNotOwed, ["state": record.state.rawValue]) }
        let stage = try record.stage.raised()
        try RecoveryStore.move(
            context.database, region: context.region, record.id, stage.rawValue, to: record.state, stage: stage,
            note: try context.required("grounds", context.arguments.text("grounds")), context.deed)
        return .record([
            ReplyField("recovery", record.id), ReplyField("state", record.state.rawValue),
            ReplyField("stage", stage.rawValue),
        ])
    }

    /// The recovery as it stands today: due once the days for an objection are over.
    private static func dueNow(_ context: CommandContext, _ record: RecoveryRecord) throws -> RecoveryRecord {
        guard record.state == .noticed, let until = record.objectUntil, until < context.today else { return record }
        try RecoveryStore.move(
            context.database, region: context.region, record.id, RecoveryState.Event.fellDue.rawValue,
            to: record.state.after(.fellDue), context.deed)
        return try RecoveryHandlers.loaded(context)
    }

    private static func move(
        _ context: CommandContext, _ record: RecoveryRecord, _ event: RecoveryState.Event, proposedBy: String? = nil
    ) throws -> RecoveryState {
        let next = try record.state.after(event)
        try RecoveryStore.move(
            context.database, region: context.region, record.id, event.rawValue, to: next, proposedBy: proposedBy,
            note: try context.required("grounds", context.arguments.text("grounds")), context.deed)
        return next
    }

    private static func reply(
        _ record: RecoveryRecord, _ state: RecoveryState, open: Money, by login: String
    ) -> Reply {
        .record([
            ReplyField("recovery", record.id), ReplyField("state", state.rawValue), ReplyField("open", open),
            ReplyField("proposed_by", login),
        ])
    }
}
