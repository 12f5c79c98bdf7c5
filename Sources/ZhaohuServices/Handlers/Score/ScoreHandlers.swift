internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `PROVIDER.SCORE`, `SCORE.SHOW`, `SCORE.ANSWER`, `SCORE.PUBLISH`.
enum ScoreHandlers {
    static let table: [String: Handler] = [
        "PROVIDER.SCORE": draft, "SCORE.SHOW": show, "SCORE.ANSWER": answer, "SCORE.PUBLISH": publish,
    ]

    private static let draft: Handler = { context in
        let provider = try ProviderHandlers.loaded(context).id
        let from = try context.required("from", context.day("from"))
        let to = try context.required("to", context.day("to"))
        guard from <= to, to < context.today, to < from.advanced(byYears: 1) else {
            throw Refusal(.scorePeriod, ["from": from.description, "to": to.description])
        }
        if let other = try ScoreStore.makeWay(
            context.database, region: context.region, provider: provider, from: from, to: to)
        {
            throw Refusal(.scoreOverlaps, ["score": other.description])
        }
        let desk = ScoreDesk(context: context, provider: provider, from: from, to: to, asOf: context.today)
        let reckoned = try desk.reckon()
        let card = reckoned.card
        let id = try ScoreStore.add(
            context.database, region: context.region,
            NewScore(
                provider: provider, from: from, to: to, card: card, digest: reckoned.digest,
                evidence: try desk.evidence()),
            on: context.today, by: context.caller.login, op: context.opText)
        return .record([
            ReplyField("score", id), ReplyField("provider", provider),
            ReplyField("state", ScoreState.draft.rawValue), ReplyField("points", ScoreText.points(card.pointsTenths)),
            ReplyField("band", card.band?.rawValue ?? ""),
            ReplyField("measured", card.lines.filter { $0.pointsTenths != nil }.reduce(0) { $0 + $1.weight }),
            ReplyField("deducted", ScoreText.points(card.deductedTenths)),
            ReplyField("vetoed", card.isVetoed ? "yes" : "no"), ReplyField("lines", ScoreText.lines(card.lines)),
            ReplyField("unscored", ScoreText.unscored(card.lines)), ReplyField("digest", reckoned.digest),
        ])
    }

    private static let show: Handler = { context in
        let score = try loaded(context, forUpdate: true)
        let next = try score.state.after(.show)
        let days = try context.reference.policy.integer("score.answer_working_days", on: context.today)
        let until = context.reference.calendar.day(days, workingDaysAfter: context.today)
        try ScoreStore.show(
            context.database, region: context.region, score.id, on: context.today, answerUntil: until)
        try push(context, score, next, [("answer_until", until.description)])
        return .record([
            ReplyField("score", score.id), ReplyField("state", next.rawValue), ReplyField("answer_until", until),
        ])
    }

    private static let answer: Handler = { context in
        let score = try loaded(context, forUpdate: true)
        try context.caller.mayActFor(score.provider)
        let next = try score.state.after(.answer)
        guard let until = score.answerUntil, context.today <= until else {
            throw Refusal(.scoreAnswerTooLate, ["answer_until": score.answerUntil?.description ?? ""])
        }
        try ScoreStore.answer(
            context.database, region: context.region, score.id,
            text: try context.required("text", context.arguments.text("text")), on: context.today)
        return .record([ReplyField("score", score.id), ReplyField("state", next.rawValue)])
    }

    private static let publish: Handler = { context in
        let score = try loaded(context, forUpdate: true)
        let next = try score.state.published(
            on: context.today, answerUntil: score.answerUntil ?? context.today, by: context.caller.login,
            madeBy: score.madeBy)
        try requireSettled(context, score)
        try ScoreStore.publish(
            context.database, region: context.region, score.id, on: context.today, by: context.caller.login)
        let consequence = Consequence.of(
            try ScoreStore.history(context.database, region: context.region, provider: score.provider),
            try BandRules(context.reference.policy, on: score.to))
        try push(
            context, score, next,
            [
                ("points", ScoreText.points(score.pointsTenths)), ("band", score.band?.rawValue ?? ""),
                ("consequence", consequence.measure.rawValue),
            ])
        return .record([
            ReplyField("score", score.id), ReplyField("state", next.rawValue),
            ReplyField("points", ScoreText.points(score.pointsTenths)),
            ReplyField("band", score.band?.rawValue ?? ""), ReplyField("consequence", consequence.measure.rawValue),
            ReplyField("reason", consequence.reason.rawValue),
            ReplyField("days", consequence.days.map { String($0) } ?? ""),
        ])
    }

    /// Nothing is published over an open appeal, or with deductions other than those that are in force.
    private static func requireSettled(_ context: CommandContext, _ score: ScoreRecord) throws {
        let deductions = try DeductionStore.list(
            context.database, region: context.region, provider: score.provider, from: score.from, to: score.to,
            limit: 10_000)
        if let open = deductions.first(where: { $0.state == .appealed || $0.state == .proposed }) {
            throw Refusal(.scoreAppealOpen, ["deduction": open.id.description, "state": open.state.rawValue])
        }
        let counting = deductions.filter(\.state.counts)
        let tenths = counting.reduce(0) { $0 + $1.pointsTenths }
        guard tenths == score.deductedTenths, counting.contains(where: { $0.veto != nil }) == score.isVetoed else {
            throw Refusal(
                .scoreOutdated,
                ["deducted": ScoreText.points(score.deductedTenths), "now": ScoreText.points(tenths)])
        }
    }

    /// The score that the command names; a company is told of its own only, and only once it was shown.
    static func loaded(_ context: CommandContext, forUpdate: Bool = false) throws -> ScoreRecord {
        let id = try context.target("score", ScoreKind.self)
        let score = try context.found(
            ScoreStore.score(context.database, region: context.region, id, forUpdate: forUpdate), "score", id)
        try context.caller.mayActFor(score.provider)
        if context.caller.roles.isSubset(of: [.dispatcher, .caregiver]), !score.state.isVisibleToCompany {
            throw Refusal(.notFound, ["field": "score", "value": id.description])
        }
        return score
    }

    private static func push(
        _ context: CommandContext, _ score: ScoreRecord, _ state: ScoreState, _ more: [(name: String, value: String)]
    ) throws {
        let fields: [(name: String, value: String)] = [
            ("kind", "score"), ("score", score.id.description), ("state", state.rawValue),
            ("from", score.from.description), ("to", score.to.description),
        ]
        try OutboxStore.append(
            context.database, region: context.region, topic: .provider(score.provider), at: context.now,
            fields: fields + more)
    }
}
