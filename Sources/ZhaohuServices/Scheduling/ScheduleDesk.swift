internal import ZhaohuDomain
internal import ZhaohuScheduling
internal import ZhaohuStore
internal import ZhaohuWire

/// One company's day at the desk: what it is planned from, its versions, and how one is made.
struct ScheduleDesk {
    let context: CommandContext
    let provider: ProviderRecord
    let day: Day

    /// The day named by `provider` and `date`.
    init(_ context: CommandContext, forUpdate: Bool = false) throws {
        let id = try context.required("provider", context.arguments.id("provider", ProviderKind.self))
        try self.init(context, id, try context.required("date", context.day("date")), forUpdate: forUpdate)
    }

    /// The day of a company; with `forUpdate` nobody else makes or publishes a version of this company meanwhile.
    init(_ context: CommandContext, _ id: ProviderID, _ day: Day, forUpdate: Bool = false) throws {
        try context.caller.mayActFor(id)
        self.context = context
        self.day = day
        provider = try context.found(
            ProviderStore.provider(context.database, region: context.region, id, forUpdate: forUpdate), "provider", id)
    }

    /// Refuses to plan what is over, and days after a company has left.
    ///
    /// A company that is suspended, or about to leave, goes on with the clients it has.
    func requireOpen() throws(Refusal) {
        guard day >= context.today else {
            throw Refusal(.scheduleDayOver, ["field": "date", "value": "\(day)", "today": "\(context.today)"])
        }
        if let last = provider.leavesOn {
            guard day > last else { return }
            throw Refusal(.providerFrozen, ["state": provider.state.rawValue, "last": "\(last)"])
        }
        if provider.state != .suspended { try provider.state.requireAcceptsNewBookings() }
    }

    func load(_ happening: Happening, numbers: [DayLoader.Due: VisitID] = [:]) throws -> DayLoader.Loaded {
        try DayLoader(context: context, provider: provider, day: day, happening: happening).load(numbers: numbers)
    }

    /// The version asked for with `version=`, else the newest in one of these states; a refusal names company and day.
    func requireVersion(_ states: [ScheduleState] = [.draft, .published]) throws -> ScheduleVersion {
        if let number = context.arguments.integer("version") { return try version(number: number) }
        if let newest = try newest(states) { return newest }
        throw missing("newest")
    }

    func version(number: Int) throws -> ScheduleVersion {
        if let found = try find(number, ScheduleState.allCases) { return found }
        throw missing("\(number)")
    }

    /// The newest version in one of these states.
    func newest(_ states: [ScheduleState]) throws -> ScheduleVersion? { try find(nil, states) }

    private func find(_ number: Int?, _ states: [ScheduleState]) throws -> ScheduleVersion? {
        try ScheduleStore.version(
            context.database, region: context.region, provider: provider.id, day: day, number: number, states: states)
    }

    private func missing(_ version: String) -> Refusal {
        Refusal(.scheduleNone, ["provider": "\(provider.id)", "date": "\(day)", "version": version])
    }

    /// The plan in force, if it is another than the one given.
    func inForce(besides version: ScheduleVersion) throws -> ScheduleVersion? {
        let published = try newest([.published])
        return published?.version == version.version ? nil : published
    }

    /// Stores a plan as the newest draft.
    ///
    /// - Throws: `Refusal` when the plan breaks a rule: then nothing is stored.
    func keep(_ plan: Plan, of problem: DayProblem, cause: String, base: Int?) throws -> ScheduleVersion {
        let cost = try PlanCheck.cost(of: plan, for: problem.instance)
        let visits = problem.instance.visits.count
        let stored = StoredPlan(plan, of: problem)
        let version = ScheduleVersion(
            provider: provider.id, day: day,
            version: try ScheduleStore.nextVersion(
                context.database, region: context.region, provider: provider.id, day: day),
            state: .draft, cause: cause, base: base, facts: try problem.facts.document(),
            plan: try stored.document(),
            totals: ScheduleTotals(
                visits: visits, placed: visits - cost.unserved.reduce(0, +), travelSeconds: cost.travel,
                lateSeconds: cost.late, cost: cost.total, changes: stored.changes(problem.facts)))
        try ScheduleStore.add(
            context.database, region: context.region, version, op: context.opText, at: context.now,
            by: context.caller.login)
        return version
    }

    /// What a version comes to, for the reply.
    func fields(_ version: ScheduleVersion, state: ScheduleState? = nil) -> [ReplyField] {
        let totals = version.totals
        return [
            ReplyField("provider", provider.id), ReplyField("date", day), ReplyField("version", version.version),
            ReplyField("state", (state ?? version.state).rawValue), ReplyField("visits", totals.visits),
            ReplyField("placed", totals.placed), ReplyField("unplaced", totals.visits - totals.placed),
            ReplyField("travel_min", totals.travelSeconds / 60), ReplyField("late_min", totals.lateSeconds / 60),
            ReplyField("changes", totals.changes), ReplyField("cost", totals.cost),
        ]
    }
}

/// A stored version with what it was made from.
struct OpenedVersion {
    let version: ScheduleVersion
    let problem: DayProblem
    let stored: StoredPlan

    init(_ version: ScheduleVersion) throws {
        self.version = version
        problem = try DayProblem(DayFacts(document: version.facts))
        stored = try StoredPlan(document: version.plan)
    }

    /// The plan as the engine knows it.
    var plan: Plan { stored.plan(of: problem) }
}
