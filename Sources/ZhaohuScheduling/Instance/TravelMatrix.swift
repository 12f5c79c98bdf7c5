/// Travel times looked up instead of worked out: real roads, up to some 1,500 places.
package struct TravelMatrix: Hashable, Sendable {
    /// Places.
    package let size: Int
    /// Seconds from place i to place j at i * size + j.
    package let seconds: [Int32]

    /// A matrix.
    ///
    /// - Parameter rows: as many rows as columns, each 0 to 1,000,000 seconds; checked with the instance.
    package init(rows: [[Int32]]) {
        size = rows.count
        seconds = rows.flatMap { $0 }
    }
}
