internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `COMPLAINT.*`: opened, answered, decided, taken up.
enum ComplaintHandlers {
    static let table: [String: Handler] = [
        "COMPLAINT.OPEN": open, "COMPLAINT.ASSIGN": assign, "COMPLAINT.ANSWER": answer, "COMPLAINT.CLOSE": close,
        "COMPLAINT.ESCALATE": escalate,
    ]

    private static let open: Handler = { context in
        let word = try context.required("kind", context.arguments.text("kind"))
        guard let kind = ComplaintKind(rawValue: word) else {
            throw Refusal(.badValue, ["field": "kind", "value": word])
        }
        var complaint = NewComplaint(
            kind: kind, complainant: context.caller.login,
            content: try context.required("text", context.arguments.text("text")), openedOn: context.today,
            dueOn: try ComplaintDesk.due(context, kind.answerPolicy))
        try ComplaintSubject(context).fill(&complaint)
        let id = try ComplaintStore.add(context.database, region: context.region, complaint)
        try ComplaintStore.addEvent(
            context.database, region: context.region, id, op: context.opText, at: context.now,
            actor: context.caller.login, event: "open", state: .received, level: kind.firstLevel)
        try ComplaintDesk.push(
            context.database, region: context.region, at: context.now,
            [(id, kind, complaint.provider, "opened", kind.firstLevel.rawValue)])
        let left = context.reference.calendar.workingDays(from: context.today, to: complaint.dueOn)
        return .record([
            ReplyField("complaint", id), ReplyField("kind", kind.rawValue),
            ReplyField("state", ComplaintState.received.rawValue), ReplyField("level", kind.firstLevel.rawValue),
            ReplyField("due", complaint.dueOn), ReplyField("days_left", left),
        ])
    }

    private static let assign: Handler = { context in
        let desk = try ComplaintDesk(context)
        if desk.actsForCompany, desk.standing.level != .company {
            throw Refusal(.complaintOtherLevel, ["level": String(desk.standing.level.rawValue)])
        }
        let next = try desk.standing.state.after(.assign)
        let assignee = try context.required("to", context.arguments.text("to"))
        try ComplaintStore.assign(context.database, region: context.region, desk.record.id, to: assignee)
        try desk.tell(.assign, next)
        return .record([
            ReplyField("complaint", desk.record.id), ReplyField("state", next.rawValue), ReplyField("to", assignee),
        ])
    }

    private static let answer: Handler = { context in
        let desk = try ComplaintDesk(context)
        let level: ComplaintLevel =
            desk.actsForCompany ? .company : context.caller.roles.contains(.supervisor) ? .supervisor : .agency
        let next = try desk.standing.answered(by: level)
        let due = try desk.due("complaint.decide_working_days")
        let text = try context.required("text", context.arguments.text("text"))
        try ComplaintStore.answer(
            context.database, region: context.region, desk.record.id, text: text, by: context.caller.login,
            on: context.today, decideBy: due)
        try desk.tell(.answer, next, content: text)
        return .record([
            ReplyField("complaint", desk.record.id), ReplyField("state", next.rawValue),
            ReplyField("in_time", context.today <= desk.standing.due ? "yes" : "no"), ReplyField("due", due),
        ])
    }

    private static let close: Handler = { context in
        let desk = try ComplaintDesk(context)
        try desk.requireOutsider()
        let word = try context.required("upheld", context.arguments.text("upheld"))
        guard let outcome = ComplaintOutcome(rawValue: word) else {
            throw Refusal(.badValue, ["field": "upheld", "value": word])
        }
        let next = try desk.standing.closed(bySupervisor: context.caller.roles.contains(.supervisor))
        guard desk.record.answeredBy != context.caller.login else {
            throw Refusal(.complaintSameHand, ["user": context.caller.login])
        }
        let grounds = try context.required("grounds", context.arguments.text("grounds"))
        try ComplaintStore.close(
            context.database, region: context.region, desk.record.id, outcome, grounds: grounds,
            by: context.caller.login, on: context.today)
        try desk.tell(.close, next, outcome: outcome.rawValue, content: grounds)
        return .record([
            ReplyField("complaint", desk.record.id), ReplyField("state", next.rawValue),
            ReplyField("upheld", outcome.rawValue),
        ])
    }

    private static let escalate: Handler = { context in
        let desk = try ComplaintDesk(context)
        let isAgency = !context.caller.roles.isDisjoint(with: [.officer, .supervisor])
        guard isAgency || ComplaintDesk.isComplainant(desk.record, context.caller) else {
            throw Refusal(.complaintNotYours)
        }
        let (level, next) = try desk.standing.escalated()
        try requireInReviewTerm(desk)
        let due = try desk.due(ComplaintLevel.escalatedPolicy)
        try ComplaintStore.escalate(context.database, region: context.region, desk.record.id, to: level, due: due)
        try desk.tell(.escalate, next, level: level, content: context.arguments.text("reason") ?? "")
        try ComplaintDesk.push(
            context.database, region: context.region, at: context.now,
            [(desk.record.id, desk.standing.kind, desk.record.provider, "escalated", level.rawValue)])
        return .record([
            ReplyField("complaint", desk.record.id), ReplyField("state", next.rawValue),
            ReplyField("level", level.rawValue), ReplyField("due", due),
        ])
    }

    /// A decision is taken up within its term, or it holds.
    private static func requireInReviewTerm(_ desk: ComplaintDesk) throws {
        guard let closedOn = desk.record.closedOn else { return }
        let context = desk.context
        let days = try context.reference.policy.integer("complaint.review_working_days", on: context.today)
        let last = context.reference.calendar.day(days, workingDaysAfter: closedOn)
        guard context.today <= last else { throw Refusal(.complaintSettled, ["until": last.description]) }
    }
}
