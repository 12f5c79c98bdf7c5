/// A hybrid genetic search with its own population and numbers (Vidal and others, 2013; Kool and others, 2022).
final class RoutingIsland: @unchecked Sendable {
    // Unchecked because the search hands an island to one task at a time.

    private let ground: RoutingGround
    private var descent: RoutingDescent
    private var generator: RoutingGenerator
    private var weights: RoutingWeights
    private var feasible = RoutingPopulation()
    private var infeasible = RoutingPopulation()
    private var sinceBetter = 0
    private let isOver: @Sendable () -> Bool
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
        _ ground: RoutingGround, seed: UInt64, isOver: @escaping @Sendable () -> Bool,
        report: @escaping @Sendable (RoutingIndividual) -> Void
    ) {
        self.ground = ground
        self.isOver = isOver
        self.report = report
        descent = RoutingDescent(ground)
        generator = RoutingGenerator(seed: seed)
        weights = RoutingWeights(ground)
    }

    /// So many children more.
    func run(_ iterations: Int) {
        for _ in 0..<iterations {
            if isOver() { return }
            step()
        }
    }

    /// Takes in a plan of another island.
    func welcome(_ guest: RoutingIndividual) {
        feasible.add(guest, weights)
        keep(guest)
    }

    private func step() {
        if feasible.individuals.count + infeasible.individuals.count < RoutingPopulation.least {
            build()
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

    /// Customers in random order, each where it costs least, then a descent.
    private func build() {
        var customers = Array(1..<Int32(ground.placeCount))
        generator.shuffle(&customers)
        descent.routes.weigh(warp: weights.warp, load: weights.load)
        descent.routes.clear()
        for customer in customers {
            descent.routes.insertCheapest(Int(customer), empty: descent.routes.firstEmpty())
            if isOver() { return }
        }
        educate(onlyChanged: nil)
    }

    private func breed() {
        let one = tournament()
        var other = tournament()
        for _ in 0..<10 where other.id == one.id && other.isFeasible == one.isFeasible { other = tournament() }
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

    private func educate(onlyChanged flags: [Bool]?) {
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

    private func keep(_ plan: RoutingIndividual) {
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
