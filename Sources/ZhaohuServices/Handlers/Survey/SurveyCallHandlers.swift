internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `SURVEY.*` at the call desk, and the family's own answers.
enum SurveyCallHandlers {
    static let table: [String: Handler] = [
        "SURVEY.NEXT": next, "SURVEY.CALL": call, "SURVEY.ANSWER": answer,
    ]

    private static let next: Handler = { context in
        try SurveyDesk.requireIndependent(context)
        let rules = try SurveyRules(context.reference.policy, on: context.today)
        let draw = context.arguments.id("draw", SurveyDrawKind.self)
        if context.caller.isOnly(.family) { return try ownSurvey(context, rules) }
        let member = try SurveyStore.nextToCall(
            context.database, region: context.region, draw: draw, now: context.now,
            offset: place(of: context.caller.login))
        guard let member else {
            let due = try SurveyStore.nextDue(context.database, region: context.region, draw: draw)
            throw Refusal(.nobodyToCall, ["next": due.map { context.instant($0) } ?? "none"])
        }
        let person = try context.found(
            PersonStore.person(context.database, region: context.region, member.person), "person", member.person)
        return .record(
            fields(member) + [
                ReplyField("name", person.name), ReplyField("phone", person.phone),
                ReplyField("attempts", member.attempts), ReplyField("attempts_max", rules.attemptsMax),
                ReplyField("may_answer", rules.allowed.joined(separator: ",")),
            ])
    }

    /// A family is asked about its own member, and told nobody's phone.
    private static func ownSurvey(_ context: CommandContext, _ rules: SurveyRules) throws -> Reply {
        let person = try context.required("person", context.caller.person)
        let member = try SurveyStore.open(context.database, region: context.region, person: person)
        guard let member else { throw Refusal(.nobodyToCall, ["next": "none"]) }
        return .record(fields(member) + [ReplyField("may_answer", rules.allowed.joined(separator: ","))])
    }

    private static let call: Handler = { context in
        try SurveyDesk.requireIndependent(context)
        let member = try member(context)
        let word = try context.required("outcome", context.arguments.text("outcome"))
        let outcome = try context.required("outcome", SurveyOutcome(rawValue: word))
        let rules = try SurveyRules(context.reference.policy, on: context.today)
        let state = try member.state.after(outcome.event(isLast: member.attempts + 1 >= rules.attemptsMax))
        let asked = outcome == .callback ? context.arguments.instant("at") : nil
        if let asked, asked <= context.now {
            throw Refusal(.callInPast, ["field": "at", "value": context.instant(asked)])
        }
        let nextAt =
            state.isOpen ? asked ?? rules.nextCall(after: outcome, at: context.now, zone: context.zone) : nil
        try SurveyStore.addCall(
            context.database, region: context.region, member.id, outcome, state: state, nextAt: nextAt,
            at: context.now, actor: context.caller.login, op: context.opText)
        return .record([
            ReplyField("member", member.id), ReplyField("state", state.rawValue),
            ReplyField("attempts", member.attempts + 1), ReplyField("next", context.instant(nextAt)),
        ])
    }

    private static let answer: Handler = { context in
        try SurveyDesk.requireIndependent(context)
        let member = try member(context)
        try context.caller.mayActFor(member.person)
        let word = try context.required("by", context.arguments.text("by"))
        let relation = try context.required("by", SurveyRelation(rawValue: word))
        let rules = try SurveyRules(context.reference.policy, on: context.today)
        try rules.check(relation)
        let state = try member.state.after(.answered)
        let form = try SurveyDesk.questionnaire(context, of: member.draw)
        let answers = try written(context.arguments)
        try form.check(answers, completePercent: rules.completePercent)
        try SurveyStore.addAnswers(
            context.database, region: context.region, member.id, answers, by: relation, state: state, at: context.now,
            actor: context.caller.login, op: context.opText)
        let missing = form.questions.map(\.code).filter { answers[$0] == nil }
        return .record([
            ReplyField("member", member.id), ReplyField("state", state.rawValue),
            ReplyField("answered", answers.count), ReplyField("missing", missing.joined(separator: ",")),
        ])
    }

    /// The answers as written, `q.punctual=3`; one that somebody would not give, `q.skill=?refused`, is left out.
    private static func written(_ arguments: Arguments) throws(Refusal) -> [String: Int] {
        var answers: [String: Int] = [:]
        for (item, answer) in arguments.itemAnswers {
            let name = item.lowercased()
            guard name.hasPrefix("q.") else { throw Refusal(.unknownQuestion, ["field": item, "hint": "q.question"]) }
            if case .score(let value) = answer { answers[String(name.dropFirst(2))] = value }
        }
        return answers
    }

    private static func member(_ context: CommandContext) throws -> SurveyMemberRecord {
        let id = try context.target("member", SurveyMemberKind.self)
        return try context.found(SurveyStore.member(context.database, region: context.region, id), "member", id)
    }

    private static func fields(_ member: SurveyMemberRecord) -> [ReplyField] {
        [
            ReplyField("member", member.id), ReplyField("draw", member.draw),
            ReplyField("state", member.state.rawValue),
        ]
    }

    /// Where a caller begins in the order of the draw.
    private static func place(of login: String) -> Int {
        login.utf8.reduce(0) { ($0 * 31 + Int($1)) % 997 }
    }
}
