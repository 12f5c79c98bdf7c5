internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `ASSESS.*` at the bedside: the visit begins, each rater answers and locks the own sheet.
enum SheetHandlers {
    static let table: [String: Handler] = [
        "ASSESS.START": start, "ASSESS.SCORE": score, "ASSESS.SUBMIT": submit, "ASSESS.RECORD": record,
    ]

    private static let start: Handler = { context in
        let desk = try AssessmentDesk(context)
        let next = try begin(desk)
        return desk.reply([ReplyField("state", next.rawValue)])
    }

    private static let score: Handler = { context in
        let desk = try AssessmentDesk(context)
        let answered = try answer(desk)
        return desk.reply(answered.fields)
    }

    private static let submit: Handler = { context in
        let desk = try AssessmentDesk(context)
        let sheet = try desk.sheets()[context.caller.login] ?? AnswerSheet()
        return desk.reply(try lock(desk, sheet))
    }

    /// The whole sheet in one line; the rater who comes second does not open the visit again.
    private static let record: Handler = { context in
        var desk = try AssessmentDesk(context)
        if desk.record.state == .scheduled {
            _ = try begin(desk)
            desk = try AssessmentDesk(context)
        }
        let answered = try answer(desk)
        return desk.reply(try lock(desk, answered.sheet) + answered.questions)
    }

    private static func begin(_ desk: AssessmentDesk) throws -> AssessmentState {
        let context = desk.context
        // The state first: without raters there is no panel to be on.
        let guardian = try context.required("guardian", context.arguments.text("guardian"))
        let next = try desk.record.state.started(guardians: [guardian])
        try desk.panel().requireMember(context.caller.login)
        try AssessmentStore.start(
            context.database, region: context.region, desk.record.id, state: next, at: context.now,
            position: try context.required("pos", context.arguments.position("pos")))
        try Procedure(context).move(desk.record, to: next, .started)
        return next
    }

    /// What a sheet holds after some answers.
    private struct Answered {
        let sheet: AnswerSheet
        let fields: [ReplyField]
        let questions: [ReplyField]
    }

    private static func answer(_ desk: AssessmentDesk) throws -> Answered {
        let context = desk.context
        let rater = context.caller.login
        try desk.record.state.requireAnswerable(by: rater, panel: desk.panel(), submitted: desk.submitted)
        let instrument = try desk.instrument()
        let answers = try WrittenAnswers.read(context.arguments, instrument)
        try RaterStore.addAnswers(
            context.database, region: context.region, desk.record.id, rater: rater, answers, op: context.opText,
            at: context.now)
        let sheet = try desk.sheets()[rater] ?? AnswerSheet()
        let missing = sheet.missing(in: instrument)
        let questions = Questions.fields(instrument.hints(for: sheet), context.language)
        return Answered(
            sheet: sheet,
            fields: [
                ReplyField("answered", instrument.items.count - missing.count),
                ReplyField("unjudged", sheet.unjudged(in: instrument).count), ReplyField("missing", missing.count),
                ReplyField("missing_items", missing.joined(separator: ",")),
            ] + questions, questions: questions)
    }

    private static func lock(_ desk: AssessmentDesk, _ sheet: AnswerSheet) throws -> [ReplyField] {
        let context = desk.context
        let rater = context.caller.login
        // Before anything is scored: a locked sheet, and one of an assessment without an instrument, are told so.
        try desk.record.state.requireAnswerable(by: rater, panel: desk.panel(), submitted: desk.submitted)
        let result = try desk.instrument().score(sheet, cutoffs: desk.cutoffs())
        let next = try desk.record.state.submitted(
            by: rater, panel: desk.panel(), submitted: desk.submitted, result: result)
        let rows = try desk.cutoffRows()
        try RaterStore.lock(
            context.database, region: context.region, desk.record.id, rater: rater, at: context.now,
            derivation: result.derivation, scoredOn: desk.scoringDay, cutoffs: CutoffText.text(rows),
            policyRows: rows.map(\.id))
        if next != desk.record.state {
            try Procedure(context).move(desk.record, to: next, .lastSheetSubmitted)
        }
        return [ReplyField("state", next.rawValue)] + ResultFields.of(result)
    }
}
