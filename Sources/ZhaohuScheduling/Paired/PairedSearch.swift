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
        if instance.obstacle != nil { return nil }
        let clock = PairedClock(budget)
        let ground = PairedGround(instance, shouldStop: { clock.isOver })
        let islands = [seed &* 2, seed &* 2 &+ 1].map {
            PairedIsland(ground, setting: setting, seed: RoutingGenerator.mixed($0))
        }
        for island in islands { island.construct { clock.isOver } }
        var cooling = PairedCooling(setting, services: ground.serviceCount, steps: 0)
        var (known, phase, done) = (Int.max, 0, 0)
        repeat {
            let leader = Self.leader(islands)
            if leader.best.cost < known, let solution = leader.best.solution(ground) {
                known = leader.best.cost
                report(solution)
            }
            let steps = clock.steps(setting.epoch, done)
            await advance(islands, clock, cooling, done, steps)
            done += steps
            // The cycles are settled once the speed is known.
            if done <= setting.epoch { cooling = self.cooling(ground, clock, done) }
            let next = cooling.phase(clock.share(done))
            if setting.shares, next != phase { exchange(islands) }
            phase = next
        } while !clock.isOver(done)
        return Self.leader(islands).best.solution(ground)
    }

    private func cooling(_ ground: PairedGround, _ clock: PairedClock, _ done: Int) -> PairedCooling {
        PairedCooling(setting, services: ground.serviceCount, steps: clock.stepsExpected(done))
    }

    private static func leader(_ islands: [PairedIsland]) -> PairedIsland {
        islands[1].best.cost < islands[0].best.cost ? islands[1] : islands[0]
    }

    private func advance(
        _ islands: [PairedIsland], _ clock: PairedClock, _ cooling: PairedCooling, _ done: Int, _ steps: Int
    ) async {
        guard threads > 1 else {
            for island in islands { await island.run(clock, cooling, done, steps) }
            return
        }
        await withTaskGroup(of: Void.self) { group in
            for island in islands { group.addTask { await island.run(clock, cooling, done, steps) } }
        }
    }

    /// The island with the dearer plan goes on from the best one.
    private func exchange(_ islands: [PairedIsland]) {
        let leader = Self.leader(islands)
        let other = islands[0].board.cost > islands[1].board.cost ? islands[0] : islands[1]
        other.welcome(leader)
    }
}

extension PairedIsland {
    /// So many steps more.
    func run(_ clock: PairedClock, _ cooling: PairedCooling, _ done: Int, _ steps: Int) async {
        let price = Double(best.planCost) / Double(ground.serviceCount)
        var temperature = 0.0
        for step in 0..<steps {
            if step % Self.stepsBetweenLooks == 0 {
                if clock.isOver { return }
                // Others get the thread, so that a plan can be taken and the search be cancelled in between.
                await Task.yield()
                temperature = price * cooling.temperature(clock.share(done + step))
            }
            advance(temperature)
        }
    }

    /// Steps between two looks at the clock.
    private static let stepsBetweenLooks = 16
}
