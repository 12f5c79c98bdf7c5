/// How long it takes from one place to another.
package struct TravelRule: Hashable, Sendable {
    /// The way in percent of the straight line, 0 or more.
    package let detourPercent: Int
    /// Millimetres a second.
    package let speed: Int
    /// Seconds that every way costs before it begins: stairs, lock, bicycle.
    package let accessSeconds: Int
    /// Times by the rows of places; they take precedence over the rule.
    package let matrix: TravelMatrix?

    package init(detourPercent: Int, speed: Int, accessSeconds: Int, matrix: TravelMatrix? = nil) {
        self.detourPercent = detourPercent
        self.speed = speed
        self.accessSeconds = accessSeconds
        self.matrix = matrix
    }

    /// Seconds from one place to another; 0 when they are the same, every division drops its fraction.
    package func seconds(from: Instance.Place, to: Instance.Place) -> Int {
        if let matrix { return Int(matrix.seconds[from.row * matrix.size + to.row]) }
        guard from.x != to.x || from.y != to.y else { return 0 }
        let dx = from.x - to.x
        let dy = from.y - to.y
        let road = Self.root(dx * dx + dy * dy) * detourPercent / 100
        return accessSeconds + road * 1_000 / speed
    }

    /// The largest integer whose square is not above the number.
    static func root(_ number: Int) -> Int {
        var root = Int(Double(number).squareRoot())
        while root * root > number { root -= 1 }
        while (root + 1) * (root + 1) <= number { root += 1 }
        return root
    }
}
