package import ZhaohuDomain

/// Checks a plan against the rules, one by one, and adds up its cost.
///
/// Written from the rules and sharing nothing with the search, so that a mistake of the search cannot hide here. A plan
/// that fails is never stored.
package struct PlanCheck {
    /// A caregiver at a visit.
    struct Member {
        let caregiver: Int
        let part: Int
        let start: Int
    }

    let instance: Instance
    var cost = PlanCost()
    /// Per visit: who serves which part, and when.
    var crews: [Int: [Member]] = [:]

    private init(_ instance: Instance) {
        self.instance = instance
    }

    /// The cost of a plan.
    ///
    /// - Throws: `Refusal` with the first rule that is broken, the caregiver and the visit by their indices.
    package static func cost(of plan: Plan, for instance: Instance) throws(Refusal) -> PlanCost {
        var check = PlanCheck(instance)
        var seen: Set<Int> = []
        for tour in plan.tours {
            guard instance.caregivers.indices.contains(tour.caregiver) else {
                throw Refusal(.planUnknown, ["caregiver": "\(tour.caregiver)"])
            }
            guard seen.insert(tour.caregiver).inserted else {
                throw Refusal(.planTwice, ["caregiver": "\(tour.caregiver)"])
            }
            try check.follow(tour)
        }
        for visit in instance.visits.indices { try check.visit(visit) }
        return check.summed()
    }

    private mutating func follow(_ tour: Plan.Tour) throws(Refusal) {
        guard !tour.stops.isEmpty else { return }
        let caregiver = instance.caregivers[tour.caregiver]
        var place = caregiver.begin
        var clock = caregiver.shift.lowerBound
        var work = caregiver.worked
        var mayRest = false
        for stop in tour.stops {
            try check(stop, of: tour)
            let visit = instance.visits[stop.visit]
            let next = instance.clients[visit.client].place
            let way = instance.travel.seconds(from: place, to: next)
            guard stop.start >= clock + way else {
                throw broken(.planTravel, tour, stop, wanted: "\(clock + way) or later")
            }
            mayRest = mayRest || hasRoom(for: caregiver.rest, from: clock, to: stop.start - way)
            crews[stop.visit, default: []].append(
                Member(caregiver: tour.caregiver, part: stop.part, start: stop.start))
            cost.travel += way
            work += way + visit.parts[stop.part].duration
            clock = stop.start + visit.parts[stop.part].duration
            place = next
        }
        let wayHome = instance.travel.seconds(from: place, to: caregiver.home)
        let end = caregiver.shift.upperBound + caregiver.overtime
        guard clock + wayHome <= end else {
            throw broken(.planShift, tour, ["home": "\(clock + wayHome)", "wanted": "\(end) or earlier"])
        }
        mayRest = mayRest || hasRoom(for: caregiver.rest, from: clock, to: end - wayHome)
        cost.travel += wayHome
        cost.overtime += max(0, clock + wayHome - caregiver.shift.upperBound)
        try check(work: work + wayHome, mayRest: mayRest, of: tour)
    }

    private mutating func check(work: Int, mayRest: Bool, of tour: Plan.Tour) throws(Refusal) {
        let caregiver = instance.caregivers[tour.caregiver]
        guard work <= caregiver.mostWork else {
            throw broken(.planWork, tour, ["value": "\(work)", "wanted": "\(caregiver.mostWork) or less"])
        }
        if let rest = caregiver.rest, work > rest.afterWork, !mayRest {
            throw broken(.planRest, tour, ["value": "\(work)", "wanted": "\(rest.length) s free within its window"])
        }
        cost.overload += max(0, work - max(caregiver.fairLoad, caregiver.worked))
    }

    /// True when a break fits between the end of one thing and the moment one has to leave for the next.
    private func hasRoom(for rest: Instance.Rest?, from: Int, to: Int) -> Bool {
        guard let rest else { return false }
        return max(from, rest.window.lowerBound) <= min(to - rest.length, rest.window.upperBound)
    }

    private func summed() -> PlanCost {
        let weights = instance.weights
        var cost = cost
        cost.total = cost.unservedCost + cost.familiarity + cost.serving
        cost.total += weights.travel * cost.travel + weights.late * cost.late
        cost.total += weights.overload * cost.overload + weights.overtime * cost.overtime
        cost.total += weights.wish * cost.unmetWishes + weights.change * cost.changes
        return cost
    }
}
