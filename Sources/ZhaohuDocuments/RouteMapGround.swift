/// Where a place lies on the sheet: north is up, both directions have one scale, everything is in whole hundredths.
struct RouteMapGround {
    /// Units of the sheet.
    static let width = 1_000
    static let height = 680
    /// Units left free at each edge, so that marks beside each other at one place stay on the sheet.
    private static let margin = 60
    /// Metres across which at least are drawn, so that a single place has a scale too.
    private static let least = 500
    /// Metres from the origin, beyond any place on earth.
    private static let reach = 50_000_000

    private let west: Int
    private let south: Int
    /// Hundredths of a unit left of the westernmost place and below the southernmost one.
    private let left: Int
    private let below: Int
    /// Hundredths of a unit for so many metres.
    private let hundredths: Int
    private let metres: Int

    /// A scale and a place for these points, in the middle of the sheet.
    init(_ points: [RouteMap.Point]) {
        let x = points.map { Self.clamped($0.x) }
        let y = points.map { Self.clamped($0.y) }
        (west, south) = (x.min() ?? 0, y.min() ?? 0)
        let (wide, high) = ((x.max() ?? 0) - west, (y.max() ?? 0) - south)
        let (room, rise) = ((Self.width - 2 * Self.margin) * 100, (Self.height - 2 * Self.margin) * 100)
        let (across, up) = (max(wide, Self.least), max(high, Self.least))
        (hundredths, metres) = across * rise > up * room ? (room, across) : (rise, up)
        left = (Self.width * 100 - wide * hundredths / metres) / 2
        below = (Self.height * 100 - high * hundredths / metres) / 2
    }

    /// Hundredths of a unit from the left and from the top.
    func position(_ point: RouteMap.Point) -> (x: Int, y: Int) {
        let x = (Self.clamped(point.x) - west) * hundredths / metres
        let y = (Self.clamped(point.y) - south) * hundredths / metres
        return (left + x, Self.height * 100 - below - y)
    }

    /// The bar of the scale: the longest of 1, 2 and 5 times a power of ten metres up to a quarter of the sheet, and its
    /// length in hundredths of a unit.
    var scale: (metres: Int, length: Int) {
        var best = (metres: 1, length: hundredths / metres)
        var power = 1
        while power <= Self.reach {
            for step in [1, 2, 5] where step * power * hundredths / metres <= Self.width * 25 {
                best = (step * power, step * power * hundredths / metres)
            }
            power *= 10
        }
        return best
    }

    private static func clamped(_ metres: Int) -> Int { min(max(metres, -reach), reach) }
}

/// Sets marks of one place beside each other, so that none hides another; beyond 24 they lie on top of each other.
struct RouteMapPlaces {
    private static let ring = [(1, 0), (0, 1), (-1, 0), (0, -1), (1, 1), (-1, 1), (-1, -1), (1, -1)]

    private let ground: RouteMapGround
    /// Hundredths of a unit between two marks.
    private let step: Int
    private var taken: [RouteMap.Point: Int] = [:]

    init(ground: RouteMapGround, step: Int) {
        self.ground = ground
        self.step = step
    }

    /// Where the next mark of this place goes.
    mutating func next(_ point: RouteMap.Point) -> (x: Int, y: Int) {
        let count = taken[point, default: 0]
        taken[point] = count + 1
        let (x, y) = ground.position(point)
        guard count > 0 else { return (x, y) }
        let (dx, dy) = Self.ring[(count - 1) % Self.ring.count]
        let far = step * min(1 + (count - 1) / Self.ring.count, 3)
        return (x + dx * far, y + dy * far)
    }
}
