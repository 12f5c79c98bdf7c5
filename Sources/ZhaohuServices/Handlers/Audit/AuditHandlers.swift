internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `AUDIT.*`: the rules, and runs over a month.
enum AuditHandlers {
    static let table: [String: Handler] = [
        "AUDIT.RULES": rules, "AUDIT.RUN": { try AuditOfMonth($0).run() }, "AUDIT.RUNS": runs,
        "CAREGIVER.TOLERANCE": tolerance,
    ]

    private static let rules: Handler = { context in
        switch context.arguments.text("list") ?? "rules" {
        case "reasons":
            let reasons = try AuditRuleStore.reasons(context.database, region: context.region)
            return .records(
                reasons.values.sorted { $0.code < $1.code }.map { reason in
                    [
                        ReplyField("reason", reason.code), ReplyField("kind", reason.kind),
                        ReplyField("fault", reason.isFault ? "yes" : "no"),
                        ReplyField("name", context.language == .chinese ? reason.chinese : reason.english),
                    ]
                })
        case "resolutions":
            let resolutions = try AuditRuleStore.resolutions(context.database, region: context.region)
            return .records(
                resolutions.values.sorted { $0.code < $1.code }.map { resolution in
                    [
                        ReplyField("resolution", resolution.code), ReplyField("pays", resolution.pays.rawValue),
                        ReplyField("name", context.language == .chinese ? resolution.chinese : resolution.english),
                    ]
                })
        default:
            let day = context.day("on") ?? context.today
            return .records(
                try AuditRuleStore.rules(context.database, region: context.region, on: day).map { row($0, context) })
        }
    }

    private static func row(_ rule: AuditRule, _ context: CommandContext) -> [ReplyField] {
        let limits = rule.thresholds.map { key in
            "\(key)=\((try? context.reference.policy.row(key, on: context.day("on") ?? context.today).value) ?? "?")"
        }
        return [
            ReplyField("rule", rule.id), ReplyField("severity", rule.severity.rawValue),
            ReplyField("looks", rule.looks.rawValue), ReplyField("weak_proof", rule.isWeakProof ? "yes" : "no"),
            ReplyField("reads", rule.reads.joined(separator: ",")),
            ReplyField("thresholds", limits.joined(separator: ",")),
            ReplyField("reasons", rule.reasons.joined(separator: ",")), ReplyField("source", rule.source),
            ReplyField("mark", rule.mark), ReplyField("verified", rule.isVerified ? "yes" : "no"),
            ReplyField("name", rule.name(context.language)),
        ]
    }

    private static let runs: Handler = { context in
        let month = try context.arguments.text("month") == nil ? nil : context.month("month")
        return .records(
            try AuditRunStore.list(
                context.database, region: context.region, month: month, limit: context.arguments.integer("limit") ?? 20
            ).map { run in
                [
                    ReplyField("run", run.id), ReplyField("month", run.month.month),
                    ReplyField("provider", run.provider?.description ?? ""), ReplyField("visits", run.visits),
                    ReplyField("found", run.found), ReplyField("opened", run.opened),
                    ReplyField("tolerated", run.tolerated), ReplyField("digest", run.digest),
                    ReplyField("counts", run.counts), ReplyField("thresholds", run.thresholds),
                    ReplyField("at", context.instant(run.at)), ReplyField("actor", run.actor),
                    ReplyField("took_ms", run.tookMilliseconds),
                ]
            })
    }

    private static let tolerance: Handler = { context in
        let id = try context.target("caregiver", CaregiverKind.self)
        let carer = try context.found(
            CaregiverStore.caregiver(context.database, region: context.region, id), "caregiver", id)
        if context.caller.isOnly(.caregiver), context.caller.caregiver != id {
            throw Refusal(.denied, ["field": "caregiver", "value": id.description])
        }
        try context.caller.mayActFor(carer.provider)
        let day = context.day("on") ?? context.today
        let tolerance = try Tolerance(policy: context.reference.policy, on: day)
        let weak = try AuditRuleStore.rules(context.database, region: context.region, on: day).filter(\.isWeakProof)
        let visits = try ToleranceStore.weakVisits(
            context.database, region: context.region, from: tolerance.countedFrom(day), to: day,
            rules: weak.map(\.id), caregiver: id)
        let standing = tolerance.standing(visits[id] ?? [], on: day)
        return .record([
            ReplyField("caregiver", id), ReplyField("on", day), ReplyField("allowed", tolerance.visits),
            ReplyField("days", tolerance.days), ReplyField("used", standing.used), ReplyField("left", standing.left),
            ReplyField("next_back", standing.nextBack?.description ?? ""),
            ReplyField("rules", weak.map(\.id).joined(separator: ",")),
        ])
    }
}

extension CommandContext {
    /// The first day of a field like `2017-05`.
    func month(_ name: String) throws(Refusal) -> Day {
        let text = try required(name, arguments.text(name))
        guard text.utf8.count == 7, let day = Day(text + "-01") else {
            throw Refusal(.badValue, ["field": name, "value": text, "expected": "YYYY-MM"])
        }
        return day
    }
}

extension Day {
    /// The month of the day, `2017-05`.
    var month: String { String(description.prefix(7)) }
}
