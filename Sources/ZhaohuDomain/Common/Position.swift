#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A WGS 84 position in millionths of a degree (about 0.1 m).
package struct Position: Hashable, Sendable {
    /// From -90,000,000 to 90,000,000.
    package let latitudeMicrodegrees: Int
    /// From -180,000,000 to 180,000,000.
    package let longitudeMicrodegrees: Int

    /// Nil when a coordinate is out of range.
    package init?(latitudeMicrodegrees: Int, longitudeMicrodegrees: Int) {
        guard (-90_000_000...90_000_000).contains(latitudeMicrodegrees),
            (-180_000_000...180_000_000).contains(longitudeMicrodegrees)
        else { return nil }
        self.latitudeMicrodegrees = latitudeMicrodegrees
        self.longitudeMicrodegrees = longitudeMicrodegrees
    }

    /// Reads `lat,lon` in decimal degrees, `31.98012,120.89433`; nil when malformed or out of range.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, let latitude = Position.microdegrees(parts[0]),
            let longitude = Position.microdegrees(parts[1])
        else { return nil }
        self.init(latitudeMicrodegrees: latitude, longitudeMicrodegrees: longitude)
    }

    /// Great-circle distance on a sphere of radius 6,371,008.8 m, in whole metres, rounded to nearest.
    package func distanceMetres(to other: Position) -> Int {
        let radians = Double.pi / 180 / 1_000_000
        let latitude = Double(latitudeMicrodegrees) * radians
        let otherLatitude = Double(other.latitudeMicrodegrees) * radians
        let deltaLatitude = (otherLatitude - latitude) / 2
        let deltaLongitude = Double(other.longitudeMicrodegrees - longitudeMicrodegrees) * radians / 2
        let haversine =
            sin(deltaLatitude) * sin(deltaLatitude)
            + cos(latitude) * cos(otherLatitude) * sin(deltaLongitude) * sin(deltaLongitude)
        return Int((2 * 6_371_008.8 * asin(min(1, haversine.squareRoot()))).rounded())
    }

    private static func microdegrees(_ text: some StringProtocol) -> Int? {
        let negative = text.hasPrefix("-")
        let parts = text.dropFirst(negative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first, whole.utf8.count <= 3, let degrees = Digits.number(whole.utf8)
        else { return nil }
        var fraction = 0
        if parts.count == 2 {
            let digits = parts[1].utf8.prefix(6)
            guard let value = Digits.number(digits), Digits.number(parts[1].utf8) != nil else { return nil }
            fraction = value
            for _ in digits.count..<6 { fraction *= 10 }
        }
        return (degrees * 1_000_000 + fraction) * (negative ? -1 : 1)
    }
}

extension Position: CustomStringConvertible {
    /// `31.980120,120.894330`.
    package var description: String {
        [latitudeMicrodegrees, longitudeMicrodegrees].map { value in
            let magnitude = Int(value.magnitude)
            return "\(value < 0 ? "-" : "")\(magnitude / 1_000_000).\(Digits.padded(magnitude % 1_000_000, 6))"
        }.joined(separator: ",")
    }
}
