/// First plans.
extension RoutingBreeder {
    /// Loads a plan made from nothing: by ruin and recreation, or for few customers at random.
    ///
    /// Others get the thread now and then, so that a plan can be taken and the search be cancelled meanwhile.
    func start(_ generator: inout RoutingGenerator) async {
        guard startShare > 0 else { return scatter(&generator) }
        ruin.reset(seed: generator.next())
        let stretch = clock.stretch(startShare)
        var step = 0
        var warmth = Self.warmest
        while true {
            if step & 63 == 0 {
                let share = stretch.share(done: step / Self.ruinsInChild)
                if share >= 1 || clock.isOver { break }
                warmth = Self.warmest * RoutingLogarithm.power(Self.coldest / Self.warmest, share)
                if step & 4_095 == 0 { tellRuin() }
                await Task.yield()
            }
            ruin.advance(margin: Int(-warmth * RoutingLogarithm.natural(ruin.generator.unit())))
            step += 1
        }
        loadRuin()
    }

    private func loadRuin() {
        descent.routes.load(ruin.bestCost < .max ? ruin.bestRoutes() : [])
        insertAbsent(Array(1..<Int32(ground.placeCount)))
    }

    private func tellRuin() {
        guard ruin.bestCost < .max, ruin.bestAbsent == 0 else { return }
        descent.routes.load(ruin.bestRoutes())
        tell(RoutingIndividual(descent.routes))
    }

    /// So many ruins take the time of about one child.
    private static let ruinsInChild = 100
    /// Tenths that a step may cost, in the mean, first and last.
    private static let warmest = 1_000.0
    private static let coldest = 10.0

    /// Customers in random order, each where it costs least.
    private func scatter(_ generator: inout RoutingGenerator) {
        var customers = Array(1..<Int32(ground.placeCount))
        generator.shuffle(&customers)
        descent.routes.clear()
        insertAbsent(customers)
    }

    private func insertAbsent(_ customers: [Int32]) {
        for customer in customers where descent.routes.vehicle[Int(customer)] < 0 {
            descent.routes.insertCheapest(Int(customer), empty: descent.routes.firstEmpty())
        }
    }
}
