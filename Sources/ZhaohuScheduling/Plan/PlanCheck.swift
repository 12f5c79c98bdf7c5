package import ZhaohuDomain

/// Checks a plan against the rules, one by one, and adds up its cost.
///
/// Written from the rules and sharing nothing with the search, so that a mistake of the search cannot hide here. A plan
/// that fails is never stored.
package struct PlanCheck {
    private let instance: Instance
    private var cost = PlanCost()
    /// Per visit: who serves it, and when.
    private var crews: [Int: [(caregiver: Int, start: Int)]] = [:]

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
        for visit in instance.visits.indices { try check.crew(of: visit) }
        return check.summed()
    }

    private mutating func follow(_ tour: Plan.Tour) throws(Refusal) {
        guard !tour.stops.isEmpty else { return }
        let caregiver = instance.caregivers[tour.caregiver]
        var place = caregiver.home
        var clock = caregiver.shift.lowerBound
        var work = 0
        for stop in tour.stops {
            guard instance.visits.indices.contains(stop.visit) else {
                throw Refusal(.planUnknown, ["caregiver": "\(tour.caregiver)", "visit": "\(stop.visit)"])
            }
            let visit = instance.visits[stop.visit]
            let client = instance.clients[visit.client]
            let way = instance.travel.seconds(from: place, to: client.place)
            guard stop.start >= clock + way else {
                throw broken(.planTravel, tour, stop, wanted: "\(clock + way) or later")
            }
            guard (visit.window.lowerBound...visit.latestStart).contains(stop.start) else {
                throw broken(.planWindow, tour, stop, wanted: "\(visit.window.lowerBound) to \(visit.latestStart)")
            }
            guard !client.refused.contains(tour.caregiver) else {
                throw broken(.planRefused, tour, stop, wanted: "another caregiver")
            }
            crews[stop.visit, default: []].append((tour.caregiver, stop.start))
            cost.travel += way
            work += way + visit.duration
            clock = stop.start + visit.duration
            place = client.place
        }
        let wayHome = instance.travel.seconds(from: place, to: caregiver.home)
        guard clock + wayHome <= caregiver.shift.upperBound else {
            throw Refusal(
                .planShift,
                [
                    "caregiver": "\(tour.caregiver)", "home": "\(clock + wayHome)",
                    "wanted": "\(caregiver.shift.upperBound) or earlier",
                ])
        }
        cost.travel += wayHome
        cost.overload += max(0, work + wayHome - caregiver.fairLoad)
    }

    private mutating func crew(of index: Int) throws(Refusal) {
        let visit = instance.visits[index]
        guard let crew = crews[index] else {
            cost.unserved[visit.priority - 1] += 1
            cost.unservedCost += instance.weights.unserved[visit.priority - 1]
            return
        }
        guard Set(crew.map(\.caregiver)).count == crew.count else { throw Refusal(.planTwice, ["visit": "\(index)"]) }
        guard crew.count == visit.skills.count else {
            throw Refusal(
                .planCrew, ["visit": "\(index)", "value": "\(crew.count)", "wanted": "\(visit.skills.count)"])
        }
        guard isCovered(visit, by: crew.map(\.caregiver)) else { throw Refusal(.planSkill, ["visit": "\(index)"]) }
        guard Set(crew.map(\.start)).count == 1 else { throw Refusal(.planTogether, ["visit": "\(index)"]) }
        cost.late += max(0, crew[0].start - visit.window.upperBound)
        let client = instance.clients[visit.client]
        for (caregiver, _) in crew where !client.primary.contains(caregiver) {
            cost.familiarity += client.known.contains(caregiver) ? instance.weights.known : instance.weights.stranger
        }
    }

    /// True when the caregivers can be matched one to one with the skills.
    private func isCovered(_ visit: Instance.Visit, by crew: [Int]) -> Bool {
        let held = crew.map { instance.caregivers[$0].skills }
        return [held, held.reversed()].contains { order in
            zip(order, visit.skills).allSatisfy { $0.holds($1) }
        }
    }

    private func summed() -> PlanCost {
        var cost = cost
        cost.total =
            cost.unservedCost + instance.weights.travel * cost.travel + instance.weights.late * cost.late
            + cost.familiarity + instance.weights.overload * cost.overload
        return cost
    }

    private func broken(_ rule: RefusalRule, _ tour: Plan.Tour, _ stop: Plan.Stop, wanted: String) -> Refusal {
        Refusal(
            rule,
            [
                "caregiver": "\(tour.caregiver)", "visit": "\(stop.visit)", "value": "\(stop.start)", "wanted": wanted,
            ])
    }
}
