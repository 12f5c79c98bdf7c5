import ZhaohuDomain

/// Checks an instance when it is made.
struct InstanceCheck {
    let instance: Instance

    func run() throws(Refusal) {
        try range("caregivers", instance.caregivers.count, InstanceLimits.caregivers)
        try range("clients", instance.clients.count, InstanceLimits.clients)
        try range("visits", instance.visits.count, InstanceLimits.visits)
        try rules()
        for (index, caregiver) in instance.caregivers.enumerated() { try check(caregiver, "caregivers[\(index)]") }
        for (index, client) in instance.clients.enumerated() { try check(client, "clients[\(index)]") }
        for (index, visit) in instance.visits.enumerated() { try check(visit, "visits[\(index)]") }
    }

    private func rules() throws(Refusal) {
        try range("travel.detour_percent", instance.travel.detourPercent, InstanceLimits.detourPercent)
        try range("travel.speed_mm_s", instance.travel.speed, InstanceLimits.speed)
        try range("travel.access_s", instance.travel.accessSeconds, InstanceLimits.accessSeconds)
        let weights = instance.weights
        try range("weights.unserved count", weights.unserved.count, 3...3)
        for price in weights.unserved { try range("weights.unserved", price, InstanceLimits.weightOfVisit) }
        try range("weights.known", weights.known, InstanceLimits.weightOfVisit)
        try range("weights.stranger", weights.stranger, InstanceLimits.weightOfVisit)
        try range("weights.travel_s", weights.travel, InstanceLimits.weightOfSecond)
        try range("weights.late_s", weights.late, InstanceLimits.weightOfSecond)
        try range("weights.overload_s", weights.overload, InstanceLimits.weightOfSecond)
    }

    private func check(_ caregiver: Instance.Caregiver, _ row: @autoclosure () -> String) throws(Refusal) {
        try check(caregiver.home, row())
        try range("\(row()).start", caregiver.shift.lowerBound, InstanceLimits.time)
        try range("\(row()).end", caregiver.shift.upperBound, InstanceLimits.time)
        try range("\(row()).fair_load", caregiver.fairLoad, InstanceLimits.time)
    }

    private func check(_ client: Instance.Client, _ row: @autoclosure () -> String) throws(Refusal) {
        try check(client.place, row())
        for team in [client.primary, client.known, client.refused] {
            try range("\(row()) team", team.count, InstanceLimits.teamMembers)
            for caregiver in team {
                try index("\(row()) team", caregiver, instance.caregivers.count)
            }
        }
    }

    private func check(_ visit: Instance.Visit, _ row: @autoclosure () -> String) throws(Refusal) {
        try index("\(row()).client", visit.client, instance.clients.count)
        try range("\(row()).skills count", visit.skills.count, 1...2)
        for skill in visit.skills { try range("\(row()).skills", skill, 0...(InstanceLimits.skills - 1)) }
        try range("\(row()).open", visit.window.lowerBound, InstanceLimits.time)
        try range("\(row()).close", visit.window.upperBound, InstanceLimits.time)
        try range("\(row()).max_late", visit.lateness, InstanceLimits.time)
        try range("\(row()).duration", visit.duration, InstanceLimits.duration)
        try range("\(row()).priority", visit.priority, InstanceLimits.priority)
    }

    private func check(_ place: Instance.Place, _ row: @autoclosure () -> String) throws(Refusal) {
        try range("\(row()).x", place.x, InstanceLimits.coordinate)
        try range("\(row()).y", place.y, InstanceLimits.coordinate)
    }

    private func index(_ field: @autoclosure () -> String, _ value: Int, _ count: Int) throws(Refusal) {
        guard value < 0 || value >= count else { return }
        throw Refusal(.instanceValue, ["field": field(), "value": "\(value)", "wanted": "below \(count)"])
    }

    private func range(
        _ field: @autoclosure () -> String, _ value: Int, _ range: @autoclosure () -> ClosedRange<Int>
    ) throws(Refusal) {
        guard value < range().lowerBound || value > range().upperBound else { return }
        throw Refusal(.instanceValue, ["field": field(), "value": "\(value)", "wanted": "\(range())"])
    }
}
