/// The routes of a board put by.
struct PairedMemory: ~Copyable {
    private let nodes: RoutingFlat<PairedNode>
    private var absent: [Int32] = []
    private var parts = (travel: 0, late: 0, worst: 0)
    private(set) var cost = Int.max
    /// What the services in routes cost.
    var planCost: Int { parts.travel + parts.late + parts.worst }

    init(_ board: PairedBoard) {
        nodes = RoutingFlat(repeating: PairedNode(), count: board.nodes.count)
        take(board)
    }

    mutating func take(_ board: PairedBoard) {
        nodes.base.update(from: board.nodes.base, count: board.nodes.count)
        absent = board.absent
        parts = (board.travel, board.late, board.worst)
        cost = board.cost
    }

    func give(_ board: PairedBoard) {
        board.nodes.base.update(from: nodes.base, count: nodes.count)
        board.absent = absent
        (board.travel, board.late, board.worst) = parts
    }

    /// The plan for those outside, nil when a service is in no route.
    func solution(_ ground: PairedGround) -> PairedSolution? {
        guard absent.isEmpty else { return nil }
        var tours: [PairedSolution.Tour] = []
        for route in 0..<ground.routeCount {
            let depot = ground.serviceCount + route
            var stops: [PairedSolution.Stop] = []
            var node = Int(nodes[depot].next)
            while node != depot {
                stops.append(.init(service: node, start: Int(nodes[node].start)))
                node = Int(nodes[node].next)
            }
            if !stops.isEmpty { tours.append(.init(person: ground.person[route], stops: stops)) }
        }
        let cost = PairedCost(travel: parts.travel, late: parts.late, latest: parts.worst)
        return PairedSolution(tours: tours, cost: cost)
    }
}
