internal import ZhaohuDomain
internal import ZhaohuScheduling

/// The dated policy rows behind a day's plan; prices are points.
struct ScheduleRules: Codable, Hashable, Sendable {
    let unserved: [Int]
    let travel: Int
    let late: Int
    let known: Int
    let stranger: Int
    let overload: Int
    let overtime: Int
    let wish: Int
    let change: Int
    let fund: Int
    let excess: Int
    /// Millimetres a second.
    let speed: Int
    let detourPercent: Int
    /// The rest are seconds.
    let access: Int
    let mostLate: Int
    let fairLoad: Int
    let mostWork: Int
    let mostOvertime: Int
    let restAfter: Int
    let rest: Int
    let restFrom: Int
    let restTo: Int
    let promise: Int

    /// The rules in force on a day.
    init(_ policy: PolicyBook, on day: Day) throws(Refusal) {
        func integer(_ key: String) throws(Refusal) -> Int { try policy.integer("schedule.\(key)", on: day) }
        func seconds(_ key: String) throws(Refusal) -> Int { try integer(key) * 60 }
        unserved = [
            try integer("price.unserved_1"), try integer("price.unserved_2"), try integer("price.unserved_3"),
        ]
        travel = try integer("price.travel_second")
        late = try integer("price.late_second")
        known = try integer("price.known")
        stranger = try integer("price.stranger")
        overload = try integer("price.overload_second")
        overtime = try integer("price.overtime_second")
        wish = try integer("price.wish")
        change = try integer("price.change")
        fund = try integer("price.fund_yuan")
        excess = try integer("price.excess_yuan")
        speed = try integer("speed_kmh") * 10_000 / 36
        detourPercent = try integer("detour_percent")
        access = try integer("access_seconds")
        mostLate = try seconds("late_max_minutes")
        fairLoad = try seconds("fair_load_minutes")
        mostWork = try seconds("work_max_minutes")
        mostOvertime = try seconds("overtime_max_minutes")
        restAfter = try seconds("break_after_minutes")
        rest = try seconds("break_minutes")
        restFrom = try seconds("break_from_minute")
        restTo = try seconds("break_to_minute")
        promise = try seconds("promise_minutes")
    }

    var weights: PlanWeights {
        PlanWeights(
            unserved: unserved, travel: travel, late: late, known: known, stranger: stranger, overload: overload,
            overtime: overtime, wish: wish, change: change, fund: fund, excess: excess)
    }

    var travelRule: TravelRule { TravelRule(detourPercent: detourPercent, speed: speed, accessSeconds: access) }
}
