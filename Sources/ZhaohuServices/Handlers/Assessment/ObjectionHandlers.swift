internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `ASSESS.OBJECT` and `ASSESS.REASSESS`: a conclusion is contested, renewed, or no longer fits.
enum ObjectionHandlers {
    static let table: [String: Handler] = ["ASSESS.OBJECT": object, "ASSESS.REASSESS": reassess]

    private static let object: Handler = { context in
        let desk = try AssessmentDesk(context)
        let procedure = Procedure(context)
        let careCase = try procedure.loadedCase(desk.record.caseID)
        try context.caller.mayActFor(careCase.person)
        let word = try context.required("by", context.arguments.text("by"))
        guard let party = Objection.Party(rawValue: word) else {
            throw Refusal(.badValue, ["field": "by", "value": word])
        }
        let next = try desk.record.state.objected(
            by: party, purpose: desk.record.purpose, on: context.today, noticeUntil: desk.record.noticeUntil,
            issuedOn: desk.record.issuedOn,
            windowWorkingDays: context.reference.policy.integer("objection.window_working_days", on: context.today),
            calendar: context.reference.calendar)
        try AssessmentStore.addObjection(
            context.database, region: context.region, desk.record.id, raisedBy: party.rawValue,
            grounds: try context.required("grounds", context.arguments.text("grounds")), on: context.today,
            actor: context.caller.login, op: context.opText, at: context.now)
        var change = AssessmentChange()
        change.objectedOn = context.today
        try procedure.move(desk.record, to: next, .objected, change, careCase: careCase.state, note: party.rawValue)
        let now = try context.found(
            AssessmentStore.assessment(context.database, region: context.region, desk.record.id), "assessment",
            desk.record.id)
        return desk.reply([ReplyField("state", next.rawValue)] + (try Duties(context).fields(of: now)))
    }

    private static let reassess: Handler = { context in
        let careCase = try CaseHandlers.loaded(context)
        let word = try context.required("reason", context.arguments.text("reason"))
        let newest = try Procedure(context).newest(careCase.id)
        let purpose: AssessmentPurpose
        if let reason = Reassessment(rawValue: word) {
            purpose = reason.purpose
            try requireReassessable(context, careCase, newest, reason)
        } else {
            purpose = .repeat
            try orderRepeat(context, careCase, newest)
        }
        let id = try AssessmentStore.add(
            context.database, region: context.region, caseID: careCase.id, purpose: purpose, earlier: newest?.id,
            grounds: context.arguments.text("grounds") ?? "", state: .accepted, on: context.today)
        try CaseHandlers.event(context, careCase.id, "reassessment", careCase.state, note: "\(id) \(word)")
        return .record([
            ReplyField("assessment", id), ReplyField("case", careCase.id), ReplyField("kind", purpose.rawValue),
            ReplyField("earlier", newest?.id.description ?? ""),
            ReplyField("state", AssessmentState.accepted.rawValue),
        ])
    }

    /// The contested assessment waits for the repeat by others.
    private static func orderRepeat(
        _ context: CommandContext, _ careCase: CaseRecord, _ newest: AssessmentRecord?
    ) throws {
        guard let newest else {
            throw Refusal(.noOpenAssessment, ["case": careCase.id.description, "possible": "ASSESS.OBJECT"])
        }
        let next = try newest.state.after(.reassessmentOrdered)
        try Procedure(context).move(newest, to: next, .reassessmentOrdered, careCase: careCase.state)
    }

    private static func requireReassessable(
        _ context: CommandContext, _ careCase: CaseRecord, _ newest: AssessmentRecord?, _ reason: Reassessment
    ) throws {
        if reason == .ordered {
            guard !context.caller.roles.isDisjoint(with: [.supervisor, .admin]) else {
                throw Refusal(.denied, ["command": "ASSESS.REASSESS reason=ordered", "roles": "admin,supervisor"])
            }
            // Sheets that nobody could complete lead to another visit.
            if let newest, newest.state == .scored {
                let state = try newest.state.after(.withdrawn)
                var change = AssessmentChange()
                change.revokedReason = "incomplete"
                return try Procedure(context).move(newest, to: state, .withdrawn, change, careCase: careCase.state)
            }
        }
        // A case that another system handed over has a conclusion, but no assessment of ours.
        let state = newest?.state ?? (careCase.state == .expired ? .expired : .effective)
        guard newest != nil || [.effective, .expired].contains(careCase.state) else {
            throw Refusal(.noOpenAssessment, ["case": careCase.id.description, "possible": "ASSESS.ASSIGN"])
        }
        let policy = context.reference.policy
        let from = reason.firstDay(
            issuedOn: newest?.issuedOn ?? careCase.validFrom ?? careCase.appliedOn,
            validUntil: newest?.validUntil ?? careCase.validUntil ?? context.today,
            windowDays: try policy.integer("renewal.window_days", on: context.today),
            afterMonths: try policy.integer("reassessment.after_months", on: context.today))
        try state.requireReassessable(reason, on: context.today, from: from)
    }
}
