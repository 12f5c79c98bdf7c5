/// The search for plans with services that depend on each other: two islands that exchange their plans at fixed steps.
package struct PairedSearch: Sendable {
    /// When the search ends.
    package enum Budget: Hashable, Sendable {
        /// So many steps on each island; the same plan on every machine, whatever the number of threads.
        case iterations(Int)
        /// So long on the wall.
        case time(Duration)
    }

    private let instance: PairedInstance
    private let seed: UInt64
    /// 1 or 2; a third thread has nothing to do.
    private let threads: Int
    private let setting: PairedSetting

    package init(_ instance: PairedInstance, seed: UInt64, threads: Int, setting: PairedSetting = PairedSetting()) {
        self.instance = instance
        self.seed = seed
        self.threads = threads
        self.setting = setting
    }

    /// Searches until the budget is spent or the task is cancelled.
    ///
    /// - Parameters:
    ///   - budget: when to end.
    ///   - report: gets each plan that is better than those before it.
    /// - Returns: the best plan that does every service, nil when none was found.
    package func run(
        _ budget: Budget, report: @escaping @Sendable (PairedSolution) -> Void = { _ in }
    ) async -> PairedSolution? {
        if instance.services.isEmpty {
            return PairedSolution(tours: [], cost: PairedCost(travel: 0, late: 0, latest: 0))
        }
        if instance.staff.isEmpty { return nil }
        let clock = PairedClock(budget)
        let ground = PairedGround(instance)
        let islands = [seed &* 2, seed &* 2 &+ 1].map {
            PairedIsland(ground, setting: setting, seed: RoutingGenerator.mixed($0))
        }
        for island in islands { island.construct { clock.isOver } }
        var known = Int.max
        var done = 0
        while !clock.isOver(done) {
            let steps = clock.steps(setting.epoch, done)
            await advance(islands, clock, done, steps)
            done += steps
            exchange(islands)
            let leader = Self.leader(islands)
            if leader.best.cost < known, let solution = leader.best.solution(ground) {
                known = leader.best.cost
                report(solution)
            }
        }
        return Self.leader(islands).best.solution(ground)
    }

    private static func leader(_ islands: [PairedIsland]) -> PairedIsland {
        islands[1].best.cost < islands[0].best.cost ? islands[1] : islands[0]
    }

    private func advance(_ islands: [PairedIsland], _ clock: PairedClock, _ done: Int, _ steps: Int) async {
        guard threads > 1 else {
            for island in islands { island.run(clock, done, steps) }
            return
        }
        await withTaskGroup(of: Void.self) { group in
            for island in islands { group.addTask { island.run(clock, done, steps) } }
        }
    }

    private func exchange(_ islands: [PairedIsland]) {}
}

extension PairedIsland {
    /// So many steps more, cooler and cooler.
    func run(_ clock: PairedClock, _ done: Int, _ steps: Int) {
        let price = Double(best.planCost) / Double(ground.serviceCount) / 1_000
        let ratio = RoutingLogarithm.natural(setting.lastTemperature / setting.firstTemperature)
        var temperature = 0.0
        for step in 0..<steps {
            if step % 16 == 0 {
                if clock.isOver { return }
                let share = clock.share(done + step)
                temperature =
                    price * setting.firstTemperature * RoutingLogarithm.power(2.718281828459045, ratio * share)
            }
            advance(temperature)
        }
    }
}
