internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `ASSESS.ASSIGN` and `ASSESS.RECUSE`: who visits, and who may not.
enum PanelHandlers {
    static let table: [String: Handler] = ["ASSESS.ASSIGN": assign, "ASSESS.RECUSE": recuse]

    private static let assign: Handler = { context in
        let careCase = try CaseHandlers.loaded(context)
        let procedure = Procedure(context)
        let record = try openAssessment(procedure, careCase)
        let next = try record.state.after(.ratersNamed)
        let (hash, instrument) = try context.reference.instrument(
            try context.required("instrument", context.arguments.text("instrument")))
        let panel = try panel(context)
        try PanelCheck(context, record).check(panel)
        let day = context.day("on")
        if let day, day < context.today {
            throw Refusal(.badValue, ["field": "on", "value": day.description, "expected": "today or later"])
        }
        try RaterStore.setPanel(
            context.database, region: context.region, record.id, instrument: instrument.id, hash: hash, on: day,
            raters: panel.raters.map { ($0.name, $0.isExpert, $0.institution) })
        let caseState = try procedure.moveCase(careCase, .assessmentScheduled)
        try procedure.move(
            record, to: next, .ratersNamed, careCase: caseState,
            note: panel.raters.map(\.name).joined(separator: ","))
        return .record([
            ReplyField("assessment", record.id), ReplyField("case", careCase.id), ReplyField("state", next.rawValue),
        ])
    }

    private static let recuse: Handler = { context in
        let desk = try AssessmentDesk(context)
        let next = try desk.record.state.after(.raterRecused)
        try desk.panel().requireMember(context.caller.login)
        let reason = try context.required("reason", context.arguments.text("reason"))
        try RaterStore.clearPanel(context.database, region: context.region, desk.record.id)
        try Procedure(context).move(
            desk.record, to: next, .raterRecused, note: "\(context.caller.login) \(reason)")
        return desk.reply([ReplyField("state", next.rawValue)])
    }

    /// The assessment of the case that waits for its raters.
    private static func openAssessment(
        _ procedure: Procedure, _ careCase: CaseRecord
    ) throws -> AssessmentRecord {
        guard let record = try procedure.newest(careCase.id), record.state != .effective, record.state != .expired
        else {
            // Nothing is under way; the first state says what the case itself forbids.
            _ = try careCase.state.after(.assessmentScheduled)
            throw Refusal(.noOpenAssessment, ["case": careCase.id.description, "possible": "ASSESS.REASSESS"])
        }
        return record
    }

    /// The logins that the command names.
    private static func panel(_ context: CommandContext) throws -> RaterPanel {
        let names = try context.required("raters", context.arguments.words("raters"))
        return try RaterPanel(
            names.map { name in
                guard let login = try LoginStore.login(context.database, name), login.region == context.region,
                    !Set(login.roles).isDisjoint(with: [Role.assessor.rawValue, Role.expert.rawValue])
                else { throw Refusal(.unknownRater, ["field": "raters", "value": name]) }
                return RaterPanel.Rater(
                    name, isExpert: login.roles.contains(Role.expert.rawValue), institution: login.institution)
            })
    }
}
