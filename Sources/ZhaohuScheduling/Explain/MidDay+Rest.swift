package import ZhaohuDomain

extension MidDay {
    /// Who serves a visit in the plan in force, and when.
    struct Promise {
        var crew: [Int]
        var start = 0
    }

    /// The rest of the day.
    ///
    /// - Throws: `Refusal` when a fact is out of range or names somebody who is not there.
    package func rest() throws(Refusal) -> Rest {
        let caregivers = day.caregivers.indices.filter { !ill.contains($0) }
        let visits = day.visits.indices.filter { !over.contains($0) }
        let names = Self.table(caregivers, day.caregivers.count)
        let promises = try promises()
        let instance = try Instance(
            travel: day.travel, weights: day.weights, caregivers: caregivers.map(caregiver),
            clients: day.clients.map { client($0, names) },
            visits: visits.map { visit(day.visits[$0], promises[$0], names) })
        return Rest(
            instance: instance, plan: left(names, Self.table(visits, day.visits.count)), caregivers: caregivers,
            visits: visits)
    }

    private static func table(_ kept: [Int], _ count: Int) -> [Int?] {
        var table: [Int?] = Array(repeating: nil, count: count)
        for (index, old) in kept.enumerated() { table[old] = index }
        return table
    }

    private func promises() throws(Refusal) -> [Promise?] {
        var promises: [Promise?] = Array(repeating: nil, count: day.visits.count)
        for tour in plan.tours {
            guard day.caregivers.indices.contains(tour.caregiver) else {
                throw Refusal(.planUnknown, ["caregiver": "\(tour.caregiver)"])
            }
            for stop in tour.stops {
                guard day.visits.indices.contains(stop.visit),
                    day.visits[stop.visit].parts.indices.contains(stop.part)
                else { throw Refusal(.planUnknown, ["visit": "\(stop.visit)", "part": "\(stop.part)"]) }
                let crew = Array(repeating: tour.caregiver, count: day.visits[stop.visit].parts.count)
                promises[stop.visit] = promises[stop.visit] ?? Promise(crew: crew)
                promises[stop.visit]?.crew[stop.part] = tour.caregiver
                if stop.part == 0 { promises[stop.visit]?.start = stop.start }
            }
        }
        return promises
    }

    private func left(_ caregivers: [Int?], _ visits: [Int?]) -> Plan {
        let stopsOfIll = plan.tours.filter { caregivers[$0.caregiver] == nil }.flatMap(\.stops).map(\.visit)
        let torn = Set(stopsOfIll)
        return Plan(
            tours: plan.tours.compactMap { tour in
                guard let caregiver = caregivers[tour.caregiver] else { return nil }
                let stops = tour.stops.compactMap { stop -> Plan.Stop? in
                    guard let visit = visits[stop.visit], !torn.contains(stop.visit) else { return nil }
                    return Plan.Stop(visit: visit, part: stop.part, start: stop.start)
                }
                return stops.isEmpty ? nil : Plan.Tour(caregiver: caregiver, stops: stops)
            })
    }
}
