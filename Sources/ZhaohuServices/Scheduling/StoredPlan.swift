internal import ZhaohuDomain
internal import ZhaohuScheduling

/// A plan as it is stored: who goes to which visits when, by their numbers.
struct StoredPlan: StoredDocument, Hashable, Sendable {
    struct Stop: Codable, Hashable, Sendable {
        let visit: Int64
        let start: Int
    }

    struct Tour: Codable, Hashable, Sendable {
        let carer: Int64
        let stops: [Stop]
    }

    let tours: [Tour]

    init(_ plan: Plan, of problem: DayProblem) {
        tours = plan.tours.filter { !$0.stops.isEmpty }.map { tour in
            Tour(
                carer: problem.carer(tour.caregiver).number,
                stops: tour.stops.map { Stop(visit: problem.visit($0.visit, part: $0.part).number, start: $0.start) })
        }.sorted { $0.carer < $1.carer }
    }

    /// The plan as far as its carers and visits are still part of the problem; a visit of two stays only whole.
    func plan(of problem: DayProblem) -> Plan {
        var parts: [Int: Int] = [:]
        for tour in tours where problem.index(of: CaregiverID(tour.carer)) != nil {
            for stop in tour.stops {
                if let place = problem.index(of: VisitID(stop.visit)) { parts[place.visit, default: 0] += 1 }
            }
        }
        return Plan(
            tours: tours.compactMap { tour in
                guard let carer = problem.index(of: CaregiverID(tour.carer)) else { return nil }
                let stops = tour.stops.compactMap { stop -> Plan.Stop? in
                    guard let place = problem.index(of: VisitID(stop.visit)),
                        parts[place.visit] == problem.instance.visits[place.visit].parts.count
                    else { return nil }
                    return Plan.Stop(visit: place.visit, part: place.part, start: stop.start)
                }
                return Plan.Tour(caregiver: carer, stops: stops)
            })
    }

    /// Carer and start by the number of the visit.
    var places: [Int64: (carer: Int64, start: Int)] {
        tours.reduce(into: [:]) { places, tour in
            for stop in tour.stops { places[stop.visit] = (tour.carer, stop.start) }
        }
    }

    /// Visits that others serve than in the plan in force, or nobody.
    func changes(_ facts: DayFacts) -> Int {
        let places = places
        return facts.visits.count { visit in
            !visit.inForce.isEmpty && visit.ids.map { places[$0]?.carer } != visit.inForce.map { $0 }
        }
    }
}
