/// Ruin and recreate with simulated annealing, with its own routes and numbers.
final class PairedIsland: @unchecked Sendable {
    // Unchecked because the search hands an island to one task at a time.

    let ground: PairedGround
    let setting: PairedSetting
    let board: PairedBoard
    var generator: RoutingGenerator
    /// Routes as they were before the step.
    private var before: PairedMemory
    /// The best so far.
    private(set) var best: PairedMemory
    /// Services taken out by this step, in the order in which they are put back.
    var removed: [Int32] = []
    /// Places for the two services of a link.
    var firstPlaces: [PairedPlace] = []
    var secondPlaces: [PairedPlace] = []
    /// How many empty routes of each kind were seen while places are looked for.
    var seenKinds: [Int]
    /// The step in which a route was ruined last.
    var ruinedAt: [Int]
    var sortKeys: [Int]
    private(set) var step = 0

    init(_ ground: PairedGround, setting: PairedSetting, seed: UInt64) {
        self.ground = ground
        self.setting = setting
        board = PairedBoard(ground)
        generator = RoutingGenerator(seed: seed)
        before = PairedMemory(board)
        best = PairedMemory(board)
        seenKinds = Array(repeating: 0, count: ground.kindCount)
        ruinedAt = Array(repeating: -1, count: ground.routeCount)
        sortKeys = Array(repeating: 0, count: ground.serviceCount)
    }

    /// The first plan: every service where it is cheapest.
    func construct(_ shouldStop: () -> Bool) {
        removed = board.absent
        board.absent = []
        recreate(shouldStop)
        before.take(board)
        best.take(board)
    }

    /// One step at a temperature: the plan may become dearer by about so much.
    func advance(_ temperature: Double) {
        step += 1
        let cost = board.cost
        ruin()
        recreate { false }
        let loss = Double(board.cost - cost)
        if loss <= 0 || loss < -temperature * RoutingLogarithm.natural(generator.unit()) {
            before.take(board)
            if board.cost < best.cost { best.take(board) }
        } else {
            before.give(board)
        }
    }

    /// Goes on from the best plan of an island.
    func welcome(_ other: PairedIsland) {
        other.best.give(board)
        before.take(board)
        if board.cost < best.cost { best.take(board) }
    }
}
