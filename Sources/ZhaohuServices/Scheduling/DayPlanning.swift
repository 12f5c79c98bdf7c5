internal import ZhaohuDomain
internal import ZhaohuScheduling
internal import ZhaohuStore
internal import ZhaohuWire

/// Making a draft: look at the day, search without holding anything, and store what came of it if the day is as it was.
enum DayPlanning {
    /// Steps of the search in a second, about, on a small machine with one thread.
    private static let stepsPerSecond = 60_000
    /// Steps for each visit after which a plan hardly gets better.
    private static let stepsPerVisit = 3_000

    /// What was seen, and what is wanted.
    struct Order: Sendable {
        let provider: ProviderID
        let day: Day
        let happening: Happening
        let loaded: DayLoader.Loaded
        let cause: String
        /// The version that is changed as little as possible; nil to begin anew.
        let base: Int?
        let start: Plan?
        let seconds: Int
        let isPublished: Bool
    }

    static func work(_ order: Order, _ progress: ProgressTeller) throws(Refusal) -> LongWork {
        let problem = try DayProblem(order.loaded.facts)
        return {
            let plan = await search(problem, order, progress)
            return { context in try finish(context, order, problem, plan) }
        }
    }

    /// The same facts give the same plan on every machine that does its steps in the time.
    private static func search(_ problem: DayProblem, _ order: Order, _ teller: ProgressTeller) async -> Plan {
        let steps = min(order.seconds * stepsPerSecond, problem.instance.visits.count * stepsPerVisit)
        return await Search.run(
            problem.instance, budget: .either(.seconds(order.seconds), steps: steps), from: order.start,
            progress: { teller.tell($0.steps, of: steps, "cost \($0.cost)") }
        ).plan
    }

    private static func finish(
        _ context: CommandContext, _ order: Order, _ problem: DayProblem, _ plan: Plan
    ) throws -> Reply {
        let desk = try ScheduleDesk(context, order.provider, order.day, forUpdate: true)
        let numbers = Dictionary(
            order.loaded.added.map { (DayLoader.Due(plan: $0.plan.plan, part: $0.part), $0.id) },
            uniquingKeysWith: { first, _ in first })
        guard try desk.load(order.happening, numbers: numbers).facts == order.loaded.facts else {
            throw Refusal(.scheduleChanged, ["after": "1"])
        }
        try write(context, order)
        let version = try desk.keep(plan, of: problem, cause: order.cause, base: order.base)
        guard order.isPublished else { return .record(desk.fields(version)) }
        let told = try Publication(desk: desk, opened: OpenedVersion(version)).run()
        return .record(desk.fields(version, state: .published) + [ReplyField("told", told)])
    }

    /// What happened becomes fact together with the plan that answers it.
    private static func write(_ context: CommandContext, _ order: Order) throws {
        let (database, region) = (context.database, context.region)
        try ScheduleStore.addVisits(
            database, region: region, provider: order.provider, day: order.day,
            order.loaded.added.map { ($0.id, $0.part, $0.plan) })
        if let absent = order.happening.absent {
            try ScheduleStore.setAbsent(
                database, region: region, absent, from: order.day, to: order.day, reason: "replan", at: context.now,
                by: context.caller.login)
        }
        if let hospital = order.happening.hospital {
            let visits = try ScheduleStore.visits(database, region: region, provider: order.provider, day: order.day)
            try ScheduleStore.cancel(
                database, region: region, day: order.day,
                visits.filter { $0.plan.caseID == hospital }.map(\.id), reason: "in_hospital")
        }
    }
}
