internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `SURVEY.*`: samples, and what came of them.
enum SurveyHandlers {
    static let table: [String: Handler] = [
        "SURVEY.DRAW": draw, "SURVEY.GET": get, "SURVEY.LIST": list, "SURVEY.FORM": form,
    ]

    private static let draw: Handler = { context in
        try SurveyDesk.requireIndependent(context)
        let (from, to) = try ReportHandlers.period(context)
        let size = try context.required("size", context.arguments.integer("size"))
        let seed = context.arguments.integer("seed").map { Int64($0) } ?? chance(context.op)
        let rules = try SurveyRules(context.reference.policy, on: to)
        let form = try SurveyDesk.questionnaire(context, on: to)
        let frame = try SurveyStore.frame(context.database, region: context.region, from: from, to: to)
        let eligible = frame.filter { $0.exclusion(rules) == nil }
        let sample = try SurveySample(eligible, size: size, providerMinimum: rules.providerMinimum, seed: seed)
        let hash = Digits.hexadecimal(Verdict.digest(of: frame.map { $0.line(rules) }.joined(separator: "\n")))
        let record = SurveyDrawRecord(
            id: SurveyDrawID(0), questionnaire: form.id, from: from, to: to, size: size, seed: seed, frameHash: hash,
            at: context.now, actor: context.caller.login)
        let id = try SurveyStore.add(
            context.database, region: context.region, record, frame: frame, rules: rules, members: sample.members,
            op: context.opText)
        let strata = sample.strata.map { "\($0.provider)/\($0.grade):\($0.drawn)/\($0.eligible)" }
        return .record([
            ReplyField("draw", id), ReplyField("questionnaire", form.id), ReplyField("frame", frame.count),
            ReplyField("eligible", eligible.count), ReplyField("drawn", sample.members.count),
            ReplyField("seed", seed), ReplyField("frame_hash", hash),
            ReplyField("strata", strata.joined(separator: " ")),
        ])
    }

    /// A seed by chance: the random end of the op, so that the same op draws the same sample again.
    private static func chance(_ op: OperationID?) -> Int64 { Int64((op?.low ?? 0) % 1_000_000_000) }

    private static let get: Handler = { context in
        try SurveyDesk.requireIndependent(context)
        let id = try context.target("draw", SurveyDrawKind.self)
        let draw = try context.found(SurveyStore.draw(context.database, region: context.region, id), "draw", id)
        let results = try context.found(
            SurveyStore.results(context.database, region: context.region, of: id, by: .provider), "draw", id)
        let flow = results.total.flow
        return .record(
            [
                ReplyField("draw", id), ReplyField("questionnaire", draw.questionnaire),
                ReplyField("from", draw.from), ReplyField("to", draw.to), ReplyField("size", draw.size),
                ReplyField("seed", draw.seed), ReplyField("frame_hash", draw.frameHash),
                ReplyField("drawn_at", context.instant(draw.at)), ReplyField("drawn_by", draw.actor),
            ] + fields(flow) + [
                ReplyField("proxy_share", flow.proxyShare), ReplyField("response_rate", flow.responseRate),
                ReplyField("rate_of", rateOf(flow, context.language)),
            ])
    }

    private static let list: Handler = { context in
        try SurveyDesk.requireIndependent(context)
        let draws = try SurveyStore.draws(
            context.database, region: context.region, limit: context.arguments.integer("limit") ?? 50)
        let counts = try SurveyStore.counts(context.database, region: context.region)
        return .records(
            draws.map { draw in
                let flow = counts[draw.id] ?? SurveyFlow()
                return [
                    ReplyField("draw", draw.id), ReplyField("from", draw.from), ReplyField("to", draw.to),
                    ReplyField("questionnaire", draw.questionnaire), ReplyField("drawn", flow.drawn),
                    ReplyField("answered", flow.answered), ReplyField("open", flow.open),
                ]
            })
    }

    private static let form: Handler = { context in
        try SurveyDesk.requireIndependent(context)
        let form = try SurveyDesk.questionnaire(context, on: context.day("on") ?? context.today)
        return .records(
            form.questions.map { question in
                [
                    ReplyField("question", "q.\(question.code)"), ReplyField("scale", question.scaleName),
                    ReplyField(
                        "values", "\(question.scale.values.lowerBound)..\(question.scale.values.upperBound)"),
                    ReplyField("composite", question.composite),
                    ReplyField("text", context.language == .chinese ? question.chinese : question.english),
                ]
            })
    }

    private static func fields(_ flow: SurveyFlow) -> [ReplyField] {
        [
            ReplyField("frame", flow.frame), ReplyField("eligible", flow.eligible), ReplyField("drawn", flow.drawn),
            ReplyField("reached", flow.reached), ReplyField("answered", flow.answered),
            ReplyField("refused", flow.refused), ReplyField("not_reached", flow.notReached),
            ReplyField("unable", flow.unable), ReplyField("gone", flow.gone), ReplyField("open", flow.open),
            ReplyField("proxies", flow.proxies),
        ]
    }

    /// What the response rate is a percentage of.
    private static func rateOf(_ flow: SurveyFlow, _ language: Language) -> String {
        language == .chinese
            ? "抽中\(flow.drawn)人，除去已故或迁出\(flow.gone)人（AAPOR RR1）"
            : "\(flow.drawn) drawn less \(flow.gone) dead or moved (AAPOR RR1)"
    }
}
