internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `ASSESS.ISSUE` and `ASSESS.REVOKE`: the letter goes out, or is taken back.
enum IssueHandlers {
    static let table: [String: Handler] = ["ASSESS.ISSUE": issue, "ASSESS.REVOKE": revoke]

    private static let issue: Handler = { context in
        let desk = try AssessmentDesk(context)
        let today = context.today
        try desk.requireSecondExpert()
        // Before the conclusion there is no grade; the transition below refuses then.
        _ = try desk.record.state.after(desk.record.state == .concluded ? .issuedWithoutNotice : .issuedAfterNotice)
        let grade = try desk.instrument().grade(code: desk.record.concludedGrade)
        let issued = try desk.record.state.issued(on: today, noticeUntil: desk.record.noticeUntil, grade: grade)
        let from = try firstDay(context, desk.record)
        let validity = try validity(context, grade, from: from)
        var change = AssessmentChange()
        change.issuedOn = today
        change.validFrom = from
        change.validUntil = validity?.until
        let procedure = Procedure(context)
        try procedure.move(
            desk.record, to: issued,
            desk.record.state == .concluded ? .issuedWithoutNotice : .issuedAfterNotice, change, note: grade.code)
        let record = try context.found(
            AssessmentStore.assessment(context.database, region: context.region, desk.record.id), "assessment",
            desk.record.id)
        let letter = try LetterDesk.issue(context, facts(desk, record, grade))
        let state =
            try from <= today
            ? procedure.takeEffect(record, grade: grade, today: today).assessment : issued
        return desk.reply([
            ReplyField("state", state.rawValue), ReplyField("grade", grade.number), ReplyField("name", grade.code),
            ReplyField("benefit", grade.benefit?.rawValue ?? "none"), ReplyField("valid_from", from),
            ReplyField("valid_until", validity?.until.description ?? ""), ReplyField("letter", letter),
        ])
    }

    /// What the letter tells.
    private static func facts(
        _ desk: AssessmentDesk, _ record: AssessmentRecord, _ grade: GradeName
    ) throws -> LetterFacts {
        let context = desk.context
        let gives = grade.benefit != nil
        return LetterFacts(
            caseID: record.caseID, assessment: record.id,
            person: try Procedure(context).loadedCase(record.caseID).person, instrument: record.instrument,
            instrumentHash: record.instrumentHash, grade: grade, kind: record.purpose.rawValue,
            concludedOn: record.concludedOn ?? context.today, issuedOn: context.today,
            validFrom: gives ? record.validFrom : nil, validUntil: gives ? record.validUntil : nil,
            institutions: Array(Set(desk.raters.map(\.institution))).filter { !$0.isEmpty }.sorted())
    }

    private static let revoke: Handler = { context in
        let desk = try AssessmentDesk(context)
        let next = try desk.record.state.after(.revoked)
        let reason = try context.required("reason", context.arguments.text("reason"))
        let procedure = Procedure(context)
        let careCase = try procedure.loadedCase(desk.record.caseID)
        var change = AssessmentChange()
        change.revokedReason = reason
        var caseState = careCase.state
        // A letter whose time has not come takes nothing away that an earlier one gives.
        if desk.record.state == .effective || careCase.state == .assessing {
            caseState = try careCase.state.after(.rejected)
            try CaseStore.setConclusion(
                context.database, region: context.region, careCase.id, state: caseState,
                instrument: desk.record.instrument, grade: "", from: nil, until: nil)
            _ = try CaseStore.endCare(
                context.database, region: context.region, careCase.id, from: context.today, reason: "revoked")
        }
        try procedure.move(desk.record, to: next, .revoked, change, careCase: caseState, note: reason)
        return desk.reply([ReplyField("state", next.rawValue), ReplyField("case", careCase.id)])
    }

    /// The first day of the validity; a renewal may begin when the old conclusion ends.
    private static func firstDay(_ context: CommandContext, _ record: AssessmentRecord) throws -> Day {
        guard let day = context.day("from") else { return context.today }
        let window = try context.reference.policy.integer("renewal.window_days", on: context.today)
        let last = context.today.advanced(by: window + 1)
        guard day >= context.today, day <= last else {
            throw Refusal(
                .badValue, ["field": "from", "value": day.description, "expected": "\(context.today)..\(last)"])
        }
        return day
    }

    /// The term of a conclusion is policy; a severe one holds for two years at most (Asm-29, article 25).
    private static func validity(
        _ context: CommandContext, _ grade: GradeName, from: Day
    ) throws(Refusal) -> ValidityPeriod? {
        guard let benefit = grade.benefit else { return nil }
        let policy = context.reference.policy
        let months = try policy.integer("validity.\(benefit.rawValue).months", on: context.today)
        let most = try benefit == .severe ? policy.term("validity.severe.months_max", on: context.today) : nil
        return try ValidityPeriod(from: from, months: months, monthsMax: most)
    }
}
