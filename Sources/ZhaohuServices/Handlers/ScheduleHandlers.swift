internal import ZhaohuDomain
internal import ZhaohuScheduling
internal import ZhaohuStore
internal import ZhaohuWire

/// `SCHEDULE.*`: a company's day from its confirmed plans.
enum ScheduleHandlers {
    static let table: [String: Handler] = [
        "SCHEDULE.BUILD": build, "SCHEDULE.GET": get, "SCHEDULE.MINE": mine,
    ]

    private static let build: Handler = { context in
        let (id, day) = try companyDay(context)
        let provider = try context.found(
            ProviderStore.provider(context.database, region: context.region, id, forUpdate: true), "provider", id)
        try provider.state.requireAcceptsNewBookings()
        let plans = try PlanStore.forDay(context.database, region: context.region, provider: id, on: day)
        let due = plans.filter { plan in
            guard let frequencies = try? PlanFrequency.parse(plan.items) else { return false }
            return !frequencies.due(on: day, seed: plan.plan.number).isEmpty
        }
        try VisitStore.clearPlanned(context.database, region: context.region, provider: id, day: day)
        let begun = try begunCases(context, id, day)
        let open = due.filter { !begun.cases.contains($0.caseID) }
        let ids = try VisitStore.newIDs(context.database, count: open.count)
        let plan = DayAssignment.assign(
            visits: zip(ids, open).map { request($0, $1, context.reference) },
            carers: try carers(context, id).filter { !begun.carers.contains($0.id) },
            speedKmh: try context.reference.policy.integer("schedule.speed_kmh", on: context.today),
            detourPercent: try context.reference.policy.integer("schedule.detour_percent", on: context.today))
        let rows = visits(zip(ids, open).map { ($0, $1) }, plan, provider: id, day: day, zone: context.zone)
        try VisitStore.insert(context.database, region: context.region, rows)
        return .record([
            ReplyField("provider", id), ReplyField("date", day), ReplyField("visits", rows.count),
            ReplyField("placed", plan.placed.count), ReplyField("unplaced", plan.unplaced.count),
            ReplyField("travel_min", plan.travelMinutes),
        ])
    }

    private static let get: Handler = { context in
        let (id, day) = try companyDay(context)
        var filter = VisitFilter()
        filter.provider = id
        filter.day = day
        filter.limit = 5_000
        let visits = try VisitStore.list(context.database, region: context.region, filter)
        return .records(visits.map { VisitHandlers.summary($0, context) + [ReplyField("reason", $0.reason)] })
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

    private static func companyDay(_ context: CommandContext) throws(Refusal) -> (ProviderID, Day) {
        let id = try context.required("provider", context.arguments.id("provider", ProviderKind.self))
        try context.caller.mayActFor(id)
        return (id, try context.required("date", context.day("date")))
    }

    /// Cases visited or being visited that day, and the carers who are out already: neither is planned again.
    private static func begunCases(
        _ context: CommandContext, _ provider: ProviderID, _ day: Day
    ) throws -> (cases: Set<CaseID>, carers: Set<CaregiverID>) {
        var filter = VisitFilter()
        filter.provider = provider
        filter.day = day
        filter.limit = 5_000
        let kept = try VisitStore.list(context.database, region: context.region, filter)
            .filter { $0.state != .cancelled }
        let busy = kept.filter { $0.state == .open || $0.state == .planned }.compactMap(\.caregiver)
        return (Set(kept.map(\.caseID)), Set(busy))
    }

    private static func carers(_ context: CommandContext, _ provider: ProviderID) throws -> [CarerShift] {
        try CaregiverStore.list(
            context.database, region: context.region, provider: provider, activeOnly: true, limit: 5_000
        ).map {
            CarerShift(id: $0.id, position: $0.position, from: $0.shiftFrom, to: $0.shiftTo, skills: Set($0.skills))
        }
    }

    private static func request(_ id: VisitID, _ plan: PlanForDay, _ reference: Reference) -> VisitRequest {
        let items = (try? PlanFrequency.parse(plan.items)) ?? []
        // The window says when a visit may begin and must end, so the latest begin is a visit's length before its end.
        return VisitRequest(
            id: id, position: plan.position, windowFrom: plan.windowFrom,
            windowTo: max(plan.windowFrom, plan.windowTo - plan.minutes), minutes: plan.minutes,
            skills: Set(items.compactMap { reference.items[$0.item]?.skill }),
            previousCaregiver: plan.lastCaregiver)
    }

    private static func visits(
        _ open: [(VisitID, PlanForDay)], _ plan: DayPlan, provider: ProviderID, day: Day, zone: Zone
    ) -> [VisitRow] {
        let placed = Dictionary(uniqueKeysWithValues: plan.placed.map { ($0.visit, $0) })
        let reasons = Dictionary(uniqueKeysWithValues: plan.unplaced.map { ($0.visit, $0.reason.rawValue) })
        return open.map { id, source in
            let place = placed[id]
            var row = VisitRow(
                id: id, caseID: source.caseID, plan: source.plan, provider: provider, caregiver: place?.caregiver,
                district: source.district, grade: source.grade, day: day, state: place == nil ? .unplaced : .planned,
                plannedFrom: zone.instant(day, minute: place?.startMinute ?? source.windowFrom),
                plannedMinutes: source.minutes)
            row.reason = reasons[id] ?? ""
            return row
        }
    }
}
