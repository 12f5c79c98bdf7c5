/// A random draw that anybody can repeat who knows the seed and the frame.
package enum SeededDraw {
    /// The drawn numbers, ascending.
    ///
    /// Each number gets a place from the seed and itself alone, so that the order of the frame does not matter.
    ///
    /// - Parameters:
    ///   - count: how many to draw; all of them when there are fewer.
    ///   - frame: each once.
    ///   - seed: any number.
    /// - Returns: what was drawn, each once.
    package static func pick(_ count: Int, from frame: [Int64], seed: Int64) -> [Int64] {
        let start = mixed(UInt64(bitPattern: seed))
        let placed = frame.map { (mixed(start ^ mixed(UInt64(bitPattern: $0))), $0) }.sorted { $0 < $1 }
        return placed.prefix(max(0, count)).map(\.1).sorted()
    }

    /// Near numbers come out far apart.
    private static func mixed(_ number: UInt64) -> UInt64 { SplitMix.finished(number &+ SplitMix.increment) }
}
