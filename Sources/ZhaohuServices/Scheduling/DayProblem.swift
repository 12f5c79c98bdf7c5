internal import ZhaohuDomain
internal import ZhaohuScheduling

/// Facts as the engine knows them: an instance, and which index stands for which number.
struct DayProblem: Sendable {
    let facts: DayFacts
    let instance: Instance
    private let skills: BitNames
    private let carerIndex: [Int64: Int]
    private let visitIndex: [Int64: (visit: Int, part: Int)]

    /// The instance of a day.
    ///
    /// - Throws: `Refusal` when a number is out of the engine's range, or there are too many skills.
    init(_ facts: DayFacts) throws(Refusal) {
        self.facts = facts
        let carers = Self.index(facts.carers.map(\.id))
        let clients = Self.index(facts.clients.map(\.id))
        var skills = BitNames()
        var traits = BitNames()
        var visits: [Instance.Visit] = []
        for visit in facts.visits { visits.append(try Self.visit(visit, clients, carers, &skills)) }
        var clientRows: [Instance.Client] = []
        for client in facts.clients { clientRows.append(try Self.client(client, carers, &traits)) }
        let wanted = skills
        let wished = traits
        instance = try Instance(
            travel: facts.rules.travelRule, weights: facts.rules.weights,
            caregivers: facts.carers.map { Self.caregiver($0, facts.rules, wanted, wished) }, clients: clientRows,
            visits: visits)
        self.skills = skills
        carerIndex = carers
        visitIndex = facts.visits.enumerated().reduce(into: [:]) { index, entry in
            for (part, id) in entry.element.ids.enumerated() { index[id] = (entry.offset, part) }
        }
    }

    /// The index of a carer; nil when not at work.
    func index(of carer: CaregiverID) -> Int? { carerIndex[carer.number] }

    /// The index and the part of a visit; nil when it is not to be planned.
    func index(of visit: VisitID) -> (visit: Int, part: Int)? { visitIndex[visit.number] }

    func carer(_ index: Int) -> CaregiverID { CaregiverID(facts.carers[index].id) }

    func visit(_ index: Int, part: Int = 0) -> VisitID { VisitID(facts.visits[index].ids[part]) }

    func skill(_ number: Int) -> String { skills.names[number] }

    private static func index(_ ids: [Int64]) -> [Int64: Int] {
        Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
    }

    private static func place(_ point: DayFacts.Point) -> Instance.Place { Instance.Place(x: point.x, y: point.y) }

    private static func caregiver(
        _ carer: DayFacts.Carer, _ rules: ScheduleRules, _ skills: BitNames, _ traits: BitNames
    ) -> Instance.Caregiver {
        let rest = Instance.Rest(
            afterWork: rules.restAfter, length: max(1, rules.rest),
            window: rules.restFrom...max(rules.restFrom, rules.restTo))
        return Instance.Caregiver(
            home: place(carer.home), begin: carer.begin.map(place), skills: skills.set(of: carer.skills),
            traits: traits.set(of: carer.traits), shift: carer.from...max(carer.from, carer.to),
            overtime: rules.mostOvertime, fairLoad: rules.fairLoad, mostWork: rules.mostWork, worked: carer.worked,
            rest: carer.isRested || rules.rest <= 0 ? nil : rest)
    }

    private static func client(
        _ client: DayFacts.Client, _ carers: [Int64: Int], _ traits: inout BitNames
    ) throws(Refusal) -> Instance.Client {
        // A team may name people who do not work that day.
        Instance.Client(
            place: place(client.place), primary: client.primary.compactMap { carers[$0] },
            known: client.known.compactMap { carers[$0] }, refused: client.notWith.compactMap { carers[$0] },
            wishes: try traits.adding(client.wishes))
    }

    private static func visit(
        _ visit: DayFacts.Visit, _ clients: [Int64: Int], _ carers: [Int64: Int], _ skills: inout BitNames
    ) throws(Refusal) -> Instance.Visit {
        var parts: [Instance.Part] = []
        for wanted in visit.skills {
            parts.append(Instance.Part(skills: try skills.adding(wanted), duration: visit.seconds))
        }
        // A pin says nothing without its carers. Of two in force one may be there no more: whoever comes instead is a change,
        // and the other one stays without a price.
        let pinned = visit.pin?.compactMap { carers[$0] }
        let staying = visit.inForce.compactMap { carers[$0] }.first
        let inForce = staying.map { staying in visit.inForce.map { carers[$0] ?? staying } } ?? []
        return Instance.Visit(
            client: clients[visit.client] ?? 0, parts: parts, gap: visit.gapFrom...visit.gapTo,
            window: visit.open...max(visit.open, visit.close), lateness: visit.late, priority: visit.priority,
            price: visit.price, excess: visit.excess,
            pin: pinned.flatMap {
                $0.count == parts.count ? Instance.Pin(caregivers: $0, start: visit.pinStart) : nil
            },
            inForce: inForce.count == parts.count ? inForce : [])
    }
}

/// Gives names bits in the order in which they come up.
struct BitNames: Sendable {
    private(set) var names: [String] = []
    private var numbers: [String: Int] = [:]

    mutating func adding(_ words: [String]) throws(Refusal) -> SkillSet {
        for name in words where numbers[name] == nil {
            guard names.count < InstanceLimits.skills else { throw Refusal(.scheduleSkills, ["value": name]) }
            numbers[name] = names.count
            names.append(name)
        }
        return set(of: words)
    }

    /// Words that nobody asks for have no bit.
    func set(of words: [String]) -> SkillSet { SkillSet(numbers: words.compactMap { numbers[$0] }) }
}
