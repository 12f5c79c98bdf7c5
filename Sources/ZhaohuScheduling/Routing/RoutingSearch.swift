/// The search for short routes: two islands, which with very many customers exchange their best plans at fixed times.
package struct RoutingSearch: Sendable {
    /// When the search ends.
    package enum Budget: Hashable, Sendable {
        /// So many children on each island; the same result on every machine, whatever the number of threads.
        case iterations(Int)
        /// So long on the wall.
        case time(Duration)
    }

    private let instance: RoutingInstance
    private let seed: UInt64
    /// 1 or 2; a third thread has nothing to do.
    private let threads: Int

    private let setting: RoutingSetting

    package init(_ instance: RoutingInstance, seed: UInt64, threads: Int, ruinShare: Double? = nil) {
        self.instance = instance
        setting = RoutingSetting(places: instance.places.count, ruinShare: ruinShare)
        self.seed = seed
        self.threads = threads
    }

    /// Searches until the budget is spent or the task is cancelled.
    ///
    /// - Parameters:
    ///   - budget: when to end.
    ///   - report: gets each plan that is better than those before it on the same island; called from either thread.
    /// - Returns: the best plan that holds, nil when none was found.
    package func run(
        _ budget: Budget, report: @escaping @Sendable (RoutingSolution) -> Void = { _ in }
    ) async -> RoutingSolution? {
        let clock = RoutingClock(budget)
        if instance.places.count == 1 { return RoutingSolution(routes: [], distance: 0) }
        let ground = RoutingGround(instance, nearCount: 40, shouldStop: { clock.isOver })
        let islands = [seed &* 2, seed &* 2 &+ 1].map { number in
            RoutingIsland(ground, seed: RoutingGenerator.mixed(number), setting: setting, clock: clock) {
                report($0.solution)
            }
        }
        var left = Int.max
        if case .iterations(let count) = budget { left = count }
        while left > 0, !clock.isOver {
            let count = setting.epochWork.map { min(left, max(50, $0 / instance.places.count)) } ?? left
            await advance(islands, by: count)
            exchange(islands)
            left -= count
        }
        let best = islands.compactMap(\.best).min { $0.distance < $1.distance }
        return best?.solution
    }

    private func advance(_ islands: [RoutingIsland], by count: Int) async {
        guard threads > 1 else {
            for island in islands { await island.run(count) }
            return
        }
        await withTaskGroup(of: Void.self) { group in
            for island in islands { group.addTask { await island.run(count) } }
        }
    }

    /// Each gets the other's best, in fixed order.
    private func exchange(_ islands: [RoutingIsland]) {
        let best = islands.map(\.best)
        for (island, guest) in zip(islands, best.reversed()) {
            guard let guest, guest.distance < island.best?.distance ?? .max else { continue }
            island.welcome(guest)
        }
    }
}

extension RoutingIndividual {
    /// The routes for those outside.
    var solution: RoutingSolution { RoutingSolution(routes: routes.map { $0.map(Int.init) }, distance: distance) }
}

extension RoutingGenerator {
    /// A seed that is far from those of its neighbours.
    static func mixed(_ seed: UInt64) -> UInt64 {
        var generator = RoutingGenerator(seed: seed)
        return generator.next()
    }
}
