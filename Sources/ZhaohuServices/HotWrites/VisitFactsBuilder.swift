internal import ZhaohuDomain
internal import ZhaohuStore

/// Puts what was loaded about a visit into the form in which the rules want it.
struct VisitFactsBuilder {
    let reference: Reference
    let answer: VisitAnswer
    let visit: VisitRow
    let careCase: VisitAnswer.Case
    let carer: VisitAnswer.Carer
    let isBooked: Bool
    let near: [NearVisit]
    /// Visits completed earlier in the same batch, not yet in the database.
    let completed: CompletedVisits

    func facts() -> VisitFacts {
        var facts = VisitFacts()
        facts.zone = reference.zone
        facts.plannedStart = visit.plannedFrom
        facts.plannedMinutes = visit.plannedMinutes ?? answer.plan?.minutes
        facts.serviceAddress = careCase.address
        facts.personDiedOn = careCase.diedOn
        // A case that ended by the death is judged by the day of death, so that an upload of the days before counts.
        facts.caseState = careCase.diedOn == nil ? careCase.state : .effective
        facts.validFrom = careCase.validFrom
        facts.validUntil = careCase.validUntil
        facts.isPlanConfirmed = visit.plan != nil
        facts.caregiverState = carer.state
        facts.isCaregiverOfProvider = carer.provider == visit.provider
        facts.providerState = carer.providerState
        facts.providerLeavesOn = carer.providerLeavesOn
        facts.isBooked = isBooked
        facts.isPairVisit = (answer.plan?.carers ?? 1) > 1
        facts.skillsHeld = Set(carer.skills)
        let items = counts(visit.items)
        facts.skillsNeeded = Set(items.compactMap { reference.items[$0.item]?.skill })
        facts.caregiverVisits = neighbours(isOfCaregiver: true) + earlier(completed.of(carer.id))
        facts.clientVisits = neighbours(isOfCaregiver: false) + earlier(completed.of(careCase.id))
        facts.frequencies = frequencies(items)
        return facts
    }

    private func neighbours(isOfCaregiver: Bool) -> [NeighbourVisit] {
        near.compactMap { near in
            guard near.isOfCaregiver == isOfCaregiver else { return nil }
            return NeighbourVisit(visit: near.visit, from: near.began, to: near.ended, position: near.position)
        }
    }

    private func earlier(_ visits: [VisitRow]) -> [NeighbourVisit] {
        visits.compactMap { row in
            guard let began = row.began, let ended = row.ended else { return nil }
            return NeighbourVisit(visit: row.id, from: began, to: ended, position: row.inPosition ?? row.outPosition)
        }
    }

    /// How often each item was given in its period, this visit included, against the plan.
    ///
    /// In a visit of two carers each records what both gave, so the plan allows as many as there are carers.
    private func frequencies(_ items: [(item: String, count: Int)]) -> [FrequencyCount] {
        guard let plan = answer.plan, let planned = try? PlanFrequency.parse(plan.items) else { return [] }
        return items.compactMap { item, count in
            guard let frequency = planned.first(where: { $0.item == item }) else { return nil }
            let days = period(frequency.per)
            let before = clientItems(days).reduce(0) { $0 + ($1.item == item ? $1.count : 0) }
            return FrequencyCount(
                item: item, done: before + count, cap: frequency.count * plan.carers, per: frequency.per)
        }
    }

    private func period(_ per: PlanFrequency.Period) -> ClosedRange<Day> {
        switch per {
        case .day: return visit.day...visit.day
        case .week:
            let monday = visit.day.advanced(by: 1 - visit.day.weekday)
            return monday...monday.advanced(by: 6)
        }
    }

    private func clientItems(_ days: ClosedRange<Day>) -> [(item: String, count: Int)] {
        let stored = near.filter { !$0.isOfCaregiver && days.contains($0.day) }.map(\.items)
        let batch = completed.of(careCase.id).filter { days.contains($0.day) }.map(\.items)
        return (stored + batch).flatMap(counts)
    }

    private func counts(_ text: String) -> [(item: String, count: Int)] {
        guard let parsed = try? ServiceItems.parse(text) else { return [] }
        return parsed.entries.map { ($0.item, $0.count) }
    }
}

/// Visits that a batch has completed so far, by carer and by client.
struct CompletedVisits {
    private var byCaregiver: [CaregiverID: [VisitRow]] = [:]
    private var byCase: [CaseID: [VisitRow]] = [:]

    mutating func add(_ visit: VisitRow) {
        if let caregiver = visit.caregiver { byCaregiver[caregiver, default: []].append(visit) }
        byCase[visit.caseID, default: []].append(visit)
    }

    func of(_ caregiver: CaregiverID) -> [VisitRow] { byCaregiver[caregiver] ?? [] }
    func of(_ caseID: CaseID) -> [VisitRow] { byCase[caseID] ?? [] }

    func visit(_ id: VisitID, of caregiver: CaregiverID, _ caseID: CaseID) -> VisitRow? {
        (of(caregiver) + of(caseID)).first { $0.id == id }
    }
}
