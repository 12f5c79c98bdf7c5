internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `INCIDENT.*`, `SPOTCHECK.*`, and what is recorded about carers for the score.
enum CheckHandlers {
    static let table: [String: Handler] = [
        "INCIDENT.ADD": addIncident, "INCIDENT.LIST": listIncidents, "SPOTCHECK.DRAW": draw,
        "SPOTCHECK.RECORD": record, "SPOTCHECK.LIST": listChecks, "CAREGIVER.CERTIFY": certify,
        "CAREGIVER.TRAIN": train,
    ]

    private static let addIncident: Handler = { context in
        let arguments = context.arguments
        let provider = try loadedProvider(context)
        let isCompany = context.caller.roles.isSubset(of: [.dispatcher, .caregiver])
        // A company reports now, and does not say of itself that it hid anything.
        let reported = isCompany ? context.now : arguments.instant("reported") ?? context.now
        let happened = try context.required("happened", arguments.instant("happened"))
        guard happened <= reported, reported <= context.now else {
            throw Refusal(
                .incidentTime,
                ["field": "happened", "value": context.instant(happened), "reported": context.instant(reported)])
        }
        let isConcealed = !isCompany && arguments.text("concealed") == "yes"
        let id = try IncidentStore.add(
            context.database, region: context.region,
            NewIncident(
                provider: provider, kind: try context.required("kind", arguments.text("kind")), happened: happened,
                reported: reported, isConcealed: isConcealed, visit: arguments.id("visit", VisitKind.self),
                caseID: arguments.id("case", CaseKind.self), caregiver: arguments.id("caregiver", CaregiverKind.self),
                content: arguments.text("text") ?? ""), op: context.opText, actor: context.caller.login)
        let hours = try context.reference.policy.integer(IncidentReport.policy, on: context.today)
        let isProper = IncidentReport.isProper(
            happened: happened, reported: reported, concealed: isConcealed, hours: hours)
        return .record([
            ReplyField("incident", id), ReplyField("in_time", isProper ? "yes" : "no"), ReplyField("hours", hours),
            ReplyField("concealed", isConcealed ? "yes" : "no"),
        ])
    }

    private static let listIncidents: Handler = { context in
        let hours = try context.reference.policy.integer(IncidentReport.policy, on: context.today)
        let incidents = try IncidentStore.list(
            context.database, region: context.region, provider: try scope(context),
            from: context.day("from").map { context.zone.instant($0, minute: 0) },
            before: context.day("to").map { context.zone.instant($0.advanced(by: 1), minute: 0) },
            limit: context.arguments.integer("limit") ?? 50)
        return .records(
            incidents.map { incident in
                let isProper = IncidentReport.isProper(
                    happened: incident.happened, reported: incident.reported, concealed: incident.isConcealed,
                    hours: hours)
                return [
                    ReplyField("incident", incident.id), ReplyField("provider", incident.provider),
                    ReplyField("kind", incident.kind), ReplyField("visit", incident.visit?.description ?? ""),
                    ReplyField("happened", context.instant(incident.happened)),
                    ReplyField("reported", context.instant(incident.reported)),
                    ReplyField("in_time", isProper ? "yes" : "no"),
                    ReplyField("concealed", incident.isConcealed ? "yes" : "no"),
                ]
            })
    }

    private static let draw: Handler = { context in
        let arguments = context.arguments
        let provider = try loadedProvider(context)
        let from = try context.required("from", context.day("from"))
        let to = try context.required("to", context.day("to"))
        guard from <= to, to.number - from.number <= 366 else {
            throw Refusal(.badPeriod, ["from": from.description, "to": to.description])
        }
        let method = try context.required("method", arguments.text("method"))
        let frame = try SpotCheckStore.frame(
            context.database, region: context.region, provider: provider, from: from, to: to, method: method)
        guard !frame.isEmpty else {
            throw Refusal(.spotCheckNone, ["provider": provider.description, "from": "\(from)", "to": "\(to)"])
        }
        // A command sent again has the same op, and draws the same.
        let seed = arguments.integer("seed").map { Int64($0) } ?? Int64((context.op?.low ?? 0) & 0x7FFF_FFFF)
        let drawn = SeededDraw.pick(
            try context.required("count", arguments.integer("count")), from: frame, seed: seed)
        let (draw, checks) = try SpotCheckStore.add(
            context.database, region: context.region, provider: provider, from: from, to: to, method: method,
            seed: seed, frame: frame.count, visits: drawn, op: context.opText, at: context.now,
            actor: context.caller.login)
        return .record([
            ReplyField("draw", Int(draw)), ReplyField("provider", provider), ReplyField("seed", Int(seed)),
            ReplyField("frame", frame.count), ReplyField("drawn", checks.count),
            ReplyField("first", checks.first?.description ?? ""), ReplyField("last", checks.last?.description ?? ""),
        ])
    }

    private static let record: Handler = { context in
        let id = try context.target("spotcheck", SpotCheckKind.self)
        let check = try context.found(
            SpotCheckStore.check(context.database, region: context.region, id), "spotcheck", id)
        guard check.result == "drawn" else {
            throw Refusal(.spotCheckDone, ["spotcheck": id.description, "result": check.result])
        }
        let result = try context.required("result", context.arguments.text("result"))
        try SpotCheckStore.record(
            context.database, region: context.region, id, result: result,
            evidence: try context.required("evidence", context.arguments.text("evidence")), on: context.today,
            by: context.caller.login)
        return .record([
            ReplyField("spotcheck", id), ReplyField("visit", check.visit), ReplyField("result", result),
        ])
    }

    private static let listChecks: Handler = { context in
        let checks = try SpotCheckStore.list(
            context.database, region: context.region, provider: try scope(context),
            result: context.arguments.text("result"),
            recordedOnly: context.caller.roles.isSubset(of: [.dispatcher, .caregiver]),
            limit: context.arguments.integer("limit") ?? 50)
        return .records(
            checks.map { check in
                [
                    ReplyField("spotcheck", check.id), ReplyField("provider", check.provider),
                    ReplyField("visit", check.visit), ReplyField("method", check.method),
                    ReplyField("result", check.result),
                    ReplyField("recorded", check.recordedOn?.description ?? ""),
                ]
            })
    }

    private static let certify: Handler = { context in
        let carer = try loadedCaregiver(context)
        let level = try context.required("level", context.arguments.text("level"))
        let from = try context.required("from", context.day("from"))
        let until = context.day("until")
        if let until, until < from {
            throw Refusal(
                .badValue, ["field": "until", "value": until.description, "expected": "\(from) or later"])
        }
        try IncidentStore.certify(
            context.database, region: context.region, carer, level: Int(level) ?? 0,
            number: context.arguments.text("number") ?? "", from: from, until: until, op: context.opText,
            actor: context.caller.login)
        return .record([
            ReplyField("caregiver", carer), ReplyField("level", level), ReplyField("from", from),
            ReplyField("until", until?.description ?? ""),
        ])
    }

    private static let train: Handler = { context in
        let carer = try loadedCaregiver(context)
        let day = try context.required("day", context.day("day"))
        let hours = try context.required("hours", context.arguments.integer("hours"))
        guard day <= context.today else {
            throw Refusal(.badValue, ["field": "day", "value": "\(day)", "expected": "\(context.today) or earlier"])
        }
        let sum = try IncidentStore.train(
            context.database, region: context.region, carer, on: day, hours: hours,
            subject: try context.required("subject", context.arguments.text("subject")), op: context.opText,
            actor: context.caller.login)
        return .record([
            ReplyField("caregiver", carer), ReplyField("day", day), ReplyField("hours", hours),
            ReplyField("year_hours", sum),
        ])
    }

    /// The company that a list keeps to: the one asked for, the caller's own, or nil for all.
    private static func scope(_ context: CommandContext) throws -> ProviderID? {
        let asked = context.arguments.id("provider", ProviderKind.self)
        if let asked { try context.caller.mayActFor(asked) }
        guard context.caller.roles.isSubset(of: [.dispatcher, .caregiver]) else { return asked }
        return try context.required("provider", context.caller.provider)
    }

    private static func loadedProvider(_ context: CommandContext) throws -> ProviderID {
        let id = try context.required("provider", context.arguments.id("provider", ProviderKind.self))
        try context.caller.mayActFor(id)
        return try context.found(
            ProviderStore.provider(context.database, region: context.region, id), "provider", id
        ).id
    }

    private static func loadedCaregiver(_ context: CommandContext) throws -> CaregiverID {
        let id = try context.target("caregiver", CaregiverKind.self)
        return try context.found(
            CaregiverStore.caregiver(context.database, region: context.region, id), "caregiver", id
        ).id
    }
}
