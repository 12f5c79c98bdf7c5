/// Works out exactly what an insertion that delays some stops costs in lateness, without changing the plan.
struct DelayWalk {
    private let board: Board
    /// Stops whose start the delay moves, with the start; a handful.
    private var moved: [(index: Int32, start: Int32)] = []
    private var waiting: [(index: Int32, ready: Int32)] = []

    init(_ board: Board) {
        self.board = board
    }

    /// The added seconds of lateness when the caregivers reach the given stops at the given times.
    ///
    /// - Parameters:
    ///   - first: a stop, and when its caregiver gets there.
    ///   - second: another one, for a visit of two caregivers.
    ///   - blocked: stops that must not move, being before the insertion: else caregivers would wait for each other in
    ///     a circle.
    /// - Returns: nil when a blocked stop would move.
    mutating func lateness(_ first: (Int32, Int32), _ second: (Int32, Int32)?, blocked: (Int32, Int32)) -> Int? {
        moved.removeAll(keepingCapacity: true)
        waiting.removeAll(keepingCapacity: true)
        waiting.append((first.0, first.1))
        if let second { waiting.append((second.0, second.1)) }
        var added = 0
        while let (from, ready) = waiting.popLast() {
            var (index, arrival) = (from, ready)
            while board.isStop(index) {
                let node = board.node(index)
                let old = start(index)
                guard arrival > old else { break }
                if index == blocked.0 || index == blocked.1 { return nil }
                let close = node.pointee.close
                added += Int(max(0, arrival &- close) &- max(0, old &- close))
                moved.append((index, arrival))
                let partner = node.pointee.partner
                if partner >= 0 {
                    if partner == blocked.0 || partner == blocked.1 { return nil }
                    moved.append((partner, arrival))
                    let after = board.node(partner).pointee.next
                    waiting.append((after, arrival &+ node.pointee.duration &+ board.node(after).pointee.way))
                }
                index = node.pointee.next
                arrival = arrival &+ node.pointee.duration &+ board.node(index).pointee.way
            }
        }
        return added
    }

    private func start(_ index: Int32) -> Int32 {
        for (moved, start) in moved.reversed() where moved == index { return start }
        return board.node(index).pointee.start
    }
}
