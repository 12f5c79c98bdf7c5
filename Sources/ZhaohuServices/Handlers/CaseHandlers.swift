internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `CASE.*`: the application, its acceptance, and the end of a case.
enum CaseHandlers {
    static let table: [String: Handler] = [
        "CASE.APPLY": apply, "CASE.SUBMIT": submit, "CASE.RETURN": sendBack, "CASE.ACCEPT": accept,
        "CASE.REFUSE": refuse, "CASE.CLOSE": closeCase,
    ]

    private static let apply: Handler = { context in
        let id = try context.required("person", context.arguments.id("person", PersonKind.self))
        try context.caller.mayActFor(id)
        let person = try context.found(
            PersonStore.person(context.database, region: context.region, id, forUpdate: true), "person", id)
        if let died = person.diedOn {
            throw Refusal(.personDead, ["person": id.description, "died_on": died.description])
        }
        let selfAssessment = try SelfAssessment(
            reading: context.required("self", context.arguments.text("self")))
        try selfAssessment.requireAdmitted()
        let earlier = try CaseStore.list(
            context.database, region: context.region, state: nil, person: id, after: nil, limit: 1_000)
        if let open = earlier.first(where: { ![.closed, .refused, .rejected].contains($0.state) }) {
            throw Refusal(.caseOpen, ["case": open.id.description, "state": open.state.rawValue])
        }
        let isDraft = context.arguments.text("draft") == "yes"
        let state = isDraft ? CaseState.draft : .submitted
        let careCase = try CaseStore.add(
            context.database, region: context.region, person: id,
            setting: try context.required("setting", context.arguments.text("setting")),
            selfGrade: selfAssessment.rawValue, state: state, on: context.today)
        _ = try AssessmentStore.add(
            context.database, region: context.region, caseID: careCase, purpose: .first,
            state: isDraft ? .draft : .submitted, on: context.today)
        try event(context, careCase, "applied", state)
        return .record(
            [ReplyField("case", careCase), ReplyField("state", state.rawValue)]
                + (selfAssessment.needsReview ? [ReplyField("review", "manual")] : []))
    }

    private static let submit: Handler = { context in
        let careCase = try loaded(context)
        try context.caller.mayActFor(careCase.person)
        var change = AssessmentChange()
        change.submittedOn = context.today
        return try move(context, careCase, .submitted, .submitted, change)
    }

    private static let sendBack: Handler = { context in
        let missing = try context.required("missing", context.arguments.text("missing"))
        return try move(context, loaded(context), .returned, .returned, note: missing)
    }

    private static let accept: Handler = { context in
        var change = AssessmentChange()
        change.acceptedOn = context.today
        return try move(context, loaded(context), .accepted, .accepted, change)
    }

    private static let refuse: Handler = { context in
        let grounds = try context.required("grounds", context.arguments.text("grounds"))
        var change = AssessmentChange()
        change.grounds = grounds
        return try move(context, loaded(context), .refused, .refused, change, note: grounds)
    }

    /// The application and its assessment go on together.
    private static func move(
        _ context: CommandContext, _ careCase: CaseRecord, _ happened: CaseState.Event,
        _ event: AssessmentState.Event, _ change: AssessmentChange = AssessmentChange(), note: String = ""
    ) throws -> Reply {
        let procedure = Procedure(context)
        let next = try procedure.moveCase(careCase, happened)
        if let record = try procedure.newest(careCase.id) {
            try AssessmentStore.move(
                context.database, region: context.region, record.id, to: record.state.after(event), change)
        }
        try self.event(context, careCase.id, happened.rawValue, next, note: note)
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

    /// Closes a case, ends its plans and its assessments, and cancels what was planned from a day on.
    ///
    /// - Returns: how many visits were cancelled.
    static func close(
        _ context: CommandContext, _ careCase: CaseRecord, reason: String, careEnds day: Day
    ) throws -> Int {
        let next = try Procedure(context).moveCase(careCase, .closed)
        for record in try AssessmentStore.ofCase(
            context.database, region: context.region, careCase.id, forUpdate: true)
        where !record.state.isFinal {
            var change = AssessmentChange()
            // A conclusion that holds ends with the case; one that does not hold yet is taken back.
            let isInForce = record.state == .effective
            if isInForce, let from = record.validFrom { change.validUntil = max(from, day.advanced(by: -1)) }
            if !isInForce { change.revokedReason = reason }
            let state = try record.state.after(
                isInForce ? .expired : record.state == .issued ? .revoked : .withdrawn)
            try AssessmentStore.move(context.database, region: context.region, record.id, to: state, change)
        }
        try event(context, careCase.id, CaseState.Event.closed.rawValue, next, note: reason)
        return try CaseStore.endCare(
            context.database, region: context.region, careCase.id, from: day, reason: reason)
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
        try Procedure(context).note(id, event, state, note)
    }
}
