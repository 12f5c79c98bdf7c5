internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `COMPLAINT.GET` and `COMPLAINT.LIST`.
enum ComplaintReads {
    static let table: [String: Handler] = ["COMPLAINT.GET": get, "COMPLAINT.LIST": list]

    private static let get: Handler = { context in
        let desk = try ComplaintDesk(context, forUpdate: false)
        let record = desk.record
        let steps = try ComplaintStore.history(context.database, region: context.region, record.id)
        return .record(
            ComplaintDesk.summary(record, context) + reporter(desk) + [
                ReplyField("caregiver", record.caregiver?.description ?? ""),
                ReplyField("visit", record.visit?.description ?? ""),
                ReplyField("case", record.caseID?.description ?? ""), ReplyField("text", record.content),
                ReplyField("assignee", record.assignee),
                ReplyField("answer_due", record.answerDueOn),
                ReplyField("answered", record.answeredOn?.description ?? ""), ReplyField("answer", record.answer),
                ReplyField("closed", record.closedOn?.description ?? ""),
                ReplyField("upheld", record.outcome?.rawValue ?? ""), ReplyField("grounds", record.grounds),
                ReplyField("history", steps.map { step($0, desk) }.joined(separator: ",")),
            ])
    }

    /// Who complains; of a report only the supervisor and whoever reported learn it.
    private static func reporter(_ desk: ComplaintDesk) -> [ReplyField] {
        let record = desk.record
        guard mayKnowReporter(desk) else { return [] }
        return [
            ReplyField("complainant", record.complainant), ReplyField("person", record.person?.description ?? ""),
        ]
    }

    private static func mayKnowReporter(_ desk: ComplaintDesk) -> Bool {
        if desk.record.standing.kind.isShownToCompany { return true }
        let caller = desk.context.caller
        return caller.roles.contains(.supervisor) || ComplaintDesk.isComplainant(desk.record, caller)
    }

    private static func step(_ step: ComplaintStep, _ desk: ComplaintDesk) -> String {
        let day = step.at.map { desk.context.zone.day(of: $0).description } ?? ""
        let isReporter = step.actor == desk.record.complainant && !mayKnowReporter(desk)
        return "\(day):\(step.event):\(step.state):\(step.level):\(isReporter ? "-" : step.actor)"
    }

    private static let list: Handler = { context in
        var filter = ComplaintFilter()
        let caller = context.caller
        filter.provider = context.arguments.id("provider", ProviderKind.self)
        if caller.roles.isSubset(of: [.dispatcher, .caregiver]) {
            if let provider = filter.provider { try caller.mayActFor(provider) }
            filter.provider = try context.required("provider", caller.provider)
            filter.shownToCompany = true
        } else if caller.isOnly(.family) {
            filter.person = caller.person
            filter.complainant = caller.login
        }
        filter.kind = context.arguments.text("kind").flatMap { ComplaintKind(rawValue: $0) }
        filter.state = context.arguments.text("state")
        filter.dueBefore = context.arguments.has("overdue") ? context.today : nil
        filter.limit = context.arguments.integer("limit") ?? 50
        return .records(
            try ComplaintStore.list(context.database, region: context.region, filter)
                .map { ComplaintDesk.summary($0, context) })
    }
}
