/// The search for short routes: one herd of plans, bred from by as many breeders as there are threads.
package struct RoutingSearch: Sendable {
    /// When the search ends.
    package enum Budget: Hashable, Sendable {
        /// So many plans are made; the same result on every machine, whatever the number of threads.
        case iterations(Int)
        /// So long on the wall.
        case time(Duration)
    }

    private let instance: RoutingInstance
    private let seed: UInt64
    /// 1 or 2; a third thread has nothing to do.
    private let threads: Int

    /// A job is given out when all but so many of those before it are done and taken in, in order, so that it does not
    /// depend on the number of threads which plans it is made from.
    private static let jobsAhead = 8

    /// The share of the budget for ruin and recreation.
    private let ruinShare: Double

    package init(_ instance: RoutingInstance, seed: UInt64, threads: Int, ruinShare: Double? = nil) {
        self.instance = instance
        self.ruinShare = ruinShare ?? Self.usualRuinShare(places: instance.places.count)
        self.seed = seed
        self.threads = min(2, max(1, threads))
    }

    /// With many customers breeding alone comes too slowly to good plans (measured, see decision 0017).
    private static func usualRuinShare(places: Int) -> Double { places <= 300 ? 0 : places <= 600 ? 0.1 : 0.3 }

    /// Searches until the budget is spent or the task is cancelled.
    ///
    /// - Parameters:
    ///   - budget: when to end.
    ///   - report: gets each plan that is better than those before it on the same thread; called from either thread.
    /// - Returns: the best plan that holds, nil when none was found.
    package func run(
        _ budget: Budget, report: @escaping @Sendable (RoutingSolution) -> Void = { _ in }
    ) async -> RoutingSolution? {
        let clock = RoutingClock(budget)
        if instance.places.count == 1 { return RoutingSolution(routes: [], distance: 0) }
        let ground = RoutingGround(instance, nearCount: 40, shouldStop: { clock.isOver })
        var most = Int.max
        var startShare = ruinShare / Double(RoutingHerd.starts)
        switch budget {
        case .iterations(let count): most = count
        case .time: startShare *= Double(threads)
        }
        let breeders = (0..<threads).map { _ in
            RoutingBreeder(ground, startShare: startShare, clock: clock) { report($0.solution) }
        }
        return await breed(RoutingHerd(ground, seed: seed), breeders, most: most, clock)?.solution
    }

    /// Hands out jobs until the budget is spent; what comes back is taken in in the order in which it was handed out.
    private func breed(
        _ first: RoutingHerd, _ breeders: [RoutingBreeder], most: Int, _ clock: RoutingClock
    ) async -> RoutingIndividual? {
        await withTaskGroup(of: RoutingLitter.self) { group in
            var herd = first
            var waiting: [Int: RoutingLitter] = [:]
            var ready = (0..<min(most, Self.jobsAhead)).map { _ in herd.nextJob() }
            var idle = Array(breeders.indices)
            var taken = 0
            while true {
                while !clock.isOver, !ready.isEmpty, let number = idle.popLast() {
                    let job = ready.removeFirst()
                    group.addTask { await breeders[number].make(job, breeder: number) }
                }
                guard let litter = await group.next() else { break }
                idle.append(litter.breeder)
                waiting[litter.number] = litter
                while let next = waiting.removeValue(forKey: taken + 1) {
                    herd.take(next)
                    taken += 1
                    if taken + Self.jobsAhead <= most { ready.append(herd.nextJob()) }
                }
            }
            // The budget ended between two jobs.
            for number in waiting.keys.sorted() { if let litter = waiting[number] { herd.take(litter) } }
            return herd.best
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
