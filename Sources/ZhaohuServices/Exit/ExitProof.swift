internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// The proof that no client of a leaving company is without care, from the plans in the database.
///
/// Before the clients have moved it takes what is proposed as if it were so.
struct ExitProof {
    let continuity: CareContinuity
    /// Clients whom no company has room for: named, not proven.
    let named: Int
    private let from: Day
    private let to: Day

    init(_ desk: ExitDesk) throws {
        let context = desk.context
        let policy = context.reference.policy
        let before = try policy.integer("exit.proof_days_before", on: context.today)
        let after = try policy.integer("exit.proof_days_after", on: context.today)
        let last = desk.record.procedure.effectiveOn ?? context.today
        let rows = try HandoverStore.ofExit(context.database, region: context.region, desk.record.id)
        let placed = rows.filter { $0.state != .unplaced }
        let stretches = try HandoverStore.plans(
            context.database, region: context.region, cases: placed.map(\.caseID),
            since: last.advanced(by: -max(7, before)))
        var plans = stretches.map { Self.care($0.plan, $0.items) }
        for row in placed where row.state != .moved {
            guard let old = plans.firstIndex(where: { $0.client == row.caseID.number && $0.end == nil }),
                let provider = row.provider
            else { continue }
            let was = plans[old]
            plans[old] = PlannedCare(
                client: was.client, company: was.company, from: was.from, end: last.advanced(by: 1),
                weekdays: was.weekdays, minutes: was.minutes)
            plans.append(
                PlannedCare(
                    client: was.client, company: provider.number, from: last.advanced(by: 1), end: nil,
                    weekdays: row.weekdays, minutes: was.minutes))
        }
        let leaving = try ExitStore.joined(context.database, region: context.region, with: desk.record.joined)
        continuity = CareContinuity(
            clients: placed.map(\.caseID.number), plans: plans, leaving: Set(leaving.map(\.provider.number)),
            last: last, before: before, after: after)
        named = rows.count - placed.count
        from = last.advanced(by: -max(7, before))
        to = last.advanced(by: after)
    }

    /// A plan with the days on which it is given; without weekdays of its own it is spread by its number.
    private static func care(_ plan: PlannedPlan, _ items: String) -> PlannedCare {
        var weekdays = plan.weekdays
        if weekdays == 0 {
            let frequencies = (try? PlanFrequency.parse(items)) ?? []
            // 5 January 1970 was a Monday.
            for day in 0..<7 where !frequencies.due(on: Day(number: 4 + day), seed: plan.plan.number).isEmpty {
                weekdays |= 1 << day
            }
        }
        return PlannedCare(
            client: plan.caseID.number, company: plan.provider.number, from: plan.from, end: plan.end,
            weekdays: weekdays, minutes: plan.minutes)
    }

    var sums: [ReplyField] {
        let lines = continuity.lines
        return [
            ReplyField("clients", lines.count), ReplyField("named", named), ReplyField("from", from),
            ReplyField("to", to), ReplyField("gaps", continuity.findings.count),
            ReplyField("minutes_week_before", lines.reduce(0) { $0 + $1.minutesBefore }),
            ReplyField("minutes_week_after", lines.reduce(0) { $0 + $1.minutesAfter }),
        ]
    }
}
