internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// The exit of a company: opened, served, answered, recommended, decided, appealed.
enum ExitHandlers {
    static let table: [String: Handler] = [
        "EXIT.SERVE": serve, "EXIT.ANSWER": answer, "EXIT.RECOMMEND": recommend, "EXIT.DECIDE": decide,
        "PROVIDER.APPEAL": appeal, "EXIT.RULE": rule, "EXIT.END": end,
    ]

    private static let serve: Handler = { context in
        var desk = try ExitDesk(context)
        let day = context.day("on") ?? context.today
        try desk.record.procedure.serve(on: day, today: context.today, desk.rules, context.reference.calendar)
        let procedure = desk.record.procedure
        try desk.keep(.serve, note: "served on \(day)")
        let heard = max(procedure.answerUntil ?? day, procedure.rectifyUntil ?? day)
        let terms =
            desk.term("answer", desk.rules.answer, until: procedure.answerUntil, from: day)
            + desk.term("rectify", desk.rules.rectification, until: procedure.rectifyUntil, from: day)
            + desk.term("decide", desk.rules.decision, until: procedure.decideUntil, from: heard)
        try desk.tell(
            "exit_served",
            [
                ("grounds", procedure.grounds.rawValue), ("answer_until", procedure.answerUntil?.description ?? ""),
                ("rectify_until", procedure.rectifyUntil?.description ?? ""),
            ])
        return .record(head(desk) + [ReplyField("served_on", day)] + terms)
    }

    private static let answer: Handler = { context in
        var desk = try ExitDesk(context)
        try desk.record.procedure.answer(on: context.today)
        try desk.keep(
            .answer, note: try context.required("text", context.arguments.text("text")),
            evidence: context.arguments.text("evidence") ?? "")
        return .record(head(desk) + [ReplyField("answered_on", context.today)])
    }

    private static let recommend: Handler = { context in
        var desk = try ExitDesk(context)
        let measure = try measure(context)
        try desk.record.procedure.recommend(measure, by: context.caller.login, on: context.today)
        try desk.keep(.recommend, note: "\(measure.rawValue): \(context.arguments.text("reason") ?? "")")
        return .record(head(desk) + [ReplyField("measure", measure.rawValue)])
    }

    private static let decide: Handler = { context in
        var desk = try ExitDesk(context)
        let measure = try measure(context)
        let day = context.today
        try desk.record.procedure.decide(
            measure, by: context.caller.login, on: day, effective: context.day("effective"), desk.rules,
            context.reference.calendar)
        let procedure = desk.record.procedure
        let reason = context.arguments.text("reason") ?? ""
        try desk.keep(measure == .drop ? .drop : .decide, note: "\(measure.rawValue): \(reason)")
        var fields = head(desk) + [ReplyField("measure", measure.rawValue)]
        if let effective = procedure.effectiveOn { fields.append(ReplyField("effective", effective)) }
        fields += desk.term("appeal", desk.rules.appeal, until: procedure.appealUntil, from: day)
        if measure != .drop { fields += try freeze(desk, reason) }
        try desk.tell(
            "exit_decided",
            [
                ("measure", measure.rawValue), ("effective", procedure.effectiveOn?.description ?? ""),
                ("appeal_until", procedure.appealUntil?.description ?? ""),
            ])
        return .record(fields)
    }

    /// No new bookings from now on; visits booked up to the last day of care stay as they are, and payable.
    private static func freeze(_ desk: ExitDesk, _ reason: String) throws -> [ReplyField] {
        let context = desk.context
        try desk.setProvider(.suspend, grounds: reason, until: desk.record.procedure.effectiveOn)
        guard let last = desk.record.procedure.effectiveOn else { return [] }
        try ExitStore.setLeaving(context.database, region: context.region, desk.record.provider, on: last)
        let frozen = try ProviderStore.freezeVisits(
            context.database, region: context.region, desk.record.provider, after: last)
        let clients = try ExitStore.clients(context.database, region: context.region, desk.record.provider)
        return [ReplyField("frozen", frozen), ReplyField("clients", clients.count)]
    }

    private static let appeal: Handler = { context in
        let provider = try context.target("provider", ProviderKind.self)
        try context.caller.mayActFor(provider)
        let open = try context.found(ExitDesk.open(context, provider), "provider", provider)
        var desk = try ExitDesk(
            context,
            context.found(
                ExitStore.exit(context.database, region: context.region, open.id, forUpdate: true), "exit", open.id))
        try desk.record.procedure.appeal(on: context.today, desk.rules, context.reference.calendar)
        try desk.keep(
            .appeal, note: try context.required("grounds", context.arguments.text("grounds")),
            evidence: context.arguments.text("evidence") ?? "")
        return .record(
            head(desk)
                + desk.term("rule", desk.rules.ruling, until: desk.record.procedure.ruleUntil, from: context.today))
    }

    private static let rule: Handler = { context in
        var desk = try ExitDesk(context)
        let isUpheld = context.arguments.text("result") == "uphold"
        try desk.record.procedure.rule(
            upheld: isUpheld, by: context.caller.login, on: context.today, desk.rules)
        let reason = try context.required("reason", context.arguments.text("reason"))
        try desk.keep(isUpheld ? .uphold : .overturn, note: reason)
        var fields = head(desk)
        if !isUpheld {
            try ExitStore.setLeaving(context.database, region: context.region, desk.record.provider, on: nil)
            try desk.setProvider(.resume, grounds: "appeal: \(reason)")
            fields.append(ReplyField("provider_state", ProviderState.designated.rawValue))
        } else if let effective = desk.record.procedure.effectiveOn {
            try ExitStore.setLeaving(context.database, region: context.region, desk.record.provider, on: effective)
            fields.append(ReplyField("effective", effective))
        }
        try desk.tell("exit_appeal_ruled", [("result", isUpheld ? "uphold" : "overturn")])
        return .record(fields)
    }

    private static let end: Handler = { context in
        var desk = try ExitDesk(context)
        try desk.record.procedure.end(on: context.today)
        try desk.keep(.end, note: "the suspension stands")
        return .record(head(desk))
    }

    private static func measure(_ context: CommandContext) throws -> ExitMeasure {
        let word = try context.required("measure", context.arguments.text("measure"))
        return try context.required("measure", ExitMeasure(rawValue: word))
    }

    static func head(_ desk: ExitDesk) -> [ReplyField] {
        [
            ReplyField("exit", desk.record.id), ReplyField("provider", desk.record.provider),
            ReplyField("state", desk.record.procedure.state.rawValue),
        ]
    }
}
