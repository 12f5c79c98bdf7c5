/// Pulls the rate of few answers towards the mean of all.
package enum Shrinkage {
    /// `(successes + mean * priorSize) / (n + priorSize)`.
    ///
    /// - Parameters:
    ///   - successes: in `0...n`.
    ///   - n: answers, 0 or more.
    ///   - mean: of the whole city, 0...1.
    ///   - priorSize: how many answers the mean is worth, above 0 when `n` is 0.
    /// - Returns: the estimate, 0...1; the mean itself without answers.
    package static func estimate(successes: Int, n: Int, mean: Double, priorSize: Int) -> Double {
        guard n + priorSize > 0 else { return mean }
        return (Double(successes) + mean * Double(priorSize)) / Double(n + priorSize)
    }
}
