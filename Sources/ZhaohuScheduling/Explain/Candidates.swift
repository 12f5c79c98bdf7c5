/// Who could serve a visit, cheapest first, and why the others cannot.
package struct Candidates: Sendable {
    /// A caregiver, or two, who could serve the visit.
    package struct Candidate: Hashable, Sendable {
        /// The caregivers, by part.
        package let crew: [Int]
        /// Where it would go in their days.
        package let insertions: [Insertion]
        /// Second at which it would start.
        package let start: Int
        /// What the plan costs more when it is put in.
        package let change: CostParts
        /// The sum of that.
        package let cost: Int
        /// Other visits that would start later after their windows than now, and by how many seconds together.
        package let delayed: Int
        package let delay: Int
        /// How well the client knows them, by part.
        package let familiarity: [Familiarity]
    }

    /// Somebody who holds the skills of a part and cannot serve it.
    package struct Excluded: Hashable, Sendable {
        package let caregiver: Int
        package let part: Int
        /// The first rule that stands in the way.
        package let hurdle: Hurdle
    }

    package let visit: Int
    /// Cheapest first; for a visit of two the best pairs of the caregivers who are best for each part.
    package let candidates: [Candidate]
    /// By part and caregiver.
    package let excluded: [Excluded]
    /// How many caregivers lack the skills, by part.
    package let unskilled: [Int]

    /// How many caregivers a part are tried in pairs with those of the other part.
    package static let breadth = 20

    /// The candidates for a visit; a visit that is served is taken out of the timetable first.
    ///
    /// - Parameters:
    ///   - visit: index of the visit.
    ///   - timetable: the plan.
    ///   - breadth: caregivers a part who are tried in pairs, for a visit of two.
    package init(for visit: Int, in timetable: Timetable, breadth: Int = breadth) {
        var timetable = timetable
        timetable.remove(visit)
        self.init(forUnserved: visit, in: &timetable, breadth: breadth)
    }

    init(forUnserved visit: Int, in timetable: inout Timetable, breadth: Int) {
        self.visit = visit
        let instance = timetable.instance
        let nodes = Array(timetable.facts.stops(of: visit))
        var found: [Timetable.Placing] = []
        var hurdles: [Excluded] = []
        var unskilled: [Int] = []
        var halves: [[Timetable.Half]] = []
        for (part, node) in nodes.enumerated() {
            let wanted = instance.visits[visit].parts[part].skills
            let skilled = instance.caregivers.indices.filter { instance.caregivers[$0].skills.isSuperset(of: wanted) }
            unskilled.append(instance.caregivers.count - skilled.count)
            halves.append([])
            for caregiver in skilled {
                let finding = timetable.find(node, caregiver)
                if nodes.count == 1, let best = finding.best { found.append(best) }
                if !finding.places.isEmpty {
                    let cost = finding.best?.cost ?? StopFact.never
                    halves[part].append(.init(caregiver: caregiver, cost: cost, places: finding.places))
                }
                if let hurdle = finding.hurdle {
                    hurdles.append(Excluded(caregiver: caregiver, part: part, hurdle: hurdle))
                }
            }
        }
        if nodes.count == 2 { found = timetable.pairs(nodes, halves, breadth) }
        let ranked = found.map { timetable.candidate($0, visit) }
            .sorted { ($0.cost, $0.crew[0], $0.crew.last ?? 0) < ($1.cost, $1.crew[0], $1.crew.last ?? 0) }
        let able = nodes.indices.map { part in Set(ranked.map { $0.crew[part] }) }
        candidates = ranked
        excluded = hurdles.filter { !able[$0.part].contains($0.caregiver) }
        self.unskilled = unskilled
    }
}

/// How well a client knows a caregiver.
package enum Familiarity: String, Sendable, CaseIterable {
    /// Of the first choice.
    case primary
    /// Has been there.
    case known
    case stranger

    package init(of caregiver: Int, to client: Instance.Client) {
        self =
            client.primary.contains(caregiver)
            ? .primary : client.known.contains(caregiver) ? .known : .stranger
    }
}

extension Timetable {
    func candidate(_ placing: Placing, _ visit: Int) -> Candidates.Candidate {
        let client = instance.clients[instance.visits[visit].client]
        return Candidates.Candidate(
            crew: placing.puts.map(\.caregiver), insertions: placing.puts.map(insertion),
            start: placing.attempt.start, change: placing.attempt.change, cost: placing.cost,
            delayed: placing.attempt.delayed, delay: placing.attempt.delay,
            familiarity: placing.puts.map { Familiarity(of: $0.caregiver, to: client) })
    }
}
