/// What the search looks up all the time, laid out by index.
struct Facts {
    /// Somebody of a client's team, with the price of sending them; `refused` when they must not come.
    struct Member: Sendable {
        let caregiver: Int32
        let price: Int
    }

    static let refused = Int.max

    /// First node of each visit, and one more.
    private let firstNode: [Int32]
    /// What every node asks of its caregiver, as the number of a demand.
    let demand: [Int]
    /// The different sets of skills that are asked for.
    let demands: [SkillSet]
    /// Skills by caregiver.
    let skills: [SkillSet]
    let fairLoad: [Int32]
    /// First member of each client's team, and one more.
    private let firstMember: [Int32]
    /// Held outside of reference counting, which the inner loops would pay for; freed by the board.
    private let members: UnsafeMutableBufferPointer<Member>
    let client: [Int32]
    /// Price of leaving a visit unserved.
    let price: [Int]
    let stranger: Int
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
        skills = instance.caregivers.map(\.skills)
        fairLoad = instance.caregivers.map { Int32($0.fairLoad) }
        client = instance.visits.map { Int32($0.client) }
        price = instance.visits.map { instance.weights.unserved[$0.priority - 1] }
        stranger = instance.weights.stranger
        weights = instance.weights
        perTravel = 1 / Double(max(1, instance.weights.travel))
        var first: [Int32] = [0]
        var members: [Member] = []
        for client in instance.clients {
            members += Self.team(of: client, instance.weights)
            first.append(Int32(members.count))
        }
        firstMember = first
        self.members = .allocate(capacity: members.count)
        _ = self.members.initialize(from: members)
    }

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

    /// The price of a caregiver at a visit.
    func familiarity(_ visit: Int32, _ route: Int32) -> Int {
        for member in team(of: client[Int(visit)]) where member.caregiver == route { return member.price }
        return stranger
    }

    private static func team(of client: Instance.Client, _ weights: PlanWeights) -> [Member] {
        var seen: Set<Int> = []
        let ranked =
            client.refused.map { ($0, refused) } + client.primary.map { ($0, 0) }
            + client.known.map { ($0, weights.known) }
        return ranked.compactMap { caregiver, price in
            seen.insert(caregiver).inserted ? Member(caregiver: Int32(caregiver), price: price) : nil
        }
    }
}

extension Facts {
    /// Frees what is held by hand.
    func free() { members.deallocate() }
}
