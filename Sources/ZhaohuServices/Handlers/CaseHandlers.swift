internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `CASE.*`: the application, its acceptance, and the file.
enum CaseHandlers {
    static let table: [String: Handler] = [
        "CASE.APPLY": apply, "CASE.ACCEPT": accept, "CASE.REFUSE": refuse, "CASE.GET": get, "CASE.LIST": list,
        "CASE.HISTORY": history, "CASE.CLOSE": closeCase,
    ]

    private static let apply: Handler = { context in
        let id = try context.required("person", context.arguments.id("person", PersonKind.self))
        try context.caller.mayActFor(id)
        let person = try context.found(
            PersonStore.person(context.database, region: context.region, id, forUpdate: true), "person", id)
        if let died = person.diedOn {
            throw Refusal(.personDead, ["person": id.description, "died_on": died.description])
        }
        let self_ = try SelfAssessment(reading: context.required("self", context.arguments.text("self")))
        try self_.requireAdmitted()
        let earlier = try CaseStore.list(
            context.database, region: context.region, state: nil, person: id, after: nil, limit: 1_000)
        if let open = earlier.first(where: { ![.closed, .refused, .rejected].contains($0.state) }) {
            throw Refusal(.caseOpen, ["case": open.id.description, "state": open.state.rawValue])
        }
        let careCase = try CaseStore.add(
            context.database, region: context.region, person: id,
            setting: try context.required("setting", context.arguments.text("setting")), selfGrade: self_.rawValue,
            state: .submitted, on: context.today)
        try event(context, careCase, "applied", .submitted)
        return .record([ReplyField("case", careCase), ReplyField("state", CaseState.submitted.rawValue)])
    }

    private static let accept: Handler = { context in
        try move(context, .accepted, note: "")
    }

    private static let refuse: Handler = { context in
        try move(context, .refused, note: try context.required("grounds", context.arguments.text("grounds")))
    }

    private static func move(_ context: CommandContext, _ happened: CaseState.Event, note: String) throws -> Reply {
        let careCase = try loaded(context)
        let next = try careCase.state.after(happened)
        try CaseStore.setState(context.database, region: context.region, careCase.id, next)
        try event(context, careCase.id, happened.rawValue, next, note: note)
        return .record([ReplyField("case", careCase.id), ReplyField("state", next.rawValue)])
    }

    private static let closeCase: Handler = { context in
        let careCase = try loaded(context)
        let reason = try context.required("reason", context.arguments.text("reason"))
        let cancelled = try close(context, careCase, reason: reason, careEnds: context.today)
        return .record([
            ReplyField("case", careCase.id), ReplyField("state", CaseState.closed.rawValue),
            ReplyField("cancelled", cancelled),
        ])
    }

    /// Closes a case, ends its plans and cancels what was planned from a day on.
    ///
    /// - Returns: how many visits were cancelled.
    static func close(
        _ context: CommandContext, _ careCase: CaseRecord, reason: String, careEnds day: Day
    ) throws -> Int {
        let next = try careCase.state.after(.closed)
        try CaseStore.setState(context.database, region: context.region, careCase.id, next)
        try event(context, careCase.id, CaseState.Event.closed.rawValue, next, note: reason)
        return try CaseStore.endCare(
            context.database, region: context.region, careCase.id, from: day, reason: reason)
    }

    private static let get: Handler = { context in
        let careCase = try loaded(context, forUpdate: false)
        try context.caller.mayActFor(careCase.person)
        return .record(
            summary(careCase) + [
                ReplyField("self", careCase.selfGrade), ReplyField("applied_on", careCase.appliedOn),
                ReplyField("instrument", careCase.instrument),
            ])
    }

    private static let list: Handler = { context in
        let cases = try CaseStore.list(
            context.database, region: context.region, state: context.arguments.text("state"),
            person: context.arguments.id("person", PersonKind.self),
            after: context.arguments.id("after", CaseKind.self),
            limit: context.arguments.integer("limit") ?? 50)
        return .records(cases.map(summary))
    }

    private static let history: Handler = { context in
        let careCase = try loaded(context, forUpdate: false)
        let events = try CaseStore.history(context.database, region: context.region, careCase.id)
        return .records(
            events.map { event in
                [
                    ReplyField("at", context.instant(event.at)), ReplyField("actor", event.actor),
                    ReplyField("event", event.event), ReplyField("state", event.state), ReplyField("note", event.note),
                ]
            })
    }

    /// The case that the command names.
    static func loaded(_ context: CommandContext, forUpdate: Bool = true) throws -> CaseRecord {
        let id = try context.target("case", CaseKind.self)
        return try context.found(
            CaseStore.careCase(context.database, region: context.region, id, forUpdate: forUpdate), "case", id)
    }

    /// Writes a step into the case's history.
    static func event(
        _ context: CommandContext, _ id: CaseID, _ event: String, _ state: CaseState, note: String = ""
    ) throws {
        try CaseStore.addEvent(
            context.database, region: context.region, id, op: context.opText, at: context.now,
            actor: context.caller.login, event: event, state: state.rawValue, note: note)
    }

    private static func summary(_ careCase: CaseRecord) -> [ReplyField] {
        [
            ReplyField("case", careCase.id), ReplyField("person", careCase.person),
            ReplyField("setting", careCase.setting), ReplyField("state", careCase.state.rawValue),
            ReplyField("grade", careCase.grade), ReplyField("valid_from", careCase.validFrom?.description ?? ""),
            ReplyField("valid_until", careCase.validUntil?.description ?? ""),
            ReplyField("provider", careCase.provider?.description ?? ""),
        ]
    }
}
