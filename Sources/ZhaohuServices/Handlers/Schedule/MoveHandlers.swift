internal import ZhaohuDomain
internal import ZhaohuScheduling
internal import ZhaohuStore
internal import ZhaohuWire

/// `SCHEDULE.MOVE`, `PIN`, `UNPIN` and `DIFF`: the dispatcher's own hand.
enum MoveHandlers {
    static let table: [String: Handler] = [
        "SCHEDULE.MOVE": move, "SCHEDULE.PIN": pin, "SCHEDULE.UNPIN": unpin, "SCHEDULE.DIFF": diff,
    ]

    private static let move: Handler = { context in
        let row = try VisitInPlan.row(context)
        let desk = try ScheduleDesk(context, row.provider, row.day, forUpdate: true)
        try desk.requireOpen()
        let base = try OpenedVersion(try desk.requireVersion())
        var facts = try desk.load(Happening()).facts
        let index = try VisitInPlan.index(row, try DayProblem(facts))
        let crew = [
            try context.required("caregiver", context.arguments.id("caregiver", CaregiverKind.self)),
            context.arguments.id("with", CaregiverKind.self),
        ].compactMap { $0 }
        try require(crew, of: facts.visits[index])
        facts.visits[index].pin = crew.map(\.number)
        facts.visits[index].pinStart = try start(context)
        let problem = try DayProblem(facts)
        try requireAtWork(crew, problem)
        let plan = try moved(index, base.stored.plan(of: problem), problem, context.language)
        try write(context, facts.visits[index])
        let version = try desk.keep(plan, of: problem, cause: "move", base: base.version.version)
        return .record([ReplyField("visit", row.id)] + desk.fields(version))
    }

    /// The plan with the visit where its pin wants it, at the place of the day that costs least.
    private static func moved(_ visit: Int, _ plan: Plan, _ problem: DayProblem, _ language: Language) throws -> Plan {
        var timetable = try Timetable(plan, for: problem.instance)
        timetable.remove(visit)
        let found = Candidates(for: visit, in: timetable)
        guard let best = found.candidates.first else {
            let wanted = problem.instance.visits[visit].pin?.caregivers ?? []
            guard
                let stuck = found.excluded.first(where: {
                    wanted.contains($0.caregiver) && wanted[$0.part] == $0.caregiver
                })
            else { throw Refusal(.planSkill, ["visit": "\(problem.visit(visit))"]) }
            throw Refusal(
                stuck.hurdle.rule,
                [
                    "visit": "\(problem.visit(visit))", "caregiver": "\(problem.carer(stuck.caregiver))",
                    "why": problem.words(language).line(stuck.hurdle, for: stuck.caregiver),
                    "hint": "SCHEDULE.CANDIDATES",
                ])
        }
        timetable.insert(best.insertions)
        return timetable.plan
    }

    private static func require(_ crew: [CaregiverID], of visit: DayFacts.Visit) throws(Refusal) {
        guard crew.count == visit.ids.count else {
            throw Refusal(
                .planCrew, ["field": "with", "value": "\(crew.count)", "wanted": "\(visit.ids.count)"])
        }
    }

    private static func requireAtWork(_ crew: [CaregiverID], _ problem: DayProblem) throws(Refusal) {
        for carer in crew where problem.index(of: carer) == nil {
            throw Refusal(.caregiverNotActive, ["caregiver": "\(carer)"])
        }
    }

    /// The field `from`, as seconds of the day.
    private static func start(_ context: CommandContext) throws -> Int? {
        guard let at = context.arguments.instant("from") else { return nil }
        let day = try VisitInPlan.row(context).day
        guard context.zone.day(of: at) == day else {
            throw Refusal(.badValue, ["field": "from", "value": context.instant(at), "expected": "on \(day)"])
        }
        return context.zone.secondOfDay(at, on: day)
    }

    private static func write(_ context: CommandContext, _ visit: DayFacts.Visit) throws {
        for (id, carer) in zip(visit.ids, visit.pin ?? []) {
            try ScheduleStore.pin(
                context.database, region: context.region, VisitID(id), to: CaregiverID(carer), start: visit.pinStart,
                at: context.now, by: context.caller.login)
        }
    }

    private static let pin: Handler = { context in
        let visit = try VisitInPlan(context)
        let ids = visit.problem.facts.visits[visit.index].ids
        let places = visit.opened.stored.places
        let fixesTime = context.arguments.text("time") == "yes"
        var crew: [CaregiverID] = []
        for id in ids {
            guard let place = places[id] else {
                throw Refusal(.scheduleVisitOutside, ["visit": "\(visit.row.id)", "hint": "SCHEDULE.MOVE"])
            }
            crew.append(CaregiverID(place.carer))
            try ScheduleStore.pin(
                context.database, region: context.region, VisitID(id), to: CaregiverID(place.carer),
                start: fixesTime ? places[ids[0]]?.start : nil, at: context.now, by: context.caller.login)
        }
        let from = fixesTime ? places[ids[0]].map { ExplainHandlers.time($0.start) } : nil
        return .record([
            ReplyField("visit", visit.row.id), ReplyField("state", "pinned"),
            ReplyField("caregiver", crew.map(\.description).joined(separator: ",")), ReplyField("from", from ?? "any"),
        ])
    }

    private static let unpin: Handler = { context in
        let visit = try VisitInPlan(context)
        for id in visit.problem.facts.visits[visit.index].ids {
            guard try ScheduleStore.unpin(context.database, region: context.region, VisitID(id)) else {
                throw Refusal(.notFound, ["field": "pin", "value": "\(VisitID(id))"])
            }
        }
        return .record([ReplyField("visit", visit.row.id), ReplyField("state", "unpinned")])
    }

    private static let diff: Handler = { context in
        let desk = try ScheduleDesk(context)
        let new = try OpenedVersion(try desk.requireVersion())
        let number = context.arguments.integer("from_version") ?? new.version.base
        let published = number == nil ? try desk.inForce(besides: new.version) : nil
        guard let old = try number.map({ try desk.version(number: $0) }) ?? published else { return .records([]) }
        let before = try OpenedVersion(old)
        let diff = PlanDiff(from: side(before), to: side(new), tolerance: 0)
        return .records(
            diff.entries.map { entry in
                [
                    ReplyField("visit", VisitID(entry.visit)), ReplyField("change", entry.kind.rawValue),
                    ReplyField("was", text(entry.from)), ReplyField("is", text(entry.to)),
                ]
            } + diff.gone.map { [ReplyField("visit", VisitID($0)), ReplyField("change", "gone")] })
    }

    private static func side(_ opened: OpenedVersion) -> PlanDiff<Int64>.Side {
        let facts = opened.problem.facts
        return PlanDiff.Side(
            plan: opened.plan, visits: facts.visits.map { $0.ids[0] }, caregivers: facts.carers.map(\.id))
    }

    private static func text(_ service: PlanDiff<Int64>.Service?) -> String {
        guard let service else { return "" }
        let crew = service.crew.map { CaregiverID($0).description }.joined(separator: ",")
        return "\(crew) \(ExplainHandlers.time(service.start))"
    }
}
