internal import ZhaohuDomain
internal import ZhaohuScheduling
internal import ZhaohuStore
internal import ZhaohuWire

/// Tries the clients of a company that leaves in the days of the others: who has room for whom, nothing of the others moved.
struct HandoverPlan: Sendable {
    /// Who could take a client on the day that was tried.
    struct Offer: Sendable {
        let provider: ProviderID
        let caregiver: CaregiverID
        /// Second of the day.
        let start: Int
    }

    /// Companies that are tried: the nearest ones.
    private static let mostCompanies = 20
    /// Steps of the search in which the others' own days are planned.
    private static let steps = 20_000

    private let facts: DayFacts
    private let ownVisits: Int
    /// The company of each carer.
    private let employer: [Int64: ProviderID]

    /// Reads the day of every company that takes clients.
    init(_ context: CommandContext, leaving: ProviderRecord, day: Day) throws {
        func load(_ provider: ProviderRecord) throws -> DayFacts {
            // All clients at once, so that there is room for each on whatever day.
            let happening = Happening(isBuild: true, isRehearsal: true, isEveryPlanDue: provider.id == leaving.id)
            var loader = DayLoader(context: context, provider: provider, day: day, happening: happening)
            loader.origin = leaving.position
            return try loader.load().facts
        }
        let others = try ProviderStore.list(context.database, region: context.region)
            .filter { $0.id != leaving.id && ($0.state == .designated || $0.state == .warned) }
            .sorted {
                ($0.position.distanceMetres(to: leaving.position), $0.id) < (
                    $1.position.distanceMetres(to: leaving.position), $1.id
                )
            }
        var (carers, clients, visits): ([DayFacts.Carer], [DayFacts.Client], [DayFacts.Visit]) = ([], [], [])
        var employer: [Int64: ProviderID] = [:]
        for other in others.prefix(Self.mostCompanies) {
            let day = try load(other)
            // Their own visits stay theirs: a skill that only their carers have.
            let badge = "company:\(other.id)"
            carers += day.carers.map { $0.with(skill: badge) }
            visits += day.visits.map { $0.with(skill: badge) }
            clients += day.clients
            for carer in day.carers { employer[carer.id] = other.id }
        }
        let own = try load(leaving)
        ownVisits = visits.count
        let known = Set(clients.map(\.id))
        self.employer = employer
        facts = DayFacts(
            rules: own.rules, carers: carers, clients: clients + own.clients.filter { !known.contains($0.id) },
            visits: visits + own.visits, fixed: [])
    }

    /// What the day comes to, by case.
    func offers(_ progress: ProgressTeller) async throws -> [Int64: Offer] {
        var others = facts
        others.visits = Array(facts.visits.prefix(ownVisits))
        let plan = await Search.run(
            try DayProblem(others).instance, budget: .steps(Self.steps),
            progress: { progress.tell($0.steps, of: Self.steps, "") }
        ).plan
        let problem = try DayProblem(facts)
        let standing = StandingPlan(problem.instance, plan)
        for visit in ownVisits..<facts.visits.count { _ = standing.insert(visit) }
        return standing.plan.tours.reduce(into: [:]) { offers, tour in
            for stop in tour.stops where stop.visit >= ownVisits && stop.part == 0 {
                let carer = problem.carer(tour.caregiver)
                guard let provider = employer[carer.number] else { continue }
                offers[facts.visits[stop.visit].client] = Offer(provider: provider, caregiver: carer, start: stop.start)
            }
        }
    }
}

extension DayFacts.Carer {
    fileprivate func with(skill: String) -> Self {
        DayFacts.Carer(
            id: id, home: home, begin: begin, skills: skills + [skill], traits: traits, shiftFrom: shiftFrom,
            from: from,
            to: to, worked: worked, isRested: isRested)
    }
}

extension DayFacts.Visit {
    fileprivate func with(skill: String) -> Self {
        var visit = self
        visit.skills = skills.map { $0 + [skill] }
        return visit
    }
}
