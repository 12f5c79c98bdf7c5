internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// `SCHEDULE.*` that make, show and publish plans of a company's day.
enum ScheduleHandlers {
    static let table: [String: Handler] = ["SCHEDULE.MINE": mine, "SCHEDULE.PUBLISH": publish]
    static let long: [String: LongHandler] = ["SCHEDULE.BUILD": build, "SCHEDULE.REPLAN": replan]

    private static let build: LongHandler = { context in
        let desk = try ScheduleDesk(context)
        try desk.requireOpen()
        let seconds =
            try context.arguments.integer("seconds")
            ?? context.reference.policy.integer("schedule.search_seconds", on: desk.day)
        return try DayPlanning.work(
            DayPlanning.Order(
                provider: desk.provider.id, day: desk.day, happening: .build, loaded: try desk.load(.build),
                cause: "build", base: nil, start: nil, seconds: seconds,
                isPublished: context.arguments.text("publish") == "yes"),
            context.progress)
    }

    private static let replan: LongHandler = { context in
        let desk = try ScheduleDesk(context)
        try desk.requireOpen()
        let happening = try happening(context)
        let loaded = try desk.load(happening)
        let base = try OpenedVersion(try desk.requireVersion())
        return try DayPlanning.work(
            DayPlanning.Order(
                provider: desk.provider.id, day: desk.day, happening: happening, loaded: loaded, cause: "replan",
                base: base.version.version, start: base.stored.plan(of: try DayProblem(loaded.facts)),
                seconds: try context.reference.policy.integer("schedule.replan_seconds", on: desk.day),
                isPublished: false),
            context.progress)
    }

    private static func happening(_ context: CommandContext) throws -> Happening {
        let arguments = context.arguments
        var happening = Happening()
        happening.absent = arguments.id("absent", CaregiverKind.self)
        happening.hospital = arguments.id("hospital", CaseKind.self)
        happening.extra = arguments.id("add", CaseKind.self).map {
            Happening.Extra(caseID: $0, window: arguments.window("window"), minutes: arguments.integer("minutes"))
        }
        if let late = arguments.id("late", CaregiverKind.self) {
            happening.late = (late, try context.required("by", arguments.integer("by")))
        }
        return happening
    }

    private static let mine: Handler = { context in
        guard let caregiver = context.caller.caregiver else {
            throw Refusal(.missingScope, ["role": Role.caregiver.rawValue, "field": "caregiver"])
        }
        let visits = try VisitStore.mine(
            context.database, region: context.region, caregiver: caregiver, day: context.day("date") ?? context.today)
        return .records(
            visits.map { visit, name, address in
                VisitHandlers.summary(visit, context) + [ReplyField("name", name), ReplyField("address", address)]
            })
    }

    private static let publish: Handler = { context in
        let desk = try ScheduleDesk(context, forUpdate: true)
        let version = try desk.requireVersion([.draft])
        let told = try Publication(desk: desk, opened: OpenedVersion(version)).run()
        return .record(desk.fields(version, state: .published) + [ReplyField("told", told)])
    }
}
