import ZhaohuDomain

extension PlanCheck {
    /// What can be said of a stop by itself.
    func check(_ stop: Plan.Stop, of tour: Plan.Tour) throws(Refusal) {
        guard instance.visits.indices.contains(stop.visit),
            case let visit = instance.visits[stop.visit], visit.parts.indices.contains(stop.part)
        else { throw broken(.planUnknown, tour, ["visit": "\(stop.visit)", "part": "\(stop.part)"]) }
        // A pinned start is the dispatcher's word against the window's.
        if visit.pin?.start == nil, stop.part == 0, !(visit.window.lowerBound...visit.latestStart).contains(stop.start)
        {
            throw broken(.planWindow, tour, stop, wanted: "\(visit.window.lowerBound) to \(visit.latestStart)")
        }
        guard !instance.clients[visit.client].refused.contains(tour.caregiver) else {
            throw broken(.planRefused, tour, stop, wanted: "another caregiver")
        }
        guard instance.caregivers[tour.caregiver].skills.isSuperset(of: visit.parts[stop.part].skills) else {
            throw broken(.planSkill, tour, stop, wanted: "a caregiver with the skills")
        }
        guard let pin = visit.pin else { return }
        guard pin.caregivers[stop.part] == tour.caregiver else {
            throw broken(.planPin, tour, stop, wanted: "caregiver \(pin.caregivers[stop.part])")
        }
        if stop.part == 0, let start = pin.start, stop.start != start {
            throw broken(.planPin, tour, stop, wanted: "\(start)")
        }
    }

    /// A visit as a whole: everybody there, together or in the order asked for; and its share of the cost.
    mutating func visit(_ index: Int) throws(Refusal) {
        let visit = instance.visits[index]
        guard let crew = crews[index] else {
            cost.unserved[visit.priority - 1] += 1
            cost.unservedCost += instance.weights.unserved[visit.priority - 1]
            return
        }
        guard Set(crew.map(\.caregiver)).count == crew.count else { throw Refusal(.planTwice, ["visit": "\(index)"]) }
        let parts = crew.sorted { $0.part < $1.part }
        guard parts.map(\.part) == Array(visit.parts.indices) else {
            throw Refusal(.planCrew, ["visit": "\(index)", "value": "\(crew.count)", "wanted": "\(visit.parts.count)"])
        }
        if parts.count == 2, !visit.gap.contains(parts[1].start - parts[0].start) {
            throw Refusal(
                .planTogether,
                ["visit": "\(index)", "value": "\(parts[1].start - parts[0].start)", "wanted": "\(visit.gap)"])
        }
        cost.late += max(0, parts[0].start - visit.window.upperBound)
        cost.fund += visit.price
        cost.excess += visit.excess
        cost.serving += instance.weights.serving(visit)
        for member in parts { add(member, of: visit) }
    }

    private mutating func add(_ member: Member, of visit: Instance.Visit) {
        let client = instance.clients[visit.client]
        if !client.primary.contains(member.caregiver) {
            let isKnown = client.known.contains(member.caregiver)
            cost.familiarity += isKnown ? instance.weights.known : instance.weights.stranger
        }
        let unmet = client.wishes.subtracting(instance.caregivers[member.caregiver].traits)
        cost.unmetWishes += unmet.rawValue.nonzeroBitCount
        if !visit.inForce.isEmpty, visit.inForce[member.part] != member.caregiver { cost.changes += 1 }
    }

    func broken(_ rule: RefusalRule, _ tour: Plan.Tour, _ details: KeyValuePairs<String, String>) -> Refusal {
        Refusal(
            rule,
            list: [Refusal.Detail(name: "caregiver", value: "\(tour.caregiver)")]
                + details.map { Refusal.Detail(name: $0.key, value: $0.value) })
    }

    func broken(_ rule: RefusalRule, _ tour: Plan.Tour, _ stop: Plan.Stop, wanted: String) -> Refusal {
        broken(rule, tour, ["visit": "\(stop.visit)", "value": "\(stop.start)", "wanted": wanted])
    }
}
