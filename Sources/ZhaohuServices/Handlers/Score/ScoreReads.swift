internal import ZhaohuDocuments
internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `SCORE.GET`, `SCORE.LIST`, `SCORE.EXPLAIN`, `SCORE.EVIDENCE`, `SCORE.VERIFY`.
enum ScoreReads {
    static let table: [String: Handler] = [
        "SCORE.GET": get, "SCORE.LIST": list, "SCORE.EXPLAIN": explain, "SCORE.EVIDENCE": evidence,
        "SCORE.VERIFY": verify,
    ]

    private static let get: Handler = { context in
        let score = try ScoreHandlers.loaded(context)
        let lines = try ScoreStore.lines(context.database, region: context.region, score.id).map(\.line)
        return .record(
            ScoreText.summary(score) + [
                ReplyField("deducted", ScoreText.points(score.deductedTenths)),
                ReplyField("lines", ScoreText.lines(lines)), ReplyField("unscored", ScoreText.unscored(lines)),
                ReplyField("digest", score.digest), ReplyField("made_by", score.madeBy),
                ReplyField("made_on", score.madeOn),
                ReplyField("answer_until", score.answerUntil?.description ?? ""),
                ReplyField("answer", score.answer), ReplyField("published_by", score.publishedBy),
            ])
    }

    private static let list: Handler = { context in
        let isCompany = context.caller.roles.isSubset(of: [.dispatcher, .caregiver])
        var provider = context.arguments.id("provider", ProviderKind.self)
        if let provider { try context.caller.mayActFor(provider) }
        if isCompany { provider = try context.required("provider", context.caller.provider) }
        return .records(
            try ScoreStore.list(
                context.database, region: context.region, provider: provider, visibleOnly: isCompany,
                limit: context.arguments.integer("limit") ?? 50
            ).map(ScoreText.summary))
    }

    private static let explain: Handler = { context in
        let score = try ScoreHandlers.loaded(context)
        let lines = try ScoreStore.lines(context.database, region: context.region, score.id)
        let provider = try context.found(
            ProviderStore.provider(context.database, region: context.region, score.provider), "provider",
            score.provider)
        let deductions = try DeductionStore.list(
            context.database, region: context.region, provider: score.provider, from: score.from, to: score.to,
            limit: 1_000)
        let document = ScoreDocument(
            score: score.id, provider: score.provider, name: provider.name, from: score.from, to: score.to,
            state: score.state, pointsTenths: score.pointsTenths, band: score.band, isVetoed: score.isVetoed,
            deductedTenths: score.deductedTenths, digest: score.digest, answer: score.answer,
            lines: lines.map {
                ScoreDocument.Line(line: $0.line, evidence: $0.evidence, evidenceTotal: $0.evidenceTotal)
            },
            deductions: deductions.map {
                ScoreDocument.Deduction(
                    id: $0.id, rule: $0.rule, fact: $0.fact, pointsTenths: $0.pointsTenths, veto: $0.veto,
                    state: $0.state, grounds: $0.grounds)
            })
        let isPage = context.arguments.text("format") == "html"
        return .document(isPage ? document.page(context.language).text : document.text(context.language))
    }

    private static let evidence: Handler = { context in
        let score = try ScoreHandlers.loaded(context)
        let word = try context.required("indicator", context.arguments.text("indicator"))
        guard let indicator = Indicator(rawValue: word) else {
            throw Refusal(.badValue, ["field": "indicator", "value": word])
        }
        let desk = desk(context, score)
        let found = try ScoreFactStore.evidence(
            context.database, desk.period, indicator, incidentHours: try desk.rules().incidentHours,
            limit: context.arguments.integer("limit") ?? 100, skip: context.arguments.integer("skip") ?? 0)
        return .records(found.ids.map { [ReplyField("fact", $0)] })
    }

    private static let verify: Handler = { context in
        let score = try ScoreHandlers.loaded(context)
        let now = try desk(context, score).reckon()
        let kept = try ScoreStore.lines(context.database, region: context.region, score.id)
            .flatMap(\.line.measures)
        let differing = now.measures.filter { measure in !kept.contains(measure) }.map(\.part.rawValue)
        return .record([
            ReplyField("score", score.id), ReplyField("same", now.digest == score.digest ? "yes" : "no"),
            ReplyField("digest", score.digest), ReplyField("now", now.digest),
            ReplyField("points", ScoreText.points(score.pointsTenths)),
            ReplyField("points_now", ScoreText.points(now.card.pointsTenths)),
            ReplyField("differing", differing.joined(separator: ",")),
        ])
    }

    /// As of the day on which it was made, so that what fell due since does not change it.
    private static func desk(_ context: CommandContext, _ score: ScoreRecord) -> ScoreDesk {
        ScoreDesk(context: context, provider: score.provider, from: score.from, to: score.to, asOf: score.madeOn)
    }
}
