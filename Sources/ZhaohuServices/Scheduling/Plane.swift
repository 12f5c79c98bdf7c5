internal import ZhaohuDomain

/// Positions as metres on a plane around a point; true to some metres within a city.
struct Plane {
    let origin: Position

    func point(_ position: Position) -> DayFacts.Point {
        DayFacts.Point(
            x: signed(
                along(latitude: origin.latitudeMicrodegrees, longitude: position.longitudeMicrodegrees), east(position)),
            y: signed(
                along(latitude: position.latitudeMicrodegrees, longitude: origin.longitudeMicrodegrees), north(position)
            ))
    }

    private func east(_ position: Position) -> Bool { position.longitudeMicrodegrees >= origin.longitudeMicrodegrees }

    private func north(_ position: Position) -> Bool { position.latitudeMicrodegrees >= origin.latitudeMicrodegrees }

    private func along(latitude: Int, longitude: Int) -> Int {
        Position(latitudeMicrodegrees: latitude, longitudeMicrodegrees: longitude).map(origin.distanceMetres) ?? 0
    }

    private func signed(_ metres: Int, _ isPositive: Bool) -> Int { isPositive ? metres : -metres }
}
