/// The plans that are bred from, the prices of broken rules, and which job comes next.
struct RoutingHerd {
    private let places: Int
    private var generator: RoutingGenerator
    private var weights: RoutingWeights
    private var feasible: RoutingPopulation
    private var infeasible: RoutingPopulation
    private var number = 0
    /// First plans still to be made.
    private var startsLeft = Self.starts
    private var sinceBetter = 0
    /// The best plan that holds.
    private(set) var best: RoutingIndividual?
    /// The best distance since the last restart.
    private var bestSinceRestart = Int.max

    /// First plans.
    static let starts = 50
    /// A restart comes after so many children without a better plan.
    private static let patience = 20_000
    /// Parents have at least this share of their ways not in common, percent, where such are found.
    private static let leastDifference = 10

    init(_ ground: RoutingGround, seed: UInt64) {
        places = ground.placeCount
        generator = RoutingGenerator(seed: RoutingGenerator.mixed(seed))
        weights = RoutingWeights(ground)
        feasible = RoutingPopulation()
        infeasible = RoutingPopulation()
    }

    private var count: Int { feasible.individuals.count + infeasible.individuals.count }

    /// The next job, from the plans that are there.
    mutating func nextJob() -> RoutingJob {
        number += 1
        var kind = RoutingJob.Kind.start
        if startsLeft > 0 {
            startsLeft -= 1
        } else if count > 1 {
            let (one, other) = parents()
            kind = .breed(one, other)
        }
        return RoutingJob(number: number, kind: kind, weights: weights, seed: generator.next())
    }

    /// Takes in what came of a job.
    mutating func take(_ litter: RoutingLitter) {
        sinceBetter += 1
        add(litter.child)
        if let mended = litter.mended { add(mended) }
        if weights.note(isOnTime: litter.child.timeWarp == 0, isWithinLoad: litter.child.overload == 0) {
            infeasible.rank(weights)
        }
        if sinceBetter > Self.patience { restart() }
    }

    private mutating func add(_ plan: RoutingIndividual) {
        guard plan.isFeasible else { return infeasible.add(plan, weights) }
        feasible.add(plan, weights)
        if plan.distance < bestSinceRestart {
            bestSinceRestart = plan.distance
            sinceBetter = 0
        }
        if plan.distance < best?.distance ?? .max { best = plan }
    }

    private mutating func restart() {
        feasible.removeAll()
        infeasible.removeAll()
        startsLeft = Self.starts
        sinceBetter = 0
        bestSinceRestart = .max
    }

    /// Two that differ: children of plans that are nearly alike bring nothing new.
    private mutating func parents() -> (RoutingIndividual, RoutingIndividual) {
        let one = tournament()
        var other = tournament()
        for _ in 0..<10 where 100 * one.difference(from: other) < Self.leastDifference * 2 * places {
            other = tournament()
        }
        return (one, other)
    }

    /// The fitter of two drawn from both populations.
    private mutating func tournament() -> RoutingIndividual {
        let one = draw()
        let other = draw()
        return one.fitness <= other.fitness ? one : other
    }

    private mutating func draw() -> RoutingIndividual {
        let index = generator.below(count)
        let held = feasible.individuals.count
        return index < held ? feasible.individuals[index] : infeasible.individuals[index - held]
    }
}
