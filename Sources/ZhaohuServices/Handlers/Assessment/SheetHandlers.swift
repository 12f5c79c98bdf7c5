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
        let cutoffs = try desk.cutoffs()
        let result = try desk.instrument().score(sheet, cutoffs: CutoffRow.values(cutoffs))
        let next = try desk.record.state.submitted(
            by: rater, panel: desk.panel(), submitted: desk.submitted, result: result)
        try RaterStore.lock(
            context.database, region: context.region, desk.record.id, rater: rater, at: context.now,
            derivation: result.derivation, scoredOn: desk.scoringDay, cutoffs: CutoffText.text(cutoffs),
            policyRows: cutoffs.map(\.row.id))
        if next != desk.record.state {
            try Procedure(context).move(desk.record, to: next, .lastSheetSubmitted)
        }
        return [ReplyField("state", next.rawValue)] + ResultFields.of(result)
    }
}

/// The answers of a command, checked against the instrument.
enum WrittenAnswers {
    /// - Throws: ``RefusalRule/missingField`` when there is none, ``RefusalRule/itemUnknown``,
    ///   ``RefusalRule/scoreNotInList``, ``RefusalRule/unjudgedReasonUnknown``.
    static func read(
        _ arguments: Arguments, _ instrument: Instrument
    ) throws(Refusal) -> [(item: String, answer: ItemAnswer)] {
        let written = arguments.itemAnswers
        guard !written.isEmpty else {
            throw Refusal(.missingField, ["field": instrument.items.first?.code ?? "", "hint": "item=score"])
        }
        var answers: [(item: String, answer: ItemAnswer)] = []
        for (item, answer) in written {
            let answer = try read(answer, item: item)
            try instrument.checked(item: item, answer: answer)
            answers.append((item, answer))
        }
        return answers
    }

    /// As ``read(_:_:)``, where every item must have a score.
    static func scores(
        _ arguments: Arguments, _ instrument: Instrument
    ) throws(Refusal) -> [(item: String, score: Int)] {
        var scores: [(item: String, score: Int)] = []
        for (item, answer) in try read(arguments, instrument) {
            guard let score = answer.score else {
                throw Refusal(
                    .scoreNotInList,
                    ["item": item, "value": "?", "allowed": try instrument.known(item: item).allowed])
            }
            scores.append((item, score))
        }
        return scores
    }

    private static func read(_ written: Arguments.WrittenAnswer, item: String) throws(Refusal) -> ItemAnswer {
        switch written {
        case .score(let score): return .score(score)
        case .unjudged(let word):
            if let reason = UnjudgedReason(rawValue: word) { return .unjudged(reason) }
            let known = UnjudgedReason.allCases.map(\.rawValue)
            throw Refusal(
                .unjudgedReasonUnknown,
                [
                    "item": item, "value": word, "hint": Nearest.match(word, among: known) ?? "",
                    "allowed": known.joined(separator: ","),
                ])
        }
    }
}

/// Contradictions come back as questions, never as blocks.
enum Questions {
    static func fields(_ hints: [Instrument.Hint], _ language: Language) -> [ReplyField] {
        guard !hints.isEmpty else { return [] }
        return [
            ReplyField("questions", hints.map(\.id).joined(separator: ",")),
            ReplyField("ask", hints.map { $0.text(language) }.joined(separator: " ")),
        ]
    }
}

/// Totals, bands and grade; an instrument of one dimension has a total and a named grade.
enum ResultFields {
    static func of(_ result: ScoringResult) -> [ReplyField] {
        guard let derivation = result.derivation else {
            return [
                ReplyField("grade", "incomplete"),
                ReplyField("unjudged_items", result.open.unjudged.joined(separator: ",")),
            ]
        }
        let verified = ReplyField("verified", derivation.verified ? "yes" : "no")
        if derivation.totals.count == 1 {
            return [ReplyField("total", derivation.totals[0]), ReplyField("grade", derivation.gradeCode), verified]
        }
        return [
            ReplyField("totals", derivation.totals.map(String.init).joined(separator: ",")),
            ReplyField("bands", derivation.bands.map(String.init).joined(separator: ",")),
            ReplyField("grade", derivation.grade), ReplyField("name", derivation.gradeCode), verified,
        ]
    }
}
