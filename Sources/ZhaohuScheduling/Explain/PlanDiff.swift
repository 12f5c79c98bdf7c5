/// Who is moved from one plan to another.
///
/// The plans may be of different instances: visits and caregivers are matched by names of the caller's.
package struct PlanDiff<Name: Hashable & Comparable & Sendable>: Sendable {
    /// A plan with the names of its visits and caregivers, by index.
    package struct Side: Sendable {
        package let plan: Plan
        package let visits: [Name]
        package let caregivers: [Name]

        package init(plan: Plan, visits: [Name], caregivers: [Name]) {
            self.plan = plan
            self.visits = visits
            self.caregivers = caregivers
        }
    }

    /// How a visit is served.
    package struct Service: Hashable, Sendable {
        /// The caregivers, by part.
        package let crew: [Name]
        /// Second at which it starts.
        package let start: Int

        package init(crew: [Name], start: Int) {
            self.crew = crew
            self.start = start
        }
    }

    /// What happens to a visit; the kinds are told in this order.
    package enum Kind: String, Sendable, CaseIterable {
        /// Nobody served it, or it was not asked for.
        case placed
        /// It is asked for, and nobody serves it any more.
        case dropped
        /// Somebody else serves it; the time may be another too.
        case caregiver
        /// The same caregivers come at another time.
        case time
    }

    /// A visit that is moved.
    package struct Entry: Hashable, Sendable {
        package let visit: Name
        package let kind: Kind
        /// How it was served; nil when it was not.
        package let from: Service?
        /// How it is served; nil when it is not.
        package let to: Service?

        package init(visit: Name, kind: Kind, from: Service?, to: Service?) {
            self.visit = visit
            self.kind = kind
            self.from = from
            self.to = to
        }
    }

    /// By kind, then by visit.
    package let entries: [Entry]
    /// Visits served as before, within the tolerance.
    package let unchanged: Int
    /// Visits that were served and are no longer asked for.
    package let gone: [Name]

    /// - Parameters:
    ///   - old: the plan before.
    ///   - new: the plan after.
    ///   - tolerance: seconds by which a start may move without counting as another time.
    package init(from old: Side, to new: Side, tolerance: Int) {
        let (before, after) = (Self.services(old), Self.services(new))
        let asked = Set(new.visits)
        var entries: [Entry] = []
        var unchanged = 0
        for visit in Set(before.keys).union(after.keys) where asked.contains(visit) {
            let (from, to) = (before[visit], after[visit])
            if let kind = Self.kind(from, to, tolerance) {
                entries.append(Entry(visit: visit, kind: kind, from: from, to: to))
            } else {
                unchanged += 1
            }
        }
        self.entries = entries.sorted { (Self.rank($0.kind), $0.visit) < (Self.rank($1.kind), $1.visit) }
        self.unchanged = unchanged
        gone = before.keys.filter { !asked.contains($0) }.sorted()
    }

    private static func rank(_ kind: Kind) -> Int { Kind.allCases.firstIndex(of: kind) ?? 0 }

    private static func kind(_ from: Service?, _ to: Service?, _ tolerance: Int) -> Kind? {
        guard let to else { return .dropped }
        guard let from else { return .placed }
        if from.crew != to.crew { return .caregiver }
        return abs(from.start - to.start) > tolerance ? .time : nil
    }

    private static func services(_ side: Side) -> [Name: Service] {
        var stops: [Int: [(part: Int, start: Int, caregiver: Name)]] = [:]
        for tour in side.plan.tours {
            for stop in tour.stops {
                stops[stop.visit, default: []].append((stop.part, stop.start, side.caregivers[tour.caregiver]))
            }
        }
        var services: [Name: Service] = [:]
        for (visit, parts) in stops {
            let parts = parts.sorted { $0.part < $1.part }
            services[side.visits[visit]] = Service(crew: parts.map(\.caregiver), start: parts[0].start)
        }
        return services
    }
}

extension PlanDiff {
    /// The entries that concern a caregiver: visits lost, won and moved.
    package struct Share: Hashable, Sendable {
        package let caregiver: Name
        package let entries: [Entry]
    }

    /// The entries by caregiver, in the order of their names; an entry appears with all whom it concerns.
    package var byCaregiver: [Share] {
        var shares: [Name: [Entry]] = [:]
        for entry in entries {
            let (before, after) = (entry.from?.crew ?? [], entry.to?.crew ?? [])
            // Another caregiver for one part is nothing to the one of the other, unless the time moves.
            let isOfAll = entry.kind != .caregiver || entry.from?.start != entry.to?.start
            for caregiver in Set(before).union(after)
            where isOfAll || before.contains(caregiver) != after.contains(caregiver) {
                shares[caregiver, default: []].append(entry)
            }
        }
        return shares.keys.sorted().map { Share(caregiver: $0, entries: shares[$0] ?? []) }
    }
}
