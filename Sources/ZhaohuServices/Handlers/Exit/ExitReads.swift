internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `EXIT.GET`, `EXIT.LIST`, `EXIT.HISTORY`.
enum ExitReads {
    static let table: [String: Handler] = ["EXIT.GET": get, "EXIT.LIST": list, "EXIT.HISTORY": history]

    private static let get: Handler = { context in
        let desk = try ExitDesk(context, forUpdate: false)
        let record = desk.record
        let clients = try desk.clients()
        let orders = try TerminalOrderStore.count(context.database, region: context.region, record.id)
        return .record(
            desk.fields() + [
                ReplyField("reason", record.reason), ReplyField("evidence", record.evidence),
                ReplyField("moved", clients.moved), ReplyField("named", clients.named),
                ReplyField("waiting", clients.waiting), ReplyField("terminals", orders.all),
                ReplyField("terminals_told", orders.told), ReplyField("terminals_done", orders.done),
                ReplyField("account", record.account),
                ReplyField(
                    "next", record.procedure.state.possibleEvents.map(\.rawValue).joined(separator: ",")),
            ])
    }

    private static let list: Handler = { context in
        let provider = context.arguments.id("provider", ProviderKind.self) ?? context.caller.provider
        let records = try ExitStore.list(context.database, region: context.region, provider: provider)
        let isOpen = context.arguments.text("open") == "yes"
        return .records(
            try records.filter { !isOpen || $0.procedure.state.isOpen }.map { try ExitDesk(context, $0).fields() })
    }

    private static let history: Handler = { context in
        let desk = try ExitDesk(context, forUpdate: false)
        let events = try ExitStore.events(context.database, region: context.region, desk.record.id)
        return .records(
            events.map { event in
                [
                    ReplyField("at", context.instant(event.at)), ReplyField("actor", event.actor),
                    ReplyField("event", event.event), ReplyField("state", event.state), ReplyField("note", event.note),
                    ReplyField("evidence", event.evidence),
                ]
            })
    }
}
