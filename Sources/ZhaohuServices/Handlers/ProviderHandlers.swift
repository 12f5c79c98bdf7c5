internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `PROVIDER.*` and `CAREGIVER.*`: companies, carers, and a company's standing; the way out of the market is in `ExitHandlers`.
enum ProviderHandlers {
    static let table: [String: Handler] = [
        "PROVIDER.ADD": add, "PROVIDER.GET": get, "PROVIDER.LIST": list, "PROVIDER.HISTORY": history,
        "PROVIDER.WARN": { try move($0, .warn) }, "PROVIDER.RECTIFY": { try move($0, .rectify) },
        "PROVIDER.SUSPEND": { try move($0, .suspend) }, "PROVIDER.RESUME": { try move($0, .resume) },
        "CAREGIVER.ADD": addCaregiver, "CAREGIVER.GET": getCaregiver, "CAREGIVER.LIST": listCaregivers,
        "CAREGIVER.SUSPEND": suspendCaregiver, "CAREGIVER.ABSENT": absentCaregiver,
    ]

    private static let add: Handler = { context in
        let arguments = context.arguments
        let name = try context.required("name", arguments.text("name"))
        let responsible = arguments.text("responsible")
        try CreditCheck.requireClean(context, name: name, responsible: responsible)
        let id = try ProviderStore.add(
            context.database, region: context.region, name: name,
            district: try context.reference.checked(
                district: try context.required("district", arguments.text("district"))),
            position: try context.required("pos", arguments.position("pos")), on: context.today)
        if let responsible {
            try CreditStore.setResponsible(
                context.database, region: context.region, provider: id,
                digest: CreditCheck.digest(responsible, region: context.region), from: context.today)
        }
        return .record([ReplyField("provider", id), ReplyField("state", ProviderState.designated.rawValue)])
    }

    private static let get: Handler = { context in
        .record(summary(try loaded(context, forUpdate: false)))
    }

    private static let list: Handler = { context in
        .records(try ProviderStore.list(context.database, region: context.region).map(summary))
    }

    /// One step of the procedure: the domain's table says whether it may be taken.
    private static func move(_ context: CommandContext, _ event: ProviderState.Event) throws -> Reply {
        let provider = try loaded(context)
        let arguments = context.arguments
        let grounds = arguments.text("grounds") ?? ""
        let next = try provider.state.after(event, grounds: grounds)
        try requireNoProcedure(context, provider, event)
        let until = context.day("until")
        if let until, until < context.today {
            throw Refusal(
                .badValue, ["field": "until", "value": until.description, "expected": "\(context.today) or later"])
        }
        try ProviderStore.setState(
            context.database, region: context.region, provider.id, from: provider.state, to: next, op: context.opText,
            at: context.now, on: context.today, actor: context.caller.login, grounds: grounds,
            evidence: arguments.text("evidence") ?? "", until: until)
        var fields = [ReplyField("provider", provider.id), ReplyField("state", next.rawValue)]
        if let until { fields.append(ReplyField("until", until)) }
        return .record(fields)
    }

    /// While an exit runs the procedure decides; only its gravest grounds let bookings be frozen before that.
    private static func requireNoProcedure(
        _ context: CommandContext, _ provider: ProviderRecord, _ event: ProviderState.Event
    ) throws {
        guard let exit = try ExitDesk.open(context, provider.id) else { return }
        if event == .suspend, exit.procedure.grounds.allowsSuspensionAtOnce { return }
        throw Refusal(
            .exitOpen,
            ["provider": "\(provider.id)", "exit": "\(exit.id)", "grounds": exit.procedure.grounds.rawValue])
    }

    private static let history: Handler = { context in
        let provider = try loaded(context, forUpdate: false)
        try context.caller.mayActFor(provider.id)
        let steps = try ProviderStore.history(context.database, region: context.region, provider.id)
        let names = ["actor", "from", "to", "grounds", "evidence", "until"]
        return .records(
            steps.map { step in
                [ReplyField("at", context.instant(step.at))] + zip(names, step.texts).map { ReplyField($0, $1) }
            })
    }

    private static let addCaregiver: Handler = { context in
        let arguments = context.arguments
        let provider = try context.required("provider", arguments.id("provider", ProviderKind.self))
        try context.caller.mayActFor(provider)
        let shift = arguments.window("shift") ?? (480, 1_080)
        let id = try CaregiverStore.add(
            context.database, region: context.region,
            CaregiverRecord(
                id: CaregiverID(0), provider: provider, name: try context.required("name", arguments.text("name")),
                sex: try context.required("sex", arguments.text("sex")),
                skills: try context.required("skills", arguments.words("skills")),
                district: try context.reference.checked(
                    district: try context.required("district", arguments.text("district"))),
                position: try context.required("pos", arguments.position("pos")), shiftFrom: shift.from,
                shiftTo: shift.to, state: CaregiverState.active.rawValue,
                languages: arguments.words("languages") ?? []))
        return .record([
            ReplyField("caregiver", id), ReplyField("provider", provider),
            ReplyField("state", CaregiverState.active.rawValue),
        ])
    }

    private static let getCaregiver: Handler = { context in
        .record(summary(try loadedCaregiver(context)))
    }

    private static let listCaregivers: Handler = { context in
        let provider = try context.required("provider", context.arguments.id("provider", ProviderKind.self))
        try context.caller.mayActFor(provider)
        let carers = try CaregiverStore.list(
            context.database, region: context.region, provider: provider, activeOnly: false,
            limit: context.arguments.integer("limit") ?? 200)
        return .records(carers.map(summary))
    }

    private static let suspendCaregiver: Handler = { context in
        let carer = try loadedCaregiver(context)
        guard carer.state == CaregiverState.active.rawValue else {
            throw Refusal(.caregiverNotActive, ["caregiver": carer.id.description, "state": carer.state])
        }
        try CaregiverStore.setState(
            context.database, region: context.region, carer.id, CaregiverState.suspended.rawValue,
            from: context.day("from") ?? context.today)
        return .record([
            ReplyField("caregiver", carer.id), ReplyField("state", CaregiverState.suspended.rawValue),
        ])
    }

    private static let absentCaregiver: Handler = { context in
        let carer = try loadedCaregiver(context)
        let from = try context.required("from", context.day("from"))
        let to = context.day("to") ?? from
        guard from <= to, to.number - from.number <= 366 else {
            throw Refusal(
                .badValue, ["field": "to", "value": "\(to)", "expected": "\(from) to \(from.advanced(by: 366))"])
        }
        let isBack = context.arguments.text("remove") == "yes"
        if isBack {
            let days = try ScheduleStore.setPresent(
                context.database, region: context.region, carer.id, from: from, to: to)
            guard days > 0 else { throw Refusal(.notFound, ["field": "from", "value": "\(from)"]) }
        } else {
            try ScheduleStore.setAbsent(
                context.database, region: context.region, carer.id, from: from, to: to,
                reason: context.arguments.text("reason") ?? "", at: context.now, by: context.caller.login)
        }
        return .record([
            ReplyField("caregiver", carer.id), ReplyField("from", from), ReplyField("to", to),
            ReplyField("state", isBack ? "present" : "absent"), ReplyField("hint", "SCHEDULE.REPLAN"),
        ])
    }

    static func loaded(_ context: CommandContext, forUpdate: Bool = true) throws -> ProviderRecord {
        let id = try context.target("provider", ProviderKind.self)
        return try context.found(
            ProviderStore.provider(context.database, region: context.region, id, forUpdate: forUpdate), "provider", id)
    }

    private static func loadedCaregiver(_ context: CommandContext) throws -> CaregiverRecord {
        let id = try context.target("caregiver", CaregiverKind.self)
        let carer = try context.found(
            CaregiverStore.caregiver(context.database, region: context.region, id), "caregiver", id)
        try context.caller.mayActFor(carer.provider)
        return carer
    }

    private static func summary(_ provider: ProviderRecord) -> [ReplyField] {
        [
            ReplyField("provider", provider.id), ReplyField("name", provider.name),
            ReplyField("district", provider.district), ReplyField("state", provider.state.rawValue),
            ReplyField("since", provider.stateFrom), ReplyField("carers", provider.carers),
            ReplyField("clients", provider.clients),
        ]
    }

    private static func summary(_ carer: CaregiverRecord) -> [ReplyField] {
        [
            ReplyField("caregiver", carer.id), ReplyField("provider", carer.provider), ReplyField("name", carer.name),
            ReplyField("skills", carer.skills.joined(separator: ",")), ReplyField("district", carer.district),
            ReplyField("shift", "\(PlanHandlers.time(carer.shiftFrom))-\(PlanHandlers.time(carer.shiftTo))"),
            ReplyField("state", carer.state),
        ]
    }
}
