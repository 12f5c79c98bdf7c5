/// Reckons a plan anew from the instance and the starts alone; shares nothing with the search.
package struct PairedCheck: Hashable, Sendable {
    /// A rule that a plan breaks.
    package enum Violation: Hashable, Sendable {
        case noSuchPerson(person: Int)
        /// Each person has one tour at most.
        case secondTour(person: Int)
        case noSuchService(person: Int, service: Int)
        /// Each service is done exactly once.
        case done(service: Int, times: Int)
        case unable(person: Int, service: Int)
        /// The service before, and the way, take longer.
        case tooSoon(person: Int, service: Int, at: Int, ready: Int)
        case beforeOpening(service: Int, at: Int, opens: Int)
        /// Only where windows are hard.
        case afterClosing(service: Int, at: Int, closes: Int)
        case backLate(person: Int, at: Int, horizon: Int)
        /// The starts of two services are too near or too far.
        case gap(first: Int, second: Int, gap: Int)
        /// Both services of a link are done by the same person.
        case samePerson(first: Int, second: Int, person: Int)
    }

    /// All that is broken; empty for a plan that holds.
    package private(set) var violations: [Violation] = []
    /// What the plan costs by its own starts.
    package var cost: PairedCost { PairedCost(travel: travel, late: late, latest: latest) }
    package var isFeasible: Bool { violations.isEmpty }

    private var travel = 0
    private var late = 0
    private var latest = 0

    /// Walks every tour, then looks at every link.
    package init(_ tours: [PairedSolution.Tour], of instance: PairedInstance) {
        var done: [[(person: Int, start: Int)]] = Array(repeating: [], count: instance.services.count)
        var hasTour: Set<Int> = []
        for tour in tours where !tour.stops.isEmpty {
            guard instance.staff.indices.contains(tour.person) else {
                violations.append(.noSuchPerson(person: tour.person))
                continue
            }
            if !hasTour.insert(tour.person).inserted { violations.append(.secondTour(person: tour.person)) }
            walk(tour, instance, &done)
        }
        for (service, times) in done.enumerated() where times.count != 1 {
            violations.append(.done(service: service, times: times.count))
        }
        for link in instance.links {
            guard let first = done[link.first].first, let second = done[link.second].first else { continue }
            let gap = second.start - first.start
            if gap < link.shortestGap || gap > link.longestGap {
                violations.append(.gap(first: link.first, second: link.second, gap: gap))
            }
            if first.person == second.person {
                violations.append(.samePerson(first: link.first, second: link.second, person: first.person))
            }
        }
    }

    private mutating func walk(
        _ tour: PairedSolution.Tour, _ instance: PairedInstance, _ done: inout [[(person: Int, start: Int)]]
    ) {
        var here = 0
        var ready = 0
        for stop in tour.stops {
            guard instance.services.indices.contains(stop.service) else {
                violations.append(.noSuchService(person: tour.person, service: stop.service))
                continue
            }
            let service = instance.services[stop.service]
            done[stop.service].append((tour.person, stop.start))
            if !instance.staff[tour.person].holds(service.skill) {
                violations.append(.unable(person: tour.person, service: stop.service))
            }
            let way = instance.way(here, service.place)
            travel += way
            ready += way
            if stop.start < ready {
                violations.append(
                    .tooSoon(person: tour.person, service: stop.service, at: stop.start, ready: ready))
            }
            checkWindow(stop, service, instance.windows)
            ready = stop.start + service.duration
            here = service.place
        }
        let way = instance.way(here, 0)
        travel += way
        if let horizon = instance.horizon, ready + way > horizon {
            violations.append(.backLate(person: tour.person, at: ready + way, horizon: horizon))
        }
    }

    private mutating func checkWindow(
        _ stop: PairedSolution.Stop, _ service: PairedInstance.Service, _ windows: PairedInstance.Windows
    ) {
        if stop.start < service.opens {
            violations.append(.beforeOpening(service: stop.service, at: stop.start, opens: service.opens))
        }
        guard stop.start > service.closes else { return }
        switch windows {
        case .hard:
            violations.append(.afterClosing(service: stop.service, at: stop.start, closes: service.closes))
        case .soft:
            late += stop.start - service.closes
            latest = max(latest, stop.start - service.closes)
        }
    }
}
