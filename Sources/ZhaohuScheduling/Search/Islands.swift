/// Two searches of a day too small for groups, each over all of it with its own random numbers; now and then the one that
/// stands worse goes on from where the other stands.
///
/// There are always two, so that the plan of a number of steps does not depend on the threads. With one thread they take
/// turns.
struct Islands {
    /// Shares of the budget after which they compare: late, when good valleys have been found.
    private static let marks = [0.5, 0.65, 0.8, 0.9, 1.0]

    private var searches: [Search]
    private let from: Plan?
    private let isParallel: Bool
    private let began: ContinuousClock.Instant

    init(_ search: Search, threads: Int, from: Plan?) {
        // Each its half of the steps; the time passes for both.
        let budgets: [Search.Budget] =
            switch search.budget {
            case .time(let limit): [.time(limit), .time(limit)]
            case .steps(let steps): [.steps(steps - steps / 2), .steps(steps / 2)]
            case .either(let limit, let steps):
                [.either(limit, steps: steps - steps / 2), .either(limit, steps: steps / 2)]
            }
        searches = budgets.enumerated().map {
            search.twin(seed: search.seed &+ UInt64($0.offset) << 32, budget: $0.element)
        }
        isParallel = threads > 1
        began = search.began
        self.from = from
    }

    /// Searches to the end of the budget.
    mutating func run(_ progress: @Sendable (Search.Progress) -> Void) async -> Search.Outcome {
        for index in searches.indices { await searches[index].prepare(from) }
        let firstPlan = began.duration(to: .now)
        for mark in Self.marks {
            await advance(to: mark, progress)
            progress(self.progress)
            if mark < 1, !isOver { compare() }
        }
        let best = searches.min { $0.progress.cost < $1.progress.cost } ?? searches[0]
        let outcome = best.outcome(firstPlan)
        return Search.Outcome(
            plan: outcome.plan, cost: outcome.cost, steps: searches.reduce(0) { $0 + $1.steps },
            rounds: searches.reduce(0) { $0 + $1.rounds }, firstPlan: firstPlan)
    }

    private var isOver: Bool { searches.allSatisfy(\.isOver) }

    private var progress: Search.Progress {
        Search.Progress(
            elapsed: began.duration(to: .now), steps: searches.reduce(0) { $0 + $1.steps },
            cost: searches.map(\.progress.cost).min() ?? 0)
    }

    /// Lets both search until they have used this share of the budget, round by round.
    private mutating func advance(to mark: Double, _ progress: @Sendable (Search.Progress) -> Void) async {
        while let next = await step(to: mark) {
            searches = next
            progress(self.progress)
        }
    }

    /// A round of each that is not there yet; nil when both are.
    private func step(to mark: Double) async -> [Search]? {
        let open = searches.indices.filter { searches[$0].done < mark && !searches[$0].isOver }
        guard !open.isEmpty else { return nil }
        var next = searches
        if isParallel {
            await withTaskGroup(of: (Int, Search).self) { group in
                for index in open {
                    group.addTask { [search = searches[index]] in
                        var search = search
                        await search.round(constructs: false)
                        return (index, search)
                    }
                }
                for await (index, search) in group { next[index] = search }
            }
        } else {
            for index in open { await next[index].round(constructs: false) }
        }
        return next
    }

    /// The worse one follows the better one.
    private mutating func compare() {
        guard searches[0].cost != searches[1].cost else { return }
        let worse = searches[0].cost > searches[1].cost ? 0 : 1
        let better = searches[1 - worse]
        searches[worse].follow(better)
    }
}
