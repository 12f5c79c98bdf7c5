internal import ZhaohuDomain
internal import ZhaohuStore
internal import ZhaohuWire

/// Reads what a company's day is planned from: confirmed plans, visits, carers, wishes, pins, and who knows whom.
struct DayLoader {
    /// A visit that is due and not in the database yet.
    struct NewVisit: Sendable {
        let id: VisitID
        let part: Int
        let plan: PlanForDay
    }

    struct Loaded: Sendable {
        let facts: DayFacts
        let added: [NewVisit]
    }

    /// A plan's part, by which a visit that is due is known before it has a row.
    struct Due: Hashable, Sendable {
        let plan: PlanID
        let part: Int
    }

    let context: CommandContext
    let provider: ProviderRecord
    let day: Day
    let happening: Happening

    /// The facts as they stand.
    ///
    /// - Parameter numbers: of visits that are due, from an earlier look; new ones are drawn for the others.
    /// - Returns: the facts, and the visits that a plan of them would add.
    /// - Throws: `Refusal` of policy rows or of an added visit; `DatabaseError`.
    func load(numbers: [Due: VisitID] = [:]) throws -> Loaded {
        let rules = try ScheduleRules(context.reference.policy, on: day)
        let rows = try ScheduleStore.visits(context.database, region: context.region, provider: provider.id, day: day)
        let added = try due(besides: rows, numbers)
        let waiting = rows.filter { isWaiting($0) && !happening.takesAway($0.plan.caseID) }
        let sources = waiting.map { VisitSource($0) } + added.map { VisitSource($0) }
        let pins = try ScheduleStore.pins(context.database, region: context.region, visits: sources.map(\.id))
        let given = try minutesGiven()
        var maker = VisitMaker(
            rules: rules, reference: context.reference, day: day, given: given,
            entitlement: try context.reference.policy.integer("schedule.entitlement_minutes_month", on: day),
            fenPerHour: try context.reference.policy.integer("schedule.fund_fen_per_hour", on: day))
        let visits = maker.visits(sources, pins: pins)
        let fixed = rows.compactMap(self.fixed)
        return Loaded(
            facts: DayFacts(
                rules: rules, carers: try carers(rules, fixed, rows), clients: try clients(rows, added), visits: visits,
                fixed: fixed),
            added: added)
    }

    private func isWaiting(_ row: DayVisit) -> Bool {
        (row.state == .planned || row.state == .unplaced) && row.ended == nil
    }

    /// Visits of plans that are due and have no row, and one that is asked for beside them.
    private func due(besides rows: [DayVisit], _ numbers: [Due: VisitID]) throws -> [NewVisit] {
        let there = Set(rows.map(\.plan.plan))
        let plans = try PlanStore.forDay(
            context.database, region: context.region, provider: provider.id, on: day)
        var wanted = happening.isBuild ? plans.filter { !there.contains($0.plan) && isDue($0) } : []
        if let extra = try happening.added(plans) { wanted.append(extra) }
        let keys = wanted.flatMap { plan in (0..<plan.carers).map { Due(plan: plan.plan, part: $0) } }
        let missing = keys.filter { numbers[$0] == nil }
        let drawn = try VisitStore.newIDs(context.database, count: missing.count)
        let all = numbers.merging(zip(missing, drawn)) { known, _ in known }
        return wanted.flatMap { plan in
            (0..<plan.carers).compactMap { part in
                all[Due(plan: plan.plan, part: part)].map { NewVisit(id: $0, part: part, plan: plan) }
            }
        }
    }

    private func isDue(_ plan: PlanForDay) -> Bool {
        if let weekdays = plan.weekdays { return weekdays & (1 << (day.weekday - 1)) != 0 }
        guard let frequencies = try? PlanFrequency.parse(plan.items) else { return false }
        return !frequencies.due(on: day, seed: plan.plan.number).isEmpty
    }

    private func minutesGiven() throws -> [CaseID: Int] {
        return try ScheduleStore.minutesGiven(
            context.database, region: context.region, provider: provider.id, from: day.startOfMonth, before: day)
    }

    private func second(_ instant: Instant) -> Int { context.zone.secondOfDay(instant, on: day) }

    /// A visit that is under way or over.
    private func fixed(_ row: DayVisit) -> DayFacts.Fixed? {
        guard let carer = row.caregiver, row.state == .open || row.state == .done,
            let began = row.began ?? row.plannedFrom
        else { return nil }
        let start = second(began)
        // A visit under way ends as planned, but not before now.
        let end = row.ended.map(second) ?? max(start + row.minutes * 60, second(context.now))
        return DayFacts.Fixed(
            id: row.id.number, client: row.plan.caseID.number, carer: carer.number, start: start, end: end,
            isOver: row.state == .done)
    }

    private func point(_ position: Position) -> DayFacts.Point {
        Plane(origin: provider.position).point(position)
    }
}

extension DayLoader {
    /// The carers at work; on the day itself from where and when they are free.
    private func carers(
        _ rules: ScheduleRules, _ fixed: [DayFacts.Fixed], _ rows: [DayVisit]
    ) throws -> [DayFacts.Carer] {
        let absent = try ScheduleStore.absent(context.database, region: context.region, provider: provider.id, day: day)
        let places = Dictionary(
            rows.map { ($0.plan.caseID.number, point($0.plan.position)) }, uniquingKeysWith: { first, _ in first })
        return try CaregiverStore.list(
            context.database, region: context.region, provider: provider.id, activeOnly: true, limit: 5_000
        ).filter { !absent.contains($0.id) && $0.id != happening.absent }.map { record in
            var carer = DayFacts.Carer(
                id: record.id.number, home: point(record.position), skills: record.skills.sorted(),
                traits: ["sex:\(record.sex)"] + record.languages.sorted().map { "language:\($0)" },
                shiftFrom: record.shiftFrom * 60, from: record.shiftFrom * 60, to: record.shiftTo * 60)
            let past = fixed.filter { $0.carer == carer.id }
            carer.worked = past.reduce(0) { $0 + max(0, $1.end - $1.start) }
            if let last = past.max(by: { ($0.end, $0.id) < ($1.end, $1.id) }) {
                carer.begin = places[last.client]
                carer.from = max(carer.from, last.end)
            }
            if day == context.today { carer.from = max(carer.from, second(context.now)) }
            if let delay = happening.delay(of: record.id) { carer.from += delay }
            carer.isRested = carer.from > rules.restTo
            return carer
        }
    }

    private func clients(_ rows: [DayVisit], _ added: [NewVisit]) throws -> [DayFacts.Client] {
        let plans = Dictionary(
            (rows.map(\.plan) + added.map(\.plan)).map { ($0.caseID, $0) }, uniquingKeysWith: { first, _ in first })
        let cases = plans.keys.sorted()
        let wishes = Dictionary(
            grouping: try ScheduleStore.wishes(context.database, region: context.region, cases: cases),
            by: \.caseID)
        let since = day.advanced(by: -(try context.reference.policy.integer("schedule.team_days", on: day)))
        let met = Dictionary(
            grouping: try ScheduleStore.familiarity(
                context.database, region: context.region, provider: provider.id, since: since, before: day),
            by: \.caseID)
        return cases.compactMap { id in
            guard let plan = plans[id] else { return nil }
            // The first choice is who came most often, of those who came latest.
            let team = (met[id] ?? []).sorted {
                ($0.visits, $0.last, $1.caregiver) > ($1.visits, $1.last, $0.caregiver)
            }
            let wanted = wishes[id] ?? []
            return DayFacts.Client(
                id: id.number, place: point(plan.position), primary: team.prefix(1).map(\.caregiver.number),
                known: team.dropFirst().map(\.caregiver.number),
                notWith: wanted.filter { $0.kind == "not_with" }.compactMap { CaregiverID($0.value)?.number },
                wishes: wanted.filter { $0.kind != "not_with" }.map { "\($0.kind):\($0.value)" })
        }
    }
}
