extension WeeklyPlan {
    /// All ways to choose so many of the seven days, as bits, by their number.
    static let masks: [[Int]] = (0..<WeeklyPattern.dayCount).map { count in
        (0..<(1 << WeeklyPattern.dayCount)).filter { $0.nonzeroBitCount == count }
    }

    /// The sum of the squares of the gaps between days, the week being a circle; 0 without days.
    static let unevenness: [Int] = (0..<(1 << WeeklyPattern.dayCount)).map { mask in
        let days = (0..<WeeklyPattern.dayCount).filter { mask >> $0 & 1 == 1 }
        return days.indices.reduce(0) { sum, index in
            let next = index + 1 < days.count ? days[index + 1] : days[0] + WeeklyPattern.dayCount
            return sum + (next - days[index]) * (next - days[index])
        }
    }

    /// The least unevenness of so many days.
    static let leastUnevenness: [Int] = masks.map { $0.map { unevenness[$0] }.min() ?? 0 }

    /// What so many minutes on a day cost: more for each minute, the fuller the day is.
    private func price(_ area: Int, _ day: Int, _ minutes: Int) -> Int {
        prices.balance * minutes * minutes / shares[area][day]
    }

    /// What a visit more costs on a day.
    func growth(_ area: Int, _ day: Int, _ minutes: Int) -> Int {
        price(area, day, loads[area][day] + minutes) - price(area, day, loads[area][day])
    }

    /// The minutes that each weekday should have, by area, so that all are equally full; 1 or more.
    static func shares(_ wants: [WeeklyPattern.Want], _ capacity: [[Int]]) -> [[Int]] {
        var minutes = Array(repeating: 0, count: capacity.count)
        for want in wants { minutes[want.area] += want.visits * want.minutes }
        return zip(minutes, capacity).map { minutes, capacity in
            // A day that nobody works still takes what must be, at a hundred times the price.
            let full = max(1, capacity.max() ?? 100)
            let weights = (0..<WeeklyPattern.dayCount).map { day in
                day < capacity.count ? max(1, capacity[day] * 100 / full) : 100
            }
            let sum = weights.reduce(0, +)
            return weights.map { max(1, minutes * $0 / sum) }
        }
    }

    /// Visits by weekday when the extra ones are on the given days.
    func counts(_ client: Int, _ mask: Int) -> [Int] {
        (0..<WeeklyPattern.dayCount).map { wants[client].visits / WeeklyPattern.dayCount + (mask >> $0 & 1) }
    }

    /// Visits on other days than in the pattern in force; 0 when there is none.
    func changes(_ client: Int, _ mask: Int) -> Int {
        let inForce = wants[client].inForce
        guard inForce.count == WeeklyPattern.dayCount else { return 0 }
        return zip(counts(client, mask), inForce).reduce(0) { $0 + max(0, $1.0 - $1.1) }
    }

    /// The pattern of a client who is placed, and why.
    func pattern(_ client: Int) -> WeeklyPattern {
        let mask = masks[client] ?? 0
        let changed = changes(client, mask)
        let isInForce = wants[client].inForce == counts(client, mask)
        let isEven = WeeklyPlan.unevenness[mask] == WeeklyPlan.leastUnevenness[extra(client)]
        return WeeklyPattern(
            counts: counts(client, mask),
            reason: extra(client) == 0 ? .everyDay : isInForce ? .kept : isEven ? .even : .room, changed: changed)
    }
}
