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
        try range("weights.overtime_s", weights.overtime, InstanceLimits.weightOfSecond)
        try range("weights.wish", weights.wish, InstanceLimits.weightOfVisit)
        try range("weights.change", weights.change, InstanceLimits.weightOfVisit)
        try range("weights.fund", weights.fund, InstanceLimits.weightOfSecond)
        try range("weights.excess", weights.excess, InstanceLimits.weightOfSecond)
        guard let matrix = instance.travel.matrix else { return }
        try range("travel.matrix", matrix.size, 0...InstanceLimits.matrixSize)
        try range("travel.matrix", matrix.seconds.count, (matrix.size * matrix.size)...(matrix.size * matrix.size))
        for time in matrix.seconds { try range("travel.matrix", Int(time), InstanceLimits.time) }
    }

    private func check(_ caregiver: Instance.Caregiver, _ row: @autoclosure () -> String) throws(Refusal) {
        try check(caregiver.home, row())
        try check(caregiver.begin, row())
        try range("\(row()).start", caregiver.shift.lowerBound, InstanceLimits.time)
        try range("\(row()).end", caregiver.shift.upperBound, InstanceLimits.time)
        try range("\(row()).fair_load", caregiver.fairLoad, InstanceLimits.time)
        try range("\(row()).overtime", caregiver.overtime, InstanceLimits.time)
        try range("\(row()).most_work", caregiver.mostWork, InstanceLimits.time)
        try range("\(row()).worked", caregiver.worked, InstanceLimits.time)
        guard let rest = caregiver.rest else { return }
        try range("\(row()).rest.after_work", rest.afterWork, InstanceLimits.time)
        try range("\(row()).rest.length", rest.length, InstanceLimits.duration)
        try range("\(row()).rest.open", rest.window.lowerBound, InstanceLimits.time)
        try range("\(row()).rest.close", rest.window.upperBound, InstanceLimits.time)
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
        try range("\(row()).skills count", visit.parts.count, 1...2)
        for part in visit.parts { try range("\(row()).duration", part.duration, InstanceLimits.duration) }
        try range("\(row()).gap from", visit.gap.lowerBound, InstanceLimits.time)
        try range("\(row()).gap to", visit.gap.upperBound, InstanceLimits.time)
        try range("\(row()).open", visit.window.lowerBound, InstanceLimits.time)
        try range("\(row()).close", visit.window.upperBound, InstanceLimits.time)
        try range("\(row()).max_late", visit.lateness, InstanceLimits.time)
        try range("\(row()).priority", visit.priority, InstanceLimits.priority)
        try range("\(row()).price", visit.price, InstanceLimits.money)
        try range("\(row()).excess", visit.excess, InstanceLimits.money)
        try crew(visit.inForce, of: visit, "\(row()).in_force", orEmpty: true)
        guard let pin = visit.pin else { return }
        try crew(pin.caregivers, of: visit, "\(row()).pin", orEmpty: false)
        if let start = pin.start { try range("\(row()).pin.start", start, InstanceLimits.time) }
    }

    private func crew(
        _ caregivers: [Int], of visit: Instance.Visit, _ field: @autoclosure () -> String, orEmpty: Bool
    ) throws(Refusal) {
        if orEmpty, caregivers.isEmpty { return }
        try range("\(field()) count", caregivers.count, visit.parts.count...visit.parts.count)
        for caregiver in caregivers { try index(field(), caregiver, instance.caregivers.count) }
    }

    private func check(_ place: Instance.Place, _ row: @autoclosure () -> String) throws(Refusal) {
        try range("\(row()).x", place.x, InstanceLimits.coordinate)
        try range("\(row()).y", place.y, InstanceLimits.coordinate)
        if let matrix = instance.travel.matrix { try index("\(row()).row", place.row, matrix.size) }
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
