/// Makes plans, one at a time, with working memory of its own (Vidal and others, 2013; Kool and others, 2022).
final class RoutingBreeder: @unchecked Sendable {
    // Unchecked because the search hands a breeder to one task at a time.

    let ground: RoutingGround
    let descent: RoutingDescent
    var ruin: RoutingRuin
    let clock: RoutingClock
    /// The share of the budget for one first plan; 0 where first plans are scattered.
    let startShare: Double
    private let report: @Sendable (RoutingIndividual) -> Void
    private var bestReported = Int.max

    /// Broken rules are this many times dearer when a plan is mended.
    private static let mending = 10

    init(
        _ ground: RoutingGround, startShare: Double, clock: RoutingClock,
        report: @escaping @Sendable (RoutingIndividual) -> Void
    ) {
        self.ground = ground
        self.startShare = startShare
        self.clock = clock
        self.report = report
        ruin = RoutingRuin(ground, seed: 0)
        descent = RoutingDescent(ground)
    }

    /// Does a job; when the budget is spent meanwhile, what it made may be far from good.
    func make(_ job: RoutingJob, breeder: Int) async -> RoutingLitter {
        var generator = RoutingGenerator(seed: job.seed)
        descent.routes.weigh(warp: job.weights.warp, load: job.weights.load)
        var flags: [Bool]?
        switch job.kind {
        case .start: await start(&generator)
        case .breed(let one, let other): flags = breed(one, other, &generator)
        }
        descent.descend(onlyChanged: flags, &generator) { clock.isOver }
        let child = RoutingIndividual(descent.routes)
        tell(child)
        return RoutingLitter(
            number: job.number, breeder: breeder, child: child, mended: mend(child, job.weights, &generator))
    }

    /// Loads a child; returns which routes its first parent does not have.
    private func breed(
        _ one: RoutingIndividual, _ other: RoutingIndividual, _ generator: inout RoutingGenerator
    ) -> [Bool] {
        let exchange = RoutingExchange(one, other, &generator)
        var flags = exchange.changed + Array(repeating: false, count: ground.vehicles - exchange.changed.count)
        descent.routes.load(exchange.routes)
        var missing = exchange.missing
        generator.shuffle(&missing)
        for customer in missing {
            flags[descent.routes.insertCheapest(Int(customer), empty: descent.routes.firstEmpty())] = true
        }
        return flags
    }

    /// Half of those that break a rule are mended.
    private func mend(
        _ child: RoutingIndividual, _ weights: RoutingWeights, _ generator: inout RoutingGenerator
    ) -> RoutingIndividual? {
        guard !child.isFeasible, generator.oneIn(2), !clock.isOver else { return nil }
        let broken = (0..<ground.vehicles).map { descent.routes.penalty[$0] > 0 }
        descent.routes.weigh(warp: weights.warp * Self.mending, load: weights.load * Self.mending)
        descent.descend(onlyChanged: broken, &generator) { clock.isOver }
        let mended = RoutingIndividual(descent.routes)
        guard mended.isFeasible else { return nil }
        tell(mended)
        return mended
    }

    /// Reports a plan that holds and is better than those this breeder reported before.
    func tell(_ plan: RoutingIndividual) {
        guard plan.isFeasible, plan.distance < bestReported else { return }
        bestReported = plan.distance
        report(plan)
    }
}
