/// Splitting a whole number exactly.
enum Shares {
    /// Parts in proportion to the weights that add up to `total`: largest remainders first, then lower indices.
    static func split(_ total: Int, by weights: [Int]) -> [Int] {
        let sum = weights.reduce(0, +)
        var parts = weights.map { total * $0 / sum }
        let byRemainder = weights.indices.sorted { left, right in
            let leftRest = total * weights[left] % sum
            let rightRest = total * weights[right] % sum
            return leftRest == rightRest ? left < right : leftRest > rightRest
        }
        let missing = total - parts.reduce(0, +)
        for index in byRemainder.prefix(missing) { parts[index] += 1 }
        return parts
    }
}
