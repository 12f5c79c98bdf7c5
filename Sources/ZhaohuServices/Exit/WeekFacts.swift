internal import ZhaohuDomain
internal import ZhaohuScheduling
internal import ZhaohuStore

/// The week of a whole city as the planner wants it, and which index stands for whom.
struct WeekFacts: Sendable {
    /// A client of a leaving company.
    struct Leaver: Sendable {
        let plan: PlanForDay
        /// Days of the week as bits, Monday the lowest.
        let weekdays: Int
        let company: ProviderID
    }

    /// All companies, by their index.
    let companies: [ProviderID]
    /// Those that take clients, as indices.
    let open: [Int]
    let carers: [WeekCarer]
    let carerIDs: [CaregiverID]
    let own: [WeekClient]
    let clients: [WeekClient]
    /// In the order of `clients`.
    let leavers: [Leaver]
    let rules: WeekRules
    /// What the fund pays for an hour, in fen.
    let fenPerHour: Int

    func planner() -> WeekHandover {
        WeekHandover(
            carers: carers, own: own, clients: clients, companies: companies.count, open: open, rules: rules)
    }
}

/// Reads the week of a city from the plans that are in force on a day.
struct WeekLoader {
    private let context: CommandContext
    private let leaving: Set<ProviderID>
    private let refusals: [CaseID: Set<ProviderID>]
    /// The first day at the new companies.
    private let first: Day
    private let providers: [ProviderRecord]
    private let plane: Plane
    private var skills = BitNames()
    private var traits = BitNames()

    /// A loader; `first` is the first day at the new companies, `refusals` are companies that clients do not want.
    init(
        _ context: CommandContext, leaving: Set<ProviderID>, first: Day,
        refusals: [CaseID: Set<ProviderID>] = [:]
    ) throws {
        self.context = context
        self.leaving = leaving
        self.first = first
        self.refusals = refusals
        providers = try ProviderStore.list(context.database, region: context.region)
        plane = Plane(origin: (providers.first { leaving.contains($0.id) } ?? providers[0]).position)
    }

    mutating func load() throws -> WeekFacts {
        let index = Dictionary(uniqueKeysWithValues: providers.enumerated().map { ($1.id, $0) })
        var plans: [(plan: PlanForDay, company: Int)] = []
        var roster: [(record: CaregiverRecord, company: Int)] = []
        for (company, provider) in providers.enumerated() {
            plans += try PlanStore.forDay(
                context.database, region: context.region, provider: provider.id, on: first
            ).map { ($0, company) }
            roster += try CaregiverStore.list(
                context.database, region: context.region, provider: provider.id, activeOnly: true, limit: 5_000
            ).map { ($0, company) }
        }
        let isLeaving = providers.map { leaving.contains($0.id) }
        let people = try people(plans.map(\.plan.caseID), roster.map(\.record))
        var clients: [WeekClient] = []
        for (plan, company) in plans {
            let refused = (refusals[plan.caseID] ?? []).compactMap { index[$0] }
            clients.append(try client(plan, company, people, Set(refused)))
        }
        let leavers = plans.indices.filter { isLeaving[plans[$0].company] }
        let weekdays = leavers.map { clients[$0].days.reduce(0) { $0 | 1 << $1 } }
        return WeekFacts(
            companies: providers.map(\.id),
            open: providers.indices.filter {
                !isLeaving[$0] && (providers[$0].state == .designated || providers[$0].state == .warned)
            },
            carers: roster.map { carer($0.record, $0.company) }, carerIDs: roster.map(\.record.id),
            own: plans.indices.filter { !isLeaving[plans[$0].company] }.map { clients[$0] },
            clients: leavers.map { clients[$0] },
            leavers: zip(leavers, weekdays).map {
                .init(plan: plans[$0].plan, weekdays: $1, company: providers[plans[$0].company].id)
            },
            rules: try rules(),
            fenPerHour: try context.reference.policy.integer("schedule.fund_fen_per_hour", on: context.today))
    }

    /// Who knows whom, and what clients want.
    private struct People {
        var index: [CaregiverID: Int] = [:]
        var known: [CaseID: Set<Int>] = [:]
        var wishes: [CaseID: [ClientWish]] = [:]
    }

    private func people(_ cases: [CaseID], _ carers: [CaregiverRecord]) throws -> People {
        var people = People()
        for (index, carer) in carers.enumerated() { people.index[carer.id] = index }
        let since = context.today.advanced(
            by: -(try context.reference.policy.integer("schedule.team_days", on: context.today)))
        for met in try HandoverStore.acquaintances(
            context.database, region: context.region, leaving: Array(leaving), since: since)
        {
            if let carer = people.index[met.caregiver] { people.known[met.caseID, default: []].insert(carer) }
        }
        people.wishes = Dictionary(
            grouping: try ScheduleStore.wishes(context.database, region: context.region, cases: cases), by: \.caseID)
        return people
    }

    private mutating func client(
        _ plan: PlanForDay, _ company: Int, _ people: People, _ refused: Set<Int>
    ) throws -> WeekClient {
        let items = (try? PlanFrequency.parse(plan.items)) ?? []
        let days = (0..<7).filter { day in
            if let weekdays = plan.weekdays { return weekdays >> day & 1 == 1 }
            // 5 January 1970 was a Monday.
            return !items.due(on: Day(number: 4 + day), seed: plan.plan.number).isEmpty
        }
        let needed = Set(items.compactMap { context.reference.items[$0.item]?.skill }).sorted()
        let first = try skills.adding(needed)
        let wishes = people.wishes[plan.caseID] ?? []
        let point = plane.point(plan.position)
        return WeekClient(
            company: company, place: Instance.Place(x: point.x, y: point.y), days: days,
            window: plan.windowFrom * 60...max(plan.windowFrom, plan.windowTo - plan.minutes) * 60,
            seconds: plan.minutes * 60, crew: plan.carers == 2 ? [first, []] : [first],
            gap: plan.gap.lowerBound * 60...plan.gap.upperBound * 60, known: people.known[plan.caseID] ?? [],
            refused: Set(
                wishes.filter { $0.kind == "not_with" }.compactMap { CaregiverID($0.value) }
                    .compactMap { people.index[$0] }),
            wishes: try traits.adding(wishes.filter { $0.kind != "not_with" }.map { "\($0.kind):\($0.value)" }),
            refusedCompanies: refused)
    }

    private func carer(_ record: CaregiverRecord, _ company: Int) -> WeekCarer {
        let point = plane.point(record.position)
        return WeekCarer(
            company: company, home: Instance.Place(x: point.x, y: point.y), skills: skills.set(of: record.skills),
            traits: traits.set(of: ["sex:\(record.sex)"] + record.languages.map { "language:\($0)" }),
            shift: record.shiftFrom * 60...record.shiftTo * 60)
    }

    private func rules() throws -> WeekRules {
        let rules = try ScheduleRules(context.reference.policy, on: context.today)
        let rest = Instance.Rest(
            afterWork: rules.restAfter, length: max(1, rules.rest),
            window: rules.restFrom...max(rules.restFrom, rules.restTo))
        return WeekRules(
            travel: rules.travelRule, weights: rules.weights, fairLoad: rules.fairLoad, mostWork: rules.mostWork,
            rest: rules.rest > 0 ? rest : nil)
    }
}
