/// Plans by ruin and recreation.
extension RoutingIsland {
    /// Ruins in the time of about one child; the margin falls from the first to the last.
    func ruinBatch(_ share: Double) {
        let warmth = Self.warmest * RoutingLogarithm.power(Self.coldest / Self.warmest, share)
        for _ in 0..<Self.ruinsInBatch {
            advance(warmth: warmth)
        }
        if done % Self.batchesToReport == 0 { keepRuin() }
    }

    /// Takes the best plan from nothing into the population, and begins the next.
    func educateRuin() {
        descent.routes.weigh(warp: weights.warp, load: weights.load)
        descent.routes.load(ruin.bestCost < .max ? ruin.bestRoutes() : [])
        for customer in 1..<ground.placeCount where descent.routes.vehicle[customer] < 0 {
            descent.routes.insertCheapest(customer, empty: descent.routes.firstEmpty())
        }
        educate(onlyChanged: nil)
        ruin.clear()
        ruin.bestCost = .max
    }

    func keepRuin() {
        guard ruin.bestCost < .max, ruin.bestAbsent == 0, ruin.bestCost < best?.distance ?? .max else { return }
        descent.routes.load(ruin.bestRoutes())
        keep(RoutingIndividual(descent.routes))
    }

    /// A better plan is told after so many batches.
    private static let batchesToReport = 16
    private static let ruinsInBatch = 100
    /// Tenths that a step may cost, in the mean, first and last.
    private static let warmest = 1_000.0
    private static let coldest = 10.0

    /// A new plan: from scratch, or for many customers from the best by ruin and recreation.
    func build() async {
        descent.routes.weigh(warp: weights.warp, load: weights.load)
        guard ground.placeCount > Self.mostFromScratch else {
            scatter()
            return educate(onlyChanged: nil)
        }
        if let best { ruin.load(best.routes) } else { ruin.clear() }
        let count = ground.placeCount * Self.ruinsInBuild
        for step in 0..<count {
            if step & 127 == 0 {
                if isOver() { return keepRuin() }
                await Task.yield()
            }
            let share = Double(step) / Double(count)
            advance(warmth: Self.rewarmed * RoutingLogarithm.power(Self.coldest / Self.rewarmed, share))
        }
        keepRuin()
        descent.routes.load(ruin.routes())
        for customer in ruin.absent {
            descent.routes.insertCheapest(Int(customer), empty: descent.routes.firstEmpty())
        }
        educate(onlyChanged: nil)
    }

    private static let mostFromScratch = 300
    /// Steps a customer.
    private static let ruinsInBuild = 5
    private static let rewarmed = 200.0

    /// Customers in random order, each where it costs least.
    private func scatter() {
        var customers = Array(1..<Int32(ground.placeCount))
        generator.shuffle(&customers)
        descent.routes.clear()
        for customer in customers {
            descent.routes.insertCheapest(Int(customer), empty: descent.routes.firstEmpty())
        }
    }

    private func advance(warmth: Double) {
        ruin.advance(margin: Int(-warmth * RoutingLogarithm.natural(ruin.generator.unit())))
    }
}
