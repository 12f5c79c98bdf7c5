/// What the search looks up all the time, laid out by index.
struct Facts {
    /// Somebody of a client's team, with the price of sending them; `refused` when they must not come.
    struct Member: Sendable {
        let caregiver: Int32
        let price: Int
    }

    static let refused = Int.max
    /// What a pinned visit left out costs more within the search: more than anything that serving it can.
    static let pinned = 10_000_000_000_000

    /// First node of each visit, and one more.
    private let firstNode: [Int32]
    /// The visit of each node.
    let visitOfNode: [Int32]
    /// What every node asks of its caregiver, as the number of a demand.
    let demand: [Int]
    /// The different sets of skills that are asked for.
    let demands: [SkillSet]
    /// Skills by caregiver.
    let skills: [SkillSet]
    /// First member of each client's team, and one more.
    private let firstMember: [Int32]
    /// Held outside of reference counting, which the inner loops would pay for; freed by the board.
    private let members: UnsafeMutableBufferPointer<Member>
    let client: [Int32]
    /// What leaving a visit unserved costs more than serving it, but for the caregivers and their time.
    let price: [Int]
    private let priority: [Int]
    /// Seconds from the start of the first part of a visit to that of the second.
    let gaps: [(least: Int32, most: Int32)]
    /// True when some visit's parts do not start together.
    let hasGaps: Bool
    /// True when some caregiver may be due a break.
    let hasPauses: Bool
    /// True when somebody may work after the shift.
    let hasOvertime: Bool
    /// The only caregiver whom a node may have, or -1, by node.
    let pinnedTo: [Int32]
    /// Who has the node in the plan in force, or -1, by node.
    let inForce: [Int32]
    /// Wishes by client, traits by caregiver.
    private let wishes: [SkillSet]
    private let traits: [SkillSet]
    let weights: PlanWeights
    /// Seconds of travel for a unit of cost.
    let perTravel: Double

    var stopCount: Int { demand.count }

    init(_ instance: Instance) {
        var nodes: [Int32] = [0]
        var numbers: [SkillSet: Int] = [:]
        var demand: [Int] = []
        var demands: [SkillSet] = []
        for visit in instance.visits {
            for part in visit.parts {
                let number = numbers[part.skills] ?? demands.count
                if number == demands.count {
                    numbers[part.skills] = number
                    demands.append(part.skills)
                }
                demand.append(number)
            }
            nodes.append(Int32(demand.count))
        }
        firstNode = nodes
        self.demand = demand
        self.demands = demands
        visitOfNode = instance.visits.enumerated().flatMap { index, visit in visit.parts.map { _ in Int32(index) } }
        skills = instance.caregivers.map(\.skills)
        client = instance.visits.map { Int32($0.client) }
        weights = instance.weights
        price = instance.visits.map { visit in
            instance.weights.unserved[visit.priority - 1] - instance.weights.serving(visit)
                + (visit.pin == nil ? 0 : Self.pinned)
        }
        priority = instance.visits.map(\.priority)
        gaps = instance.visits.map { (Int32($0.gap.lowerBound), Int32($0.gap.upperBound)) }
        hasGaps = instance.visits.contains { $0.parts.count == 2 && $0.gap != 0...0 }
        hasPauses = instance.caregivers.contains { $0.rest != nil }
        hasOvertime = instance.caregivers.contains { $0.overtime > 0 }
        pinnedTo = instance.visits.flatMap { visit in
            visit.parts.indices.map { Int32(visit.pin?.caregivers[$0] ?? -1) }
        }
        inForce = instance.visits.flatMap { visit in
            visit.parts.indices.map { visit.inForce.isEmpty ? -1 : Int32(visit.inForce[$0]) }
        }
        wishes = instance.clients.map(\.wishes)
        traits = instance.caregivers.map(\.traits)
        perTravel = weights.travel == 0 ? 1_000_000_000 : 1 / Double(weights.travel)
        var first: [Int32] = [0]
        var members: [Member] = []
        for client in instance.clients {
            members += Self.team(of: client, instance)
            first.append(Int32(members.count))
        }
        firstMember = first
        self.members = .allocate(capacity: members.count)
        _ = self.members.initialize(from: members)
    }

    /// Frees what is held by hand.
    func free() { members.deallocate() }

    private static func team(of client: Instance.Client, _ instance: Instance) -> [Member] {
        var team: [Member] = []
        for caregiver in client.refused { add(caregiver, refused, client, instance, to: &team) }
        for caregiver in client.primary { add(caregiver, 0, client, instance, to: &team) }
        for caregiver in client.known { add(caregiver, instance.weights.known, client, instance, to: &team) }
        return team
    }

    private static func add(
        _ caregiver: Int, _ price: Int, _ client: Instance.Client, _ instance: Instance, to team: inout [Member]
    ) {
        guard !team.contains(where: { $0.caregiver == Int32(caregiver) }) else { return }
        let unmet = client.wishes.subtracting(instance.caregivers[caregiver].traits).rawValue.nonzeroBitCount
        let sum = price == refused ? refused : price + instance.weights.wish * unmet
        team.append(Member(caregiver: Int32(caregiver), price: sum))
    }
}

extension Facts {
    /// The nodes of a visit, one or two.
    @inline(__always)
    func nodes(of visit: Int) -> Range<Int32> { firstNode[visit]..<firstNode[visit + 1] }

    /// The skills that a visit asks for.
    func wanted(_ visit: Int32) -> SkillSet {
        nodes(of: Int(visit)).reduce(into: []) { $0.formUnion(demands[demand[Int($1)]]) }
    }

    /// The team of a client: refusals first, then the first choice, then those known.
    @inline(__always)
    func team(of client: Int32) -> Slice<UnsafeMutableBufferPointer<Member>> {
        members[Int(firstMember[Int(client)])..<Int(firstMember[Int(client) + 1])]
    }

    /// The price of a caregiver outside of the client's team.
    @inline(__always)
    func stranger(_ client: Int32, _ route: Int32) -> Int {
        let wishes = wishes[Int(client)]
        if wishes.isEmpty { return weights.stranger }
        return weights.stranger + weights.wish * wishes.subtracting(traits[Int(route)]).rawValue.nonzeroBitCount
    }

    /// The price of giving a node to another caregiver than in the plan in force.
    @inline(__always)
    func change(_ node: Int32, _ route: Int32) -> Int {
        let held = inForce[Int(node)]
        return held < 0 || held == route ? 0 : weights.change
    }

    /// The price of a caregiver at a node; `refused` when the client refuses them.
    func price(of node: Int32, _ route: Int32) -> Int {
        let client = client[Int(visitOfNode[Int(node)])]
        for member in team(of: client) where member.caregiver == route {
            return member.price == Self.refused ? Self.refused : member.price + change(node, route)
        }
        return stranger(client, route) + change(node, route)
    }

    /// What an unserved visit costs within the search.
    func unserved(_ visit: Int) -> Int {
        weights.unserved[priority[visit] - 1] + (isPinned(Int32(visit)) ? Self.pinned : 0)
    }

    /// True when a visit must be served if it can.
    func isPinned(_ visit: Int32) -> Bool { pinnedTo[Int(firstNode[Int(visit)])] >= 0 }
}
