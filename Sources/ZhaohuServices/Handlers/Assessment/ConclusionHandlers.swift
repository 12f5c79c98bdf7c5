internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `ASSESS.*` after the visit: the third expert, the conclusion by two experts, the public notice.
enum ConclusionHandlers {
    static let table: [String: Handler] = [
        "ASSESS.TIEBREAK": breakTie, "ASSESS.CONCLUDE": conclude, "ASSESS.PUBLISH": publish,
    ]

    private static let breakTie: Handler = { context in
        let desk = try AssessmentDesk(context)
        let next = try desk.record.state.after(.tieBroken)
        let login = context.caller.login
        try desk.panel().requireThird(login)
        let institution = try PanelCheck(context, desk.record).check(expert: login)
        let opinions = try RaterStore.opinions(context.database, region: context.region, desk.record.id)
        guard desk.tieBreaker == nil, opinions.isEmpty else {
            throw Refusal(
                .tieBroken, ["assessment": desk.record.id.description, "expert": desk.tieBreaker?.login ?? ""])
        }
        let decision = try Decision(desk)
        let answers = try WrittenAnswers.read(context.arguments, decision.scorer.instrument)
        let tieBreak = AnswerSheet(answers: Dictionary(answers.map { ($0.item, $0.answer) }) { _, last in last })
        let sheet = try decision.comparison.resolved(by: tieBreak)
        let result = decision.scorer.score(sheet)
        let rows = try desk.cutoffRows()
        try RaterStore.addTieBreaker(
            context.database, region: context.region, desk.record.id, expert: login, institution: institution)
        try RaterStore.addAnswers(
            context.database, region: context.region, desk.record.id, rater: login, answers, op: context.opText,
            at: context.now)
        try RaterStore.lock(
            context.database, region: context.region, desk.record.id, rater: login, at: context.now,
            derivation: result.derivation, scoredOn: desk.scoringDay, cutoffs: CutoffText.text(rows),
            policyRows: rows.map(\.id))
        try Procedure(context).move(desk.record, to: next, .tieBroken, note: login)
        return desk.reply([ReplyField("state", next.rawValue)] + ResultFields.of(result))
    }

    private static let conclude: Handler = { context in
        let desk = try AssessmentDesk(context)
        // The state first: before the sheets are locked there is nothing to derive from.
        _ = try desk.record.state.after(.firstExpertConcluded)
        let grade = try desk.grade(try context.required("grade", context.arguments.text("grade")))
        let institution = try PanelCheck(context, desk.record).check(expert: context.caller.login)
        let decision = try Decision(desk)
        let derivation = try decision.derivation()
        let earlier = try RaterStore.opinions(context.database, region: context.region, desk.record.id)
            .map { ExpertOpinion(expert: $0.expert, grade: try desk.instrument().grade(code: $0.grade)) }
        let next = try desk.record.state.concluded(
            ExpertOpinion(expert: context.caller.login, grade: grade), derived: derivation.gradeName,
            earlier: earlier)
        try RaterStore.addOpinion(
            context.database, region: context.region, desk.record.id, expert: context.caller.login,
            institution: institution, grade: grade.code, op: context.opText, at: context.now)
        var change = AssessmentChange()
        if next == .concluded {
            change.concludedOn = context.today
            change.derivedGrade = derivation.gradeCode
            change.concludedGrade = grade.code
            try keep(decision, derivation)
        }
        try Procedure(context).move(
            desk.record, to: next, next == .concluded ? .secondExpertConcluded : .firstExpertConcluded, change,
            note: "\(context.caller.login) \(grade.code)")
        return desk.reply([
            ReplyField("state", next.rawValue), ReplyField("grade", grade.number), ReplyField("name", grade.code),
        ])
    }

    /// Keeps the deciding sheet in the form in which all sheets of a region can be run through.
    private static func keep(_ decision: Decision, _ derivation: Derivation) throws {
        let desk = decision.desk
        let careCase = try Procedure(desk.context).loadedCase(desk.record.caseID)
        try SheetStore.add(
            desk.context.database, region: desk.context.region,
            SheetRecord(
                assessment: desk.record.id, caseID: careCase.id, instrument: desk.record.instrument,
                instrumentHash: desk.record.instrumentHash, setting: CareSetting(rawValue: careCase.setting) ?? .home,
                benefit: derivation.gradeName.benefit?.rawValue ?? "",
                answers: decision.scorer.packed(derivation.sheet),
                concludedOn: desk.context.today))
    }

    private static let publish: Handler = { context in
        let desk = try AssessmentDesk(context)
        try desk.requireSecondExpert()
        let policy = context.reference.policy
        let least = try policy.integer("notice.days_min", on: context.today)
        let most = max(least, try policy.integer("notice.days_max", on: context.today))
        let (next, until) = try desk.record.state.published(
            on: context.today, days: try context.required("days", context.arguments.integer("days")),
            unit: NoticeUnit(policy, on: context.today), allowed: least...most,
            calendar: context.reference.calendar)
        var change = AssessmentChange()
        change.noticeUntil = until.day
        try Procedure(context).move(desk.record, to: next, .published, change, note: "until \(until.day)")
        return desk.reply([
            ReplyField("state", next.rawValue), ReplyField("until", until.day),
            ReplyField("calendar", until.isAssumed ? "assumed" : "known"),
        ])
    }
}
