/// Searches for a good plan, round by round, until the budget is used up or somebody cancels.
///
/// A round parts the routes into groups; threads search the groups independently of each other. As groups, steps and
/// random numbers do not depend on the number of threads, neither does the plan.
package struct Search: Sendable {
    /// How long to search.
    package enum Budget: Sendable {
        case time(Duration)
        /// Steps of ruin and recreate, over all groups.
        case steps(Int)
        /// Whichever is used up first.
        case either(Duration, steps: Int)

        var time: Duration? {
            switch self {
            case .time(let time), .either(let time, _): time
            case .steps: nil
            }
        }

        var steps: Int? {
            switch self {
            case .time: nil
            case .steps(let steps), .either(_, let steps): steps
            }
        }
    }

    /// How far a search has come.
    package struct Progress: Sendable {
        package let elapsed: Duration
        package let steps: Int
        /// Cost of the best plan so far.
        package let cost: Int
    }

    /// What a search ends with.
    package struct Outcome: Sendable {
        package let plan: Plan
        /// What the search believes it costs; `PlanCheck` has the last word.
        package let cost: Int
        package let steps: Int
        package let rounds: Int
        /// Until the first whole plan.
        package let firstPlan: Duration
    }

    let board: Board
    let near: Neighbourhood
    let budget: Budget
    let threads: Int
    let seed: UInt64
    let setting: SearchSetting
    let clock = ContinuousClock()
    private(set) var began: ContinuousClock.Instant
    let isCancelled: @Sendable () -> Bool

    private(set) var cost: Int
    private(set) var steps = 0
    private(set) var rounds = 0
    private var best: [Node] = []
    private(set) var bestCost: Int
    /// What the best plan costs only within the search, for pinned visits that nobody serves.
    private var pinnedOut = 0
    private let pins: [Int32]
    /// True when the search began with a plan.
    private var isWarm = false

    private init(
        _ instance: Instance, _ budget: Budget, _ threads: Int, _ seed: UInt64, _ setting: SearchSetting,
        _ isCancelled: @escaping @Sendable () -> Bool
    ) {
        began = clock.now
        board = Board(instance)
        near = Neighbourhood(instance, mayStop: isCancelled)
        self.budget = budget
        self.threads = max(1, threads)
        self.seed = seed
        self.setting = setting
        self.isCancelled = isCancelled
        let facts = board.facts
        cost = instance.visits.indices.reduce(0) { $0 + facts.unserved($1) }
        bestCost = cost
        pins = (0..<Int32(instance.visits.count)).filter(board.facts.isPinned)
    }

    /// Searches.
    ///
    /// - Parameters:
    ///   - instance: what is to be planned.
    ///   - budget: a time, a number of steps, or both.
    ///   - threads: 1 or more; the plan is the same for any number when the budget is in steps.
    ///   - seed: of the random numbers.
    ///   - setting: the numbers that steer the search.
    ///   - from: a plan to begin with, such as the one in force; visits of it that no longer hold are left out. The outcome
    ///     never costs more than what is left of it.
    ///   - progress: told after each round.
    ///   - isCancelled: asked often; the best plan so far is returned soon after it says yes.
    /// - Returns: the best plan found.
    package static func run(
        _ instance: Instance, budget: Budget, threads: Int = 1, seed: UInt64 = 1,
        setting: SearchSetting = SearchSetting(), from: Plan? = nil,
        progress: @Sendable (Progress) -> Void = { _ in },
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) async -> Outcome {
        let isCancelled: @Sendable () -> Bool = { isCancelled() || Task.isCancelled }
        if isCancelled() { return nothing(instance) }
        var search = Search(instance, budget, threads, seed, setting, isCancelled)
        if from == nil, isCancelled() { return nothing(instance) }
        if search.board.routeCount < Self.fewestRoutesInGroups * setting.groupSize {
            var islands = Islands(search, threads: threads, from: from)
            return await islands.run(progress)
        }
        await search.prepare(from)
        let firstPlan = search.began.duration(to: search.clock.now)
        while !search.isOver {
            progress(search.progress)
            await search.round(constructs: false)
        }
        progress(search.progress)
        return search.outcome(firstPlan)
    }

    /// Groups of routes that a day must fill to be searched in groups; a smaller one is searched whole, twice.
    private static let fewestRoutesInGroups = 2

    /// The same search with other random numbers and its share of the budget, on a board of its own.
    func twin(seed: UInt64, budget: Budget) -> Search {
        var setting = setting
        setting.fewestGroups = 1
        setting.groupSize = max(setting.groupSize, board.routeCount)
        var twin = Search(board.instance, budget, 1, seed, setting, isCancelled)
        twin.began = began
        return twin
    }

    /// Makes the first plan.
    mutating func prepare(_ from: Plan?) async {
        if let from { begin(from) }
        placePins()
        await round(constructs: true)
    }

    func outcome(_ firstPlan: Duration) -> Outcome {
        Outcome(plan: bestPlan(), cost: bestCost - pinnedOut, steps: steps, rounds: rounds, firstPlan: firstPlan)
    }

    /// The plan that serves nobody, for a search that is cancelled before it begins.
    private static func nothing(_ instance: Instance) -> Outcome {
        let cost = instance.visits.reduce(0) { $0 + instance.weights.unserved[$1.priority - 1] }
        return Outcome(plan: Plan(tours: []), cost: cost, steps: 0, rounds: 0, firstPlan: .zero)
    }

    var progress: Progress {
        Progress(elapsed: began.duration(to: clock.now), steps: steps, cost: bestCost - pinnedOut)
    }

    var isOver: Bool {
        if isCancelled() || board.routeCount == 0 || board.instance.visits.isEmpty { return true }
        return done >= 1
    }

    /// The share of the budget that is used up.
    var done: Double {
        let time = budget.time.map { $0 <= .zero ? 1 : began.duration(to: clock.now) / $0 }
        let work = budget.steps.map { $0 <= 0 ? 1 : Double(steps) / Double($0) }
        return max(time ?? 0, work ?? 0)
    }

    private var temperature: Double {
        let first = isWarm ? setting.warmTemperature : setting.firstTemperature
        let ratio = Logarithm.natural(setting.lastTemperature / first)
        return first * Logarithm.exponential(ratio * min(1, done))
    }

    mutating func round(constructs: Bool) async {
        let groups = min(max(setting.fewestGroups, board.routeCount / setting.groupSize), max(1, board.routeCount / 8))
        let partition = Partition(
            board, absent: board.absent(), groups: groups, random: Random(seed: seed, round: rounds, group: -1))
        let frozen = board.freeze()
        cost += mend(frozen)
        var work = RoundWork(
            board: board, near: near, setting: setting, parts: partition.parts, seed: seed, round: rounds,
            temperature: constructs ? nil : temperature, isCancelled: isCancelled)
        work.deadline = budget.time.map { began + $0 }
        if let most = budget.steps { work.stepsLeft = most - steps }
        for result in await work.run(threads: threads) {
            cost += result.cost
            steps += result.steps
        }
        board.release(frozen)
        cost += mend(frozen)
        rounds += 1
        if cost < bestCost || best.isEmpty { remember() }
    }

    /// Settles the times of visits that were held.
    private func mend(_ frozen: [Int32]) -> Int {
        for index in 0..<board.nodeCount { board.nodes[index].stamp = 0 }
        var mender = GroupSearch(
            board: board, near: near, setting: setting, part: Partition.Part(), group: -1, random: Random(0))
        return mender.mend(frozen)
    }

    private mutating func remember() {
        best = Array(UnsafeBufferPointer(start: board.nodes, count: board.nodeCount))
        bestCost = cost
        pinnedOut = Facts.pinned * pins.count { !board.isServed($0) }
    }

    /// Begins with a plan instead of nothing.
    private mutating func begin(_ plan: Plan) {
        var search = wholeSearch()
        search.load(plan)
        for visit in 0..<Int32(board.instance.visits.count) where board.facts.price[Int(visit)] <= 0 {
            if board.isServed(visit) { search.remove(visit) }
        }
        search.settle()
        cost += search.cost
        isWarm = true
        remember()
    }

    /// A search over all routes at once.
    private func wholeSearch() -> GroupSearch {
        GroupSearch(
            board: board, near: near, setting: setting, part: Partition.Part(), group: 0, random: Random(seed))
    }

    /// Serves what is pinned before anything else; no group need know both caregivers of a visit.
    private mutating func placePins() {
        guard !pins.isEmpty else { return }
        var search = wholeSearch()
        search.constructPins(mayStop: isCancelled)
        cost += search.cost
    }

    /// Goes on from where another search of the same day stands.
    mutating func follow(_ other: Search) {
        for index in 0..<board.nodeCount { board.nodes[index] = other.board.nodes[index] }
        for index in 0..<board.routeCount { board.tracks[index] = other.board.tracks[index] }
        cost = other.cost
        if cost < bestCost { remember() }
    }

    private func bestPlan() -> Plan {
        for (index, node) in best.enumerated() { board.nodes[index] = node }
        return board.plan()
    }
}
