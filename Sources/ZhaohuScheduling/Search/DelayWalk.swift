/// Works out exactly what an insertion that delays some stops costs in lateness and overtime, without changing the plan.
struct DelayWalk {
    private let board: Board
    /// Stops whose start the delay moves, with the start; a handful.
    private var moved: [(index: Int32, start: Int32)] = []
    private var waiting: [(index: Int32, ready: Int32)] = []

    init(_ board: Board) {
        self.board = board
    }

    /// The added price when the caregivers reach the given stops at the given times.
    ///
    /// - Parameters:
    ///   - first: a stop, and when its caregiver gets there.
    ///   - second: another one, for a visit of two caregivers.
    ///   - blocked: stops that must not move, being before the insertion: else caregivers would wait for each other in
    ///     a circle.
    /// - Returns: nil when a blocked stop would move.
    mutating func price(_ first: (Int32, Int32), _ second: (Int32, Int32)?, blocked: (Int32, Int32)) -> Int? {
        moved.removeAll(keepingCapacity: true)
        waiting.removeAll(keepingCapacity: true)
        waiting.append((first.0, first.1))
        if let second { waiting.append((second.0, second.1)) }
        var late = 0
        var over = 0
        while let (from, ready) = waiting.popLast() {
            var (index, arrival) = (from, ready)
            while board.isStop(index) {
                let node = board.node(index)
                let old = start(index)
                guard arrival > old else { break }
                if index == blocked.0 || index == blocked.1 { return nil }
                let close = node.pointee.close
                late += Int(max(0, arrival &- close) &- max(0, old &- close))
                moved.append((index, arrival))
                let partner = node.pointee.partner
                if partner >= 0 {
                    if node.pointee.has(Node.spaced) {
                        waiting.append((partner, arrival &+ offset(node, index)))
                    } else {
                        if partner == blocked.0 || partner == blocked.1 { return nil }
                        moved.append((partner, arrival))
                        let other = board.node(partner)
                        let after = other.pointee.next
                        waiting.append((after, board.arrival(after, arrival &+ other.pointee.duration)))
                    }
                }
                index = node.pointee.next
                arrival = board.arrival(index, arrival &+ node.pointee.duration)
            }
            if board.facts.hasOvertime, !board.isStop(index) { over += overtime(index, arrival) }
        }
        return board.facts.weights.late * late + board.facts.weights.overtime * over
    }

    /// Seconds from the start of a part to the earliest start of the other.
    private func offset(_ node: UnsafeMutablePointer<Node>, _ index: Int32) -> Int32 {
        let gap = board.facts.gaps[board.visit(index)]
        return node.pointee.has(Node.second) ? -gap.most : gap.least
    }

    private mutating func overtime(_ index: Int32, _ arrival: Int32) -> Int {
        let node = board.node(index)
        guard node.pointee.hard > node.pointee.close, case let old = start(index), arrival > old else { return 0 }
        moved.append((index, arrival))
        return Int(max(0, arrival &- node.pointee.close) &- max(0, old &- node.pointee.close))
    }

    private func start(_ index: Int32) -> Int32 {
        for (moved, start) in moved.reversed() where moved == index { return start }
        return board.node(index).pointee.start
    }
}
