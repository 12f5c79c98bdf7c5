internal import ZhaohuDomain
internal import ZhaohuPostgres
internal import ZhaohuStore
internal import ZhaohuWire

/// One complaint and what its caller may see and do.
struct ComplaintDesk {
    let context: CommandContext
    let record: ComplaintRecord

    /// Loads the complaint that the command names.
    ///
    /// - Throws: not found, also for a company that asks for a report about itself: that there is one is not told either.
    init(_ context: CommandContext, forUpdate: Bool = true) throws {
        let id = try context.target("complaint", ComplaintRecordKind.self)
        let record = try context.found(
            ComplaintStore.complaint(context.database, region: context.region, id, forUpdate: forUpdate), "complaint",
            id)
        guard Self.isVisible(record, to: context.caller) else {
            throw Refusal(.notFound, ["field": "complaint", "value": id.description])
        }
        self.context = context
        self.record = record
    }

    var standing: ComplaintStanding { record.standing }

    /// A company sees what it has to answer, a family its own, the agency everything.
    static func isVisible(_ record: ComplaintRecord, to caller: Caller) -> Bool {
        if caller.roles.isSubset(of: [.dispatcher, .caregiver]) {
            return record.standing.kind.isShownToCompany && record.provider != nil && record.provider == caller.provider
        }
        if caller.roles.isSubset(of: [.family]) { return isComplainant(record, caller) }
        return true
    }

    static func isComplainant(_ record: ComplaintRecord, _ caller: Caller) -> Bool {
        record.complainant == caller.login || (record.person != nil && record.person == caller.person)
    }

    /// True for whoever acts for a company.
    var actsForCompany: Bool { context.caller.roles.isSubset(of: [.dispatcher, .caregiver]) }

    /// Refuses a company's own people, whatever other roles they hold.
    func requireOutsider() throws(Refusal) {
        if let provider = context.caller.provider, provider == record.provider {
            throw Refusal(.complaintNotYours, ["provider": provider.description])
        }
    }

    /// The last day of a number of working days after today.
    func due(_ key: String) throws(Refusal) -> Day {
        try Self.due(context, key)
    }

    static func due(_ context: CommandContext, _ key: String) throws(Refusal) -> Day {
        let days = try context.reference.policy.integer(key, on: context.today)
        return context.reference.calendar.day(days, workingDaysAfter: context.today)
    }

    /// Writes the step into the history.
    func tell(
        _ event: ComplaintState.Event, _ state: ComplaintState, level: ComplaintLevel? = nil, outcome: String = "",
        content: String = ""
    ) throws {
        try ComplaintStore.addEvent(
            context.database, region: context.region, record.id, op: context.opText, at: context.now,
            actor: context.caller.login, event: event.rawValue, state: state, level: level ?? standing.level,
            outcome: outcome,
            content: content)
    }

    /// What lists and single views have in common; days are working days, as the deadlines are.
    static func summary(_ record: ComplaintRecord, _ context: CommandContext) -> [ReplyField] {
        let calendar = context.reference.calendar
        let standing = record.standing
        let isClosed = standing.state == .closed
        let end = record.closedOn ?? context.today
        return [
            ReplyField("complaint", record.id), ReplyField("kind", standing.kind.rawValue),
            ReplyField("state", standing.state.rawValue), ReplyField("level", standing.level.rawValue),
            ReplyField("provider", record.provider?.description ?? ""), ReplyField("opened", record.openedOn),
            ReplyField("due", standing.due), ReplyField("age", end.number - record.openedOn.number),
            ReplyField(
                "days_left",
                isClosed ? "" : String(calendar.workingDays(from: context.today, to: standing.due))),
            ReplyField("overdue", !isClosed && context.today > standing.due ? "yes" : "no"),
        ]
    }

    /// Tells the company, except about a report against it.
    static func push(
        _ database: DatabaseConnection, region: String, at: Instant,
        _ complaints: [(id: ComplaintID, kind: ComplaintKind, provider: ProviderID?, event: String, level: Int)]
    ) throws {
        let messages: [OutboxMessage] = complaints.compactMap { complaint in
            guard complaint.kind.isShownToCompany, let provider = complaint.provider else { return nil }
            return OutboxMessage(
                .provider(provider),
                [
                    ("kind", "complaint"), ("complaint", complaint.id.description), ("event", complaint.event),
                    ("about", complaint.kind.rawValue), ("level", String(complaint.level)),
                ])
        }
        try OutboxStore.append(database, region: region, at: at, messages)
    }
}
