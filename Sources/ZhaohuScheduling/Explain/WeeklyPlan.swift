package import ZhaohuDomain

/// Chooses weekdays for all clients of a company: spread over the week, days balanced, near clients together, and the
/// pattern in force kept unless a change is worth its price.
///
/// Greedy by need, then one client after the other is moved to better days until no single move improves. Integers and
/// fixed orders only: the same wants give the same patterns.
package struct WeeklyPlan: Sendable {
    let wants: [WeeklyPattern.Want]
    let prices: WeeklyPattern.Prices
    /// Who is near whom.
    var squares: WeeklySquares
    /// The days of the visits beyond those on every day, as bits, by client; nil before it is placed.
    private(set) var masks: [Int?]
    /// Minutes by area and weekday: what is placed, and what the day should have of it all.
    var loads: [[Int]]
    let shares: [[Int]]

    /// The patterns of clients, in their order.
    ///
    /// - Parameters:
    ///   - wants: the clients.
    ///   - capacity: by area, seven numbers from Monday on that say how much a day can carry beside the others.
    ///   - prices: what makes a pattern dear.
    /// - Returns: a pattern for each client with exactly the visits wanted.
    /// - Throws: `Refusal` with the field that is out of its range.
    package static func patterns(
        for wants: [WeeklyPattern.Want], capacity: [[Int]], prices: WeeklyPattern.Prices = WeeklyPattern.Prices()
    ) throws(Refusal) -> [WeeklyPattern] {
        try check(wants, capacity, prices)
        var plan = WeeklyPlan(wants, capacity, prices)
        plan.construct()
        plan.improve()
        return wants.indices.map(plan.pattern)
    }

    init(_ wants: [WeeklyPattern.Want], _ capacity: [[Int]], _ prices: WeeklyPattern.Prices) {
        self.wants = wants
        self.prices = prices
        let areas = max(capacity.count, (wants.map(\.area).max() ?? 0) + 1)
        shares = WeeklyPlan.shares(wants, (0..<areas).map { $0 < capacity.count ? capacity[$0] : [] })
        squares = WeeklySquares(wants, metres: prices.near)
        masks = Array(repeating: nil, count: wants.count)
        loads = Array(repeating: Array(repeating: 0, count: WeeklyPattern.dayCount), count: areas)
        for want in wants {
            for day in 0..<WeeklyPattern.dayCount {
                loads[want.area][day] += want.visits / WeeklyPattern.dayCount * want.minutes
            }
        }
    }

    /// Places those with a pattern in force where they are, then the clients with the most to place first.
    mutating func construct() {
        for client in wants.indices {
            guard
                let mask = WeeklyPlan.masks[extra(client)].first(where: { counts(client, $0) == wants[client].inForce })
            else { continue }
            place(client, mask)
        }
        let order = wants.indices.filter { masks[$0] == nil }.sorted {
            (-extra($0) * wants[$0].minutes, $0) < (-extra($1) * wants[$1].minutes, $1)
        }
        for client in order { place(client, best(client)) }
    }

    /// Moves one client after the other until no single move improves.
    mutating func improve() {
        var isBetter = true
        while isBetter {
            isBetter = false
            for client in wants.indices {
                let mask = masks[client]
                lift(client)
                let better = best(client, unless: mask)
                place(client, better)
                if better != mask { isBetter = true }
            }
        }
    }

    /// Visits beyond those that are on every day.
    func extra(_ client: Int) -> Int { wants[client].visits % WeeklyPattern.dayCount }

    /// The cheapest days for a client who is not placed; the given ones unless others are cheaper.
    private func best(_ client: Int, unless present: Int? = nil) -> Int {
        let masks = WeeklyPlan.masks[extra(client)]
        var best = present ?? masks[0]
        var least = cost(client, best)
        for mask in masks {
            let cost = cost(client, mask)
            if cost < least { (best, least) = (mask, cost) }
        }
        return best
    }

    private mutating func place(_ client: Int, _ mask: Int) {
        masks[client] = mask
        load(client, mask, wants[client].minutes)
        squares.count(client, mask, 1)
    }

    private mutating func lift(_ client: Int) {
        guard let mask = masks[client] else { return }
        load(client, mask, -wants[client].minutes)
        squares.count(client, mask, -1)
        masks[client] = nil
    }

    private mutating func load(_ client: Int, _ mask: Int, _ minutes: Int) {
        for day in 0..<WeeklyPattern.dayCount where mask >> day & 1 == 1 { loads[wants[client].area][day] += minutes }
    }

    /// What days would cost a client who is not placed.
    private func cost(_ client: Int, _ mask: Int) -> Int {
        let want = wants[client]
        var cost = prices.spread * (WeeklyPlan.unevenness[mask] - WeeklyPlan.leastUnevenness[extra(client)])
        cost += prices.change * changes(client, mask)
        for day in 0..<WeeklyPattern.dayCount where mask >> day & 1 == 1 {
            cost += growth(want.area, day, want.minutes)
        }
        cost += prices.apart * squares.apart(client, mask)
        return cost
    }
}
