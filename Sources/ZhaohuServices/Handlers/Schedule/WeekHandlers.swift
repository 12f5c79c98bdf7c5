internal import ZhaohuDomain
internal import ZhaohuScheduling
internal import ZhaohuStore
internal import ZhaohuWire

/// `SCHEDULE.WEEK`: on which days of the week each client is visited, kept steady.
enum WeekHandlers {
    static let table: [String: Handler] = ["SCHEDULE.WEEK": week]

    private static let week: Handler = { context in
        let id = try context.required("provider", context.arguments.id("provider", ProviderKind.self))
        let desk = try ScheduleDesk(context, id, context.today, forUpdate: true)
        try desk.requireOpen()
        let all = try PlanStore.forDay(context.database, region: context.region, provider: id, on: context.today)
        let plans = all.filter { daysAWeek($0) < WeeklyPattern.dayCount }
        let weekend = context.arguments.integer("weekend") ?? 100
        let patterns = try WeeklyPlan.patterns(
            for: plans.map { want($0, desk.provider) },
            capacity: [Array(repeating: 100, count: 5) + [weekend, weekend]])
        let changes = zip(plans, patterns).filter { mask($1) != $0.weekdays }.map { ($0.plan, mask($1)) }
        try PlanStore.setWeekdays(context.database, region: context.region, changes)
        var loads = Array(repeating: 0, count: WeeklyPattern.dayCount)
        for (plan, pattern) in zip(plans, patterns) {
            for day in loads.indices { loads[day] += pattern.counts[day] * plan.minutes * plan.carers }
        }
        return .record([
            ReplyField("provider", id), ReplyField("plans", all.count), ReplyField("daily", all.count - plans.count),
            ReplyField("set", changes.count), ReplyField("moved", patterns.reduce(0) { $0 + $1.changed }),
            ReplyField("minutes", loads.map(String.init).joined(separator: ",")),
        ])
    }

    /// Days with a visit: all of them when any service is daily, else as many as the most frequent service wants.
    private static func daysAWeek(_ plan: PlanForDay) -> Int {
        let frequencies = (try? PlanFrequency.parse(plan.items)) ?? []
        if frequencies.contains(where: { $0.per == .day }) { return WeeklyPattern.dayCount }
        return min(WeeklyPattern.dayCount, frequencies.map(\.count).max() ?? 0)
    }

    private static func want(_ plan: PlanForDay, _ provider: ProviderRecord) -> WeeklyPattern.Want {
        let point = Plane(origin: provider.position).point(plan.position)
        let inForce = plan.weekdays.map { mask in (0..<WeeklyPattern.dayCount).map { mask >> $0 & 1 } }
        return WeeklyPattern.Want(
            visits: daysAWeek(plan), minutes: plan.minutes * plan.carers,
            place: Instance.Place(x: point.x, y: point.y), inForce: inForce ?? [])
    }

    private static func mask(_ pattern: WeeklyPattern) -> Int {
        pattern.counts.indices.reduce(0) { pattern.isVisited(on: $1) ? $0 | 1 << $1 : $0 }
    }

    /// Days as people write them, Monday is 1: `1,3,5`; empty when none are chosen.
    static func text(_ weekdays: Int?) -> String {
        (0..<WeeklyPattern.dayCount).filter { (weekdays ?? 0) >> $0 & 1 == 1 }.map { "\($0 + 1)" }
            .joined(separator: ",")
    }
}
