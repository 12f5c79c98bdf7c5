/// How hot the search is: it cools from the first temperature to the last, once or several times in a budget.
struct PairedCooling: Sendable {
    /// The first temperature, and the logarithm of what is left of it at the end.
    private let first: Double
    private let ratio: Double
    /// How often the search cools down.
    let cycles: Int

    private static let e = 2.718_281_828_459_045

    /// As many cycles as the steps of the whole budget have room for: small instances gain by starting anew, large ones by
    /// cooling slowly.
    init(_ setting: PairedSetting, services: Int, steps: Int) {
        first = setting.firstTemperature / 1_000
        ratio = RoutingLogarithm.natural(setting.lastTemperature / setting.firstTemperature)
        cycles = max(1, min(setting.mostCycles, steps / max(1, setting.stepsOfSquare * services * services)))
    }

    /// The loss that a step may make at a share of the budget (0 to 1), in parts of the price of a service.
    func temperature(_ share: Double) -> Double {
        let turns = share * Double(cycles)
        return first * RoutingLogarithm.power(Self.e, ratio * (turns - turns.rounded(.down)))
    }

    /// Grows by one whenever the islands are to share their best plan: four times late in each cycle.
    func phase(_ share: Double) -> Int {
        let turns = share * Double(cycles)
        let within = turns - turns.rounded(.down)
        return Int(turns) * Self.sharing.count + Self.sharing.count { $0 <= within }
    }

    private static let sharing = [0.6, 0.75, 0.85, 0.95]
}
