/// A hybrid genetic search with its own population and numbers (Vidal and others, 2013; Kool and others, 2022).
final class RoutingIsland: @unchecked Sendable {
    // Unchecked because the search hands an island to one task at a time.

    let ground: RoutingGround
    let descent: RoutingDescent
    var generator: RoutingGenerator
    var weights: RoutingWeights
    private var feasible: RoutingPopulation
    private var infeasible: RoutingPopulation
    private var sinceBetter = 0
    var ruin: RoutingRuin
    private let clock: RoutingClock
    /// Steps of the budget done.
    private(set) var done = 0
    private let setting: RoutingSetting
    /// Plans made from nothing by ruin and recreation so far.
    private var ruinsEnded = 0
    let isOver: @Sendable () -> Bool
    private let report: @Sendable (RoutingIndividual) -> Void
    /// The best plan that holds.
    private(set) var best: RoutingIndividual?
    /// The best plan since the last restart.
    private var bestSinceRestart = Int.max

    /// A restart comes after so many children without a better plan.
    private static let patience = 20_000
    /// Broken rules are this many times dearer when a plan is mended.
    private static let mending = 10

    init(
        _ ground: RoutingGround, seed: UInt64, setting: RoutingSetting, clock: RoutingClock,
        report: @escaping @Sendable (RoutingIndividual) -> Void
    ) {
        self.ground = ground
        self.setting = setting
        feasible = RoutingPopulation(setting)
        infeasible = RoutingPopulation(setting)
        self.clock = clock
        isOver = { clock.isOver }
        ruin = RoutingRuin(ground, seed: RoutingGenerator.mixed(seed))
        self.report = report
        descent = RoutingDescent(ground)
        generator = RoutingGenerator(seed: seed)
        weights = RoutingWeights(ground)
    }

    /// So many children more, or as many batches of ruin.
    ///
    /// Others get the thread after each, so that a plan can be taken and the search be cancelled in between.
    func run(_ iterations: Int) async {
        for _ in 0..<iterations {
            if isOver() { break }
            let share = clock.share(done: done)
            if share < setting.ruinShare { ruinPart(share / setting.ruinShare) } else { await step() }
            done += 1
            await Task.yield()
        }
        keepRuin()
    }

    /// Each plan from nothing has an equal part of the share.
    private func ruinPart(_ share: Double) {
        let part = share * Double(setting.ruinStarts)
        if Int(part) > ruinsEnded {
            ruinsEnded += 1
            educateRuin()
        }
        ruinBatch(part - Double(Int(part)))
    }

    /// Takes in a plan of another island.
    func welcome(_ guest: RoutingIndividual) {
        feasible.add(guest, weights)
        keep(guest)
    }

    private func step() async {
        if feasible.individuals.count + infeasible.individuals.count < setting.firstPlans {
            await build()
        } else {
            breed()
        }
        if sinceBetter > Self.patience { restart() }
    }

    private func restart() {
        feasible.removeAll()
        infeasible.removeAll()
        sinceBetter = 0
        bestSinceRestart = .max
    }

    private func breed() {
        let one = tournament()
        var other = tournament()
        for _ in 0..<10 where isLike(one, other) { other = tournament() }
        let exchange = RoutingExchange(one, other, &generator)
        var flags = exchange.changed + Array(repeating: false, count: ground.vehicles - exchange.changed.count)
        descent.routes.weigh(warp: weights.warp, load: weights.load)
        descent.routes.load(exchange.routes)
        var missing = exchange.missing
        generator.shuffle(&missing)
        for customer in missing {
            flags[descent.routes.insertCheapest(Int(customer), empty: descent.routes.firstEmpty())] = true
        }
        educate(onlyChanged: flags)
    }

    /// Children of plans that are nearly alike bring nothing new.
    private func isLike(_ one: RoutingIndividual, _ other: RoutingIndividual) -> Bool {
        if one.id == other.id && one.isFeasible == other.isFeasible { return true }
        return 50 * one.difference(from: other) < setting.leastDifference * ground.placeCount
    }

    func educate(onlyChanged flags: [Bool]?) {
        descent.descend(onlyChanged: flags, &generator, isOver)
        let child = RoutingIndividual(descent.routes)
        sinceBetter += 1
        take(child)
        if weights.note(isOnTime: child.timeWarp == 0, isWithinLoad: child.overload == 0) {
            infeasible.rank(weights)
        }
        guard !child.isFeasible, generator.oneIn(2), !isOver() else { return }
        let broken = (0..<ground.vehicles).map { descent.routes.penalty[$0] > 0 }
        descent.routes.weigh(warp: weights.warp * Self.mending, load: weights.load * Self.mending)
        descent.descend(onlyChanged: broken, &generator, isOver)
        let mended = RoutingIndividual(descent.routes)
        if mended.isFeasible { take(mended) }
    }

    private func take(_ child: RoutingIndividual) {
        if child.isFeasible {
            feasible.add(child, weights)
            keep(child)
        } else {
            infeasible.add(child, weights)
        }
    }

    func keep(_ plan: RoutingIndividual) {
        if plan.distance < bestSinceRestart {
            bestSinceRestart = plan.distance
            sinceBetter = 0
        }
        guard plan.distance < best?.distance ?? .max else { return }
        best = plan
        report(plan)
    }

    /// The fitter of two drawn from both populations.
    private func tournament() -> RoutingIndividual {
        let one = draw()
        let other = draw()
        return one.fitness <= other.fitness ? one : other
    }

    private func draw() -> RoutingIndividual {
        let index = generator.below(feasible.individuals.count + infeasible.individuals.count)
        let count = feasible.individuals.count
        return index < count ? feasible.individuals[index] : infeasible.individuals[index - count]
    }
}
