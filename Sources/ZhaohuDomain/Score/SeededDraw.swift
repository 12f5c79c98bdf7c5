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

    /// The finalizer of SplitMix64: near numbers come out far apart.
    private static func mixed(_ number: UInt64) -> UInt64 {
        var value = number &+ 0x9E37_79B9_7F4A_7C15
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// How soon an adverse event was reported.
package enum IncidentReport {
    /// Hours within which an adverse event is reported: dated policy.
    package static let policy = "incident.report_hours"

    /// True when it was reported in time and nobody hid it.
    package static func isProper(happened: Instant, reported: Instant, concealed: Bool, hours: Int) -> Bool {
        !concealed && reported.microseconds - happened.microseconds <= Int64(hours) * 3_600_000_000
    }
}
