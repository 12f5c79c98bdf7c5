internal import ZhaohuDomain
internal import ZhaohuStore

/// A row to be planned, or one that is about to be added.
struct VisitSource {
    let id: VisitID
    let part: Int
    let plan: PlanForDay
    /// Who serves it in the plan in force, and when.
    let caregiver: CaregiverID?
    let plannedFrom: Instant?

    init(_ row: DayVisit) {
        (id, part, plan) = (row.id, row.part, row.plan)
        caregiver = row.state == .planned ? row.caregiver : nil
        plannedFrom = row.state == .planned ? row.plannedFrom : nil
    }

    init(_ new: DayLoader.NewVisit) {
        (id, part, plan) = (new.id, new.part, new.plan)
        caregiver = nil
        plannedFrom = nil
    }
}

/// Makes the engine's visits from rows: parts put together, skills, windows, money.
struct VisitMaker {
    let rules: ScheduleRules
    let reference: Reference
    let day: Day
    /// Minutes of care that each client has had this month.
    var given: [CaseID: Int]
    let entitlement: Int
    let fenPerHour: Int

    mutating func visits(_ sources: [VisitSource], pins: [VisitID: SchedulePin]) -> [DayFacts.Visit] {
        let groups = Dictionary(grouping: sources, by: \.plan.plan)
        let visits = groups.keys.sorted().flatMap { plan in whole(groups[plan] ?? []) }
        // The entitlement is used up in this order.
        let order = visits.sorted { left, right in
            let (one, other) = (left[0], right[0])
            return (one.plan.caseID, one.plan.priority, one.plan.windowFrom, one.id)
                < (other.plan.caseID, other.plan.priority, other.plan.windowFrom, other.id)
        }
        return order.map { make($0, pins) }
    }

    /// First and second parts of one plan put together, in the order of their numbers; what is left over stays alone.
    private func whole(_ sources: [VisitSource]) -> [[VisitSource]] {
        let sorted = sources.sorted { $0.id < $1.id }
        let (first, second) = (sorted.filter { $0.part == 0 }, sorted.filter { $0.part == 1 })
        let pairs = zip(first, second).map { [$0, $1] }
        return pairs + (first.dropFirst(pairs.count) + second.dropFirst(pairs.count)).map { [$0] }
    }

    private mutating func make(_ parts: [VisitSource], _ pins: [VisitID: SchedulePin]) -> DayFacts.Visit {
        let plan = parts[0].plan
        let minutes = plan.minutes * parts.count
        let left = max(0, entitlement - given[plan.caseID, default: 0])
        let covered = min(left, minutes)
        given[plan.caseID, default: 0] += minutes
        // The window says when a visit may begin and must end, so the latest begin is a visit's length before its end.
        var visit = DayFacts.Visit(
            ids: parts.map(\.id.number), client: plan.caseID.number, plan: plan.plan.number,
            skills: parts.map { $0.part == 0 ? skills(of: plan) : [] }, seconds: plan.minutes * 60,
            gapFrom: plan.gap.lowerBound * 60, gapTo: plan.gap.upperBound * 60, open: plan.windowFrom * 60,
            close: max(plan.windowFrom, plan.windowTo - plan.minutes) * 60, late: rules.mostLate,
            priority: plan.priority, price: covered * fenPerHour / 60, excess: (minutes - covered) * fenPerHour / 60)
        let fixed = parts.compactMap { pins[$0.id] }
        if fixed.count == parts.count {
            visit.pin = fixed.map(\.caregiver.number)
            visit.pinStart = fixed[0].start
        }
        keepPromise(&visit, parts)
        return visit
    }

    /// A visit that the client was told of never comes earlier than that, and much later only at a price.
    private func keepPromise(_ visit: inout DayFacts.Visit, _ parts: [VisitSource]) {
        let carers = parts.compactMap(\.caregiver)
        guard carers.count == parts.count, let told = parts[0].plannedFrom else { return }
        let start = reference.zone.secondOfDay(told, on: day)
        visit.inForce = carers.map(\.number)
        visit.startInForce = start
        let latest = visit.close + visit.late
        visit.open = min(max(visit.open, start), latest)
        visit.close = min(max(visit.open, min(visit.close, start + rules.promise)), latest)
        visit.late = latest - visit.close
    }

    /// The skills of the services due that day; of all, when none is due and the visit was asked for.
    private func skills(of plan: PlanForDay) -> [String] {
        let all = (try? PlanFrequency.parse(plan.items)) ?? []
        let due = all.due(on: day, seed: plan.plan.number).map(\.item)
        let wanted = due.isEmpty || plan.weekdays != nil ? all.map(\.item) : due
        return Set(wanted.compactMap { reference.items[$0]?.skill }).sorted()
    }
}
