package import ZhaohuDomain

/// A plan with its exact times, in which changes can be tried one at a time.
///
/// Every start is as early as all that comes before it allows: the way, the window, the other caregiver of a visit of
/// two. It shares nothing with the search. A try changes the timetable and takes the change back, from a journal.
package struct Timetable: Sendable {
    /// A stop in a caregiver's day.
    struct Node {
        /// -1 when nobody serves it.
        var caregiver = -1
        /// The stops before and after it; -1 when there is none.
        var previous = -1
        var next = -1
        /// Seconds of travel to it.
        var way = 0
        var start = 0
        /// The first second at which it may start.
        var open = 0
    }

    /// A caregiver's day.
    struct Day {
        var first = -1
        var last = -1
        /// Seconds of work, those before this plan among them.
        var work: Int
        /// Seconds of travel home after the last stop.
        var wayHome = 0
        /// Seconds above the fair load, and after the shift.
        var overload = 0
        var overtime = 0
    }

    package let instance: Instance
    let facts: StopFacts
    var nodes: [Node]
    var days: [Day]
    /// What the plan costs.
    package internal(set) var cost = CostParts()
    var allowance = Allowance()
    /// The visit that the allowance is for; -1 when none is put in.
    var allowed = -1
    var journal = Journal()
    /// Marks of stops, valid when equal to `mark`.
    var marks: [Int]
    var mark = 0
    var wave: [Int] = []

    /// The timetable of a plan.
    ///
    /// A day that needs a break and has none with starts as early as possible keeps its starts of the plan as the
    /// earliest.
    ///
    /// - Throws: `Refusal` when the plan names what is not there, serves something twice or in part, or lets
    ///   caregivers wait for each other in a circle. Other rules are not asked here but by `PlanCheck`.
    package init(_ plan: Plan, for instance: Instance) throws(Refusal) {
        self.instance = instance
        facts = StopFacts(instance)
        nodes = facts.stops.map { Node(open: $0.open) }
        days = instance.caregivers.map { Day(work: $0.worked) }
        marks = Array(repeating: 0, count: nodes.count)
        for visit in instance.visits { cost.unserved += instance.weights.unserved[visit.priority - 1] }
        var placed: [Int] = []
        for tour in plan.tours { try append(tour, &placed) }
        for stop in placed where facts.stops[stop].partner >= 0 && nodes[facts.stops[stop].partner].caregiver < 0 {
            throw Refusal(.planCrew, ["visit": "\(facts.stops[stop].visit)", "value": "1", "wanted": "2"])
        }
        guard settle(placed) else { throw Refusal(.planTogether) }
        var held: [Int] = []
        for tour in plan.tours where restShortage(tour.caregiver) > 0 {
            for stop in tour.stops {
                let node = facts.first[stop.visit] + stop.part
                nodes[node].open = max(nodes[node].open, stop.start)
                held.append(node)
            }
        }
        guard settle(held) else { throw Refusal(.planTogether) }
        for tour in plan.tours { refresh(tour.caregiver) }
        journal = Journal()
    }

    private mutating func append(_ tour: Plan.Tour, _ placed: inout [Int]) throws(Refusal) {
        guard instance.caregivers.indices.contains(tour.caregiver) else {
            throw Refusal(.planUnknown, ["caregiver": "\(tour.caregiver)"])
        }
        guard days[tour.caregiver].first < 0 else { throw Refusal(.planTwice, ["caregiver": "\(tour.caregiver)"]) }
        for stop in tour.stops {
            guard instance.visits.indices.contains(stop.visit),
                facts.stops(of: stop.visit).count > stop.part, stop.part >= 0
            else { throw Refusal(.planUnknown, ["visit": "\(stop.visit)", "part": "\(stop.part)"]) }
            let node = facts.first[stop.visit] + stop.part
            let partner = facts.stops[node].partner
            guard nodes[node].caregiver < 0, partner < 0 || nodes[partner].caregiver != tour.caregiver else {
                throw Refusal(.planTwice, ["caregiver": "\(tour.caregiver)", "visit": "\(stop.visit)"])
            }
            link(node, tour.caregiver, after: days[tour.caregiver].last)
            placed.append(node)
        }
    }

    /// The plan, with the starts of the timetable.
    package var plan: Plan {
        Plan(
            tours: days.indices.filter { days[$0].first >= 0 }.map { caregiver in
                Plan.Tour(
                    caregiver: caregiver,
                    stops: stops(of: caregiver).map {
                        Plan.Stop(visit: facts.stops[$0].visit, part: facts.stops[$0].part, start: nodes[$0].start)
                    })
            })
    }

    /// The stops of a caregiver's day, in order.
    func stops(of caregiver: Int) -> [Int] {
        var stops: [Int] = []
        var node = days[caregiver].first
        while node >= 0 {
            stops.append(node)
            node = nodes[node].next
        }
        return stops
    }

    /// Who serves a visit, by part; empty when nobody does.
    package func crew(of visit: Int) -> [Int] {
        facts.stops(of: visit).map { nodes[$0].caregiver }.filter { $0 >= 0 }
    }

    /// When a visit starts; nil when nobody serves it.
    package func start(of visit: Int) -> Int? {
        let node = facts.first[visit]
        return nodes[node].caregiver < 0 ? nil : nodes[node].start
    }
}
