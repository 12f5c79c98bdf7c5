/// Prices of broken rules, in sixteenths of a tenth; they follow the share of plans that come out without any.
struct RoutingWeights: Hashable, Sendable {
    /// A tenth of time warp.
    var warp: Int
    /// A unit of overload.
    var load: Int
    private var tries = 0
    private var onTime = 0
    private var withinLoad = 0

    /// The share of plans wanted without time warp, and without overload, percent.
    static let wantedPercent = 40
    private static let window = 50
    private static let most = 1 << 20

    /// A unit of load is first worth the way across the country by the share of the capacity.
    init(_ ground: RoutingGround) {
        warp = 16
        load = min(Self.most, max(16, 16 * ground.longestWay / max(1, Int(ground.capacity) / 10)))
    }

    /// Takes a descent's result into account; true when the weights were changed.
    mutating func note(isOnTime: Bool, isWithinLoad: Bool) -> Bool {
        tries += 1
        onTime += isOnTime ? 1 : 0
        withinLoad += isWithinLoad ? 1 : 0
        guard tries == Self.window else { return false }
        warp = Self.moved(warp, share: onTime)
        load = Self.moved(load, share: withinLoad)
        (tries, onTime, withinLoad) = (0, 0, 0)
        return true
    }

    private static func moved(_ weight: Int, share: Int) -> Int {
        let percent = 100 * share / window
        if percent < wantedPercent - 5 { return min(most, weight * 6 / 5 + 1) }
        if percent > wantedPercent + 5 { return max(1, weight * 17 / 20) }
        return weight
    }
}
