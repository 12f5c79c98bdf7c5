internal import ZhaohuDomain

extension WeeklyPlan {
    /// Checks every number, so that no sum can leave 64 bits.
    static func check(
        _ wants: [WeeklyPattern.Want], _ capacity: [[Int]], _ prices: WeeklyPattern.Prices
    ) throws(Refusal) {
        try range("clients", wants.count, InstanceLimits.clients)
        var minutes = 0
        for (index, want) in wants.enumerated() {
            try range("clients[\(index)].visits", want.visits, 0...1_000)
            try range("clients[\(index)].minutes", want.minutes, 1...1_440)
            try range("clients[\(index)].area", want.area, 0...9_999)
            try range("clients[\(index)].x", want.place.x, InstanceLimits.coordinate)
            try range("clients[\(index)].y", want.place.y, InstanceLimits.coordinate)
            try week("clients[\(index)].in_force", want.inForce, 0...1_000)
            minutes += want.visits * want.minutes
        }
        try range("minutes of all clients", minutes, 0...100_000_000)
        try range("areas", capacity.count, 0...10_000)
        for (index, days) in capacity.enumerated() { try week("areas[\(index)]", days, 0...100_000) }
        try range("prices.balance", prices.balance, 0...100)
        try range("prices.near", prices.near, 0...1_000_000)
        for (name, price) in [("spread", prices.spread), ("apart", prices.apart), ("change", prices.change)] {
            try range("prices.\(name)", price, InstanceLimits.weightOfSecond)
        }
    }

    /// Seven numbers from Monday on, or none.
    private static func week(_ field: String, _ days: [Int], _ wanted: ClosedRange<Int>) throws(Refusal) {
        if days.isEmpty { return }
        try range("\(field) count", days.count, WeeklyPattern.dayCount...WeeklyPattern.dayCount)
        for day in days { try range(field, day, wanted) }
    }

    private static func range(
        _ field: @autoclosure () -> String, _ value: Int, _ wanted: ClosedRange<Int>
    ) throws(Refusal) {
        guard !wanted.contains(value) else { return }
        throw Refusal(.instanceValue, ["field": field(), "value": "\(value)", "wanted": "\(wanted)"])
    }
}
