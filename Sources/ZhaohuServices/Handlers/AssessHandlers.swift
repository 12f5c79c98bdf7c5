internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `ASSESS.*` that change something: two raters, two experts, public notice, issue.
enum AssessHandlers {
    static let table: [String: Handler] = [
        "ASSESS.ASSIGN": assign, "ASSESS.START": start, "ASSESS.SCORE": score, "ASSESS.SUBMIT": submit,
        "ASSESS.CONCLUDE": conclude, "ASSESS.PUBLISH": publish, "ASSESS.ISSUE": issue,
    ]

    private static let assign: Handler = { context in
        let careCase = try CaseHandlers.loaded(context)
        let next = try careCase.state.after(.assessmentScheduled)
        let (hash, instrument) = try context.reference.instrument(
            try context.required("instrument", context.arguments.text("instrument")))
        let names = try context.required("raters", context.arguments.words("raters"))
        var raters: [RaterPanel.Rater] = []
        for name in names {
            guard let login = try LoginStore.login(context.database, name), login.region == context.region,
                !Set(login.roles).isDisjoint(with: [Role.assessor.rawValue, Role.expert.rawValue])
            else { throw Refusal(.unknownRater, ["field": "raters", "value": name]) }
            raters.append(RaterPanel.Rater(name, isExpert: login.roles.contains(Role.expert.rawValue)))
        }
        let panel = try RaterPanel(raters)
        let id = try AssessmentStore.add(
            context.database, region: context.region, caseID: careCase.id, instrument: instrument.id, hash: hash,
            raters: panel.raters.map { ($0.name, $0.isExpert) })
        try CaseStore.setState(context.database, region: context.region, careCase.id, next)
        try CaseHandlers.event(context, careCase.id, "assessment_scheduled", next, note: id.description)
        return .record([
            ReplyField("assessment", id), ReplyField("case", careCase.id),
            ReplyField("state", AssessmentState.scheduled.rawValue),
        ])
    }

    private static let start: Handler = { context in
        let desk = try AssessmentDesk(context)
        try desk.panel.requireMember(context.caller.login)
        let guardian = try context.required("guardian", context.arguments.text("guardian"))
        let next = try desk.record.state.started(guardians: [guardian])
        try AssessmentStore.start(
            context.database, region: context.region, desk.record.id, state: next, at: context.now,
            position: try context.required("pos", context.arguments.position("pos")))
        return desk.reply([ReplyField("state", next.rawValue)])
    }

    private static let score: Handler = { context in
        let desk = try AssessmentDesk(context)
        let rater = context.caller.login
        try desk.record.state.requireAnswerable(by: rater, panel: desk.panel, submitted: desk.submitted)
        let answers = context.arguments.itemScores
        guard !answers.isEmpty else { throw Refusal(.missingField, ["field": "adl.feeding", "hint": "item=score"]) }
        for (item, score) in answers { try desk.instrument.checked(item: item, score: score) }
        try AssessmentStore.addAnswers(
            context.database, region: context.region, desk.record.id, rater: rater, answers, op: context.opText,
            at: context.now)
        let sheet = try desk.sheet(of: rater)
        let items = desk.instrument.items.map(\.code)
        let missing = items.filter { sheet[$0] == nil }
        return desk.reply([
            ReplyField("answered", items.count - missing.count), ReplyField("missing", missing.count),
            ReplyField("missing_items", missing.joined(separator: ",")),
        ])
    }

    private static let submit: Handler = { context in
        let desk = try AssessmentDesk(context)
        let rater = context.caller.login
        let result = desk.instrument.score(try desk.sheet(of: rater), cutoffs: try desk.cutoffs())
        let next = try desk.record.state.submitted(
            by: rater, panel: desk.panel, submitted: desk.submitted, result: result)
        let derivation = try context.required("items", result.derivation)
        try AssessmentStore.submit(
            context.database, region: context.region, desk.record.id, rater: rater, at: context.now,
            derivation: derivation)
        try AssessmentStore.setState(context.database, region: context.region, desk.record.id, next)
        return desk.reply([ReplyField("state", next.rawValue)] + AssessReads.fields(derivation))
    }

    private static let conclude: Handler = { context in
        let desk = try AssessmentDesk(context)
        let grade = try desk.grade(try context.required("grade", context.arguments.text("grade")))
        let derived = try desk.raters.filter(\.isSubmitted).map { try desk.instrument.grade(code: $0.grade) }
        let earlier = try AssessmentStore.opinions(context.database, region: context.region, desk.record.id)
            .map { ExpertOpinion(expert: $0.expert, grade: try desk.instrument.grade(code: $0.grade)) }
        let next = try desk.record.state.concluded(
            ExpertOpinion(expert: context.caller.login, grade: grade), derived: derived.first ?? grade, earlier: earlier
        )
        try AssessmentStore.addOpinion(
            context.database, region: context.region, desk.record.id, expert: context.caller.login, grade: grade.code,
            op: context.opText, at: context.now)
        try AssessmentStore.setState(
            context.database, region: context.region, desk.record.id, next,
            grade: next == .concluded ? grade.code : nil)
        return desk.reply([
            ReplyField("state", next.rawValue), ReplyField("grade", grade.number), ReplyField("name", grade.code),
        ])
    }

    private static let publish: Handler = { context in
        let desk = try AssessmentDesk(context)
        let policy = context.reference.policy
        let least = try policy.integer("notice.days_min", on: context.today)
        let most = max(least, try policy.integer("notice.days_max", on: context.today))
        let (next, until) = try desk.record.state.published(
            on: context.today, days: try context.required("days", context.arguments.integer("days")),
            allowed: least...most)
        try AssessmentStore.setState(
            context.database, region: context.region, desk.record.id, next, noticeUntil: until)
        return desk.reply([ReplyField("state", next.rawValue), ReplyField("until", until)])
    }

    private static let issue: Handler = { context in
        let desk = try AssessmentDesk(context)
        let today = context.today
        // Before the conclusion there is no grade; the transition below refuses then.
        let grade = try desk.instrument.grade(
            code: desk.record.concludedGrade.isEmpty ? desk.instrument.grades[0].code : desk.record.concludedGrade)
        let next = try desk.record.state.issued(on: today, noticeUntil: desk.record.noticeUntil, grade: grade)
        let id = desk.record.caseID
        let careCase = try context.found(
            CaseStore.careCase(context.database, region: context.region, id, forUpdate: true), "case", id)
        let caseState = try careCase.state.after(grade.benefit == nil ? .rejected : .granted)
        let validity = try validity(context, grade)
        try AssessmentStore.supersede(context.database, region: context.region, caseID: id, except: desk.record.id)
        try AssessmentStore.setState(context.database, region: context.region, desk.record.id, next, issuedOn: today)
        try CaseStore.setConclusion(
            context.database, region: context.region, id, state: caseState, instrument: desk.instrument.id,
            grade: grade.benefit?.rawValue ?? "", from: validity?.from, until: validity?.until)
        try CaseHandlers.event(context, id, "conclusion_issued", caseState, note: "\(desk.record.id) \(grade.code)")
        return desk.reply([
            ReplyField("state", next.rawValue), ReplyField("grade", grade.number), ReplyField("name", grade.code),
            ReplyField("benefit", grade.benefit?.rawValue ?? "none"),
            ReplyField("valid_from", validity?.from.description ?? ""),
            ReplyField("valid_until", validity?.until.description ?? ""),
        ])
    }

    /// The term of a conclusion is policy; a severe one holds for two years at most (Asm-29, article 25).
    private static func validity(_ context: CommandContext, _ grade: GradeName) throws -> ValidityPeriod? {
        guard let benefit = grade.benefit else { return nil }
        let months = try context.reference.policy.integer("validity.\(benefit.rawValue).months", on: context.today)
        return try ValidityPeriod(from: context.today, months: months, monthsMax: benefit == .severe ? 24 : nil)
    }
}
