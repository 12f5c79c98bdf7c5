extension PlacedExplanation {
    /// How many alternatives are told.
    package static let alternativeCount = 3

    /// Explains a visit that is served.
    init(of visit: Int, in timetable: Timetable) {
        let instance = timetable.instance
        let client = instance.clients[instance.visits[visit].client]
        var without = timetable
        let taken = without.remove(visit)
        let change = CostParts() - taken
        let candidates = Candidates(forUnserved: visit, in: &without, breadth: Candidates.breadth)
        let crew = timetable.crew(of: visit)
        self.visit = visit
        self.crew = crew
        start = timetable.start(of: visit) ?? 0
        isPinned = instance.visits[visit].pin != nil
        familiarity = crew.map { Familiarity(of: $0, to: client) }
        self.change = change
        cost = change.total(instance.weights)
        alternatives = candidates.candidates.filter { $0.crew != crew }.prefix(Self.alternativeCount).map {
            let difference = $0.change - change
            return Alternative(candidate: $0, difference: difference, cost: difference.total(instance.weights))
        }
        var seen = Set(crew)
        let members = (client.primary + client.known).filter { seen.insert($0).inserted }
        team = members.flatMap { member in
            instance.visits[visit].parts.indices.map { part in
                Self.member(member, part, visit, crew, change, &without)
            }
        }
    }

    /// How it would be with somebody of the care team instead of the caregiver of a part.
    private static func member(
        _ caregiver: Int, _ part: Int, _ visit: Int, _ crew: [Int], _ change: CostParts, _ without: inout Timetable
    ) -> Member {
        let client = without.instance.clients[without.instance.visits[visit].client]
        let node = without.facts.first[visit] + part
        let finding =
            crew.count == 2
            ? without.findBeside(node, caregiver, crew[1 - part]) : without.find(node, caregiver)
        return Member(
            caregiver: caregiver, part: part, familiarity: Familiarity(of: caregiver, to: client),
            hurdle: finding.hurdle, difference: finding.best.map { $0.attempt.change - change })
    }
}
