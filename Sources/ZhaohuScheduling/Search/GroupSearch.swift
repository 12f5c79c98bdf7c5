/// Ruin and recreate on one group of routes; it reads and writes nothing of any other group.
///
/// Each step takes adjacent strings of visits out of a few routes that lie near each other, puts the visits back one by
/// one where they cost least, and keeps the result if it is better or, by chance, not much worse. A step that is not
/// kept is undone from the journal.
struct GroupSearch {
    let board: Board
    let near: Neighbourhood
    let setting: SearchSetting
    let group: Int32
    /// Routes of the group by the demands that their caregivers meet.
    var routesByDemand: [[Int32]]
    /// Visits that the group may move.
    var visits: [Int32] = []
    /// Those of them that nobody serves.
    var absent: [Int32] = []
    var random: Random
    /// Change of the plan's cost since the beginning.
    var cost = 0
    /// Mean number of stops on a route that has any.
    var meanStops = 1.0

    // The journal of the step, and what has to be worked out again.
    var step: UInt32 = 0
    var journal: [(index: Int32, node: Node)] = []
    var trackJournal: [(index: Int32, track: Track)] = []
    var forward: [Int32] = []
    var backward: [Int32] = []
    // Scratch space of a step.
    var removed: [Int32] = []
    var string: [Int32] = []
    var ruined: [Int32] = []
    var order: [(key: Int, visit: Int32)] = []
    var delays: DelayWalk
    var candidates: [[Candidate]] = [[], []]
    var untilBlink = 1
    // Nearest routes of caregivers outside the care team, by node, worked out when first wanted.
    var firstStranger: [Int32]
    var strangerRoutes: [Int32] = []
    /// True when every route is tried for a visit, not only those near: for a few visits in a whole city.
    var isExhaustive = false
    /// Routes that keep a node for the time being, though no pin says so.
    var keptOn: [Int32: Int32] = [:]
    /// True when a plan that is being loaded has no times that hold.
    var isBroken = false
    var ranked: [(distance: Double, route: Int32)] = []

    init(
        board: Board, near: Neighbourhood, setting: SearchSetting, part: Partition.Part, group: Int, random: Random
    ) {
        self.board = board
        self.near = near
        self.setting = setting
        self.group = Int32(group)
        self.random = random
        delays = DelayWalk(board)
        firstStranger = Array(repeating: -1, count: board.stopCount)
        routesByDemand = Array(repeating: [], count: board.facts.demands.count)
        var stops = 0
        var busy = 0
        for route in part.routes {
            for (demand, wanted) in board.facts.demands.enumerated()
            where board.facts.skills[Int(route)].isSuperset(of: wanted) { routesByDemand[demand].append(route) }
            stops += Int(board.tracks[Int(route)].count)
            busy += board.tracks[Int(route)].count > 0 ? 1 : 0
            var node = board.node(board.first(route)).pointee.next
            while board.isStop(node) {
                if !board.isFrozen(node), node == board.facts.nodes(of: board.visit(node)).lowerBound {
                    visits.append(Int32(board.visit(node)))
                }
                node = board.node(node).pointee.next
            }
        }
        visits += part.absent
        absent = part.absent
        meanStops = busy == 0 ? 1 : Double(stops) / Double(busy)
        redrawBlink()
    }

    /// Searches for so many steps, or until told to stop.
    ///
    /// - Returns: the steps done.
    mutating func run(steps: Int, temperature: Double, mayStop: () -> Bool) -> Int {
        guard !visits.isEmpty else { return steps }
        for done in 0..<steps {
            if done & 15 == 0, mayStop() { return done }
            step += 1
            let before = cost
            ruin()
            settle()
            if board.facts.hasPauses { moveBreaks() }
            chooseAbsent()
            recreate()
            if Double(cost - before) < temperature * random.exponential() {
                keep()
            } else {
                undo()
                cost = before
            }
        }
        return steps
    }

    /// Serves as many of the visits as it can, the urgent and the demanding ones first.
    mutating func construct(mayStop: () -> Bool) {
        step += 1
        order = absent.map { (key: constructionKey($0), visit: $0) }
        order.sort { ($0.key, $0.visit) < ($1.key, $1.visit) }
        for (number, entry) in order.enumerated() {
            if number & 15 == 0, mayStop() { break }
            insertBest(entry.visit)
        }
        absent.removeAll(where: board.isServed)
        keep()
    }

    private func constructionKey(_ visit: Int32) -> Int {
        let wanted = board.instance.visits[Int(visit)]
        let width = wanted.window.upperBound - wanted.window.lowerBound
        return (wanted.parts.count == 2 ? 0 : 10_000_000) + wanted.priority * 1_000_000 + width
    }

    /// Serves the pinned visits that can be served, those with a fixed start first.
    mutating func constructPins(mayStop: () -> Bool) {
        step += 1
        let pinned = board.absent().filter(board.facts.isPinned)
        order = pinned.map { visit in
            let node = board.node(board.facts.nodes(of: Int(visit)).lowerBound).pointee
            return (key: (node.open == node.hard ? 0 : 1 << 40) + Int(node.hard), visit: visit)
        }
        order.sort { ($0.key, $0.visit) < ($1.key, $1.visit) }
        for (number, entry) in order.enumerated() {
            if number & 15 == 0, mayStop() { break }
            insertBest(entry.visit)
        }
        keep()
    }
}
