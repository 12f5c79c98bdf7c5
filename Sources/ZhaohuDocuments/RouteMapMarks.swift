/// The ways, visits, homes and crosses of a map.
struct RouteMapMarks {
    let ground: RouteMapGround
    private let words: Wording
    /// Half the width of a mark in units; smaller the more there are.
    private let radius: Int
    private var ways = ""
    private var visits = ""
    private var homes = ""
    private var crosses = ""

    init(_ map: RouteMap, _ words: Wording) {
        self.words = words
        let count = map.routes.reduce(map.unplaced.count) { $0 + $1.visits.count }
        ground = RouteMapGround(
            map.routes.map(\.home) + map.routes.flatMap { $0.visits.map(\.place) } + map.unplaced.map(\.place))
        radius = count <= 60 ? 9 : count <= 200 ? 7 : 5
        var places = RouteMapPlaces(ground: ground, step: radius * 190)
        let doors = map.routes.map { places.next($0.home) }
        for (index, route) in map.routes.enumerated() {
            let stops = route.visits.map { places.next($0.place) }
            add(route, index, home: doors[index], stops)
        }
        for visit in map.unplaced { addCross(visit, places.next(visit.place)) }
    }

    var text: String { ways + visits + homes + crosses }

    private mutating func add(
        _ route: RouteMap.Route, _ index: Int, home: (x: Int, y: Int), _ stops: [(x: Int, y: Int)]
    ) {
        let pen = RouteMapPen(index)
        let name = "\(index + 1) \(route.carerID) \(route.carerName)"
        if !stops.isEmpty {
            let line = "M\(Self.pair(home))" + stops.map { "L\(Self.pair($0))" }.joined() + "Z"
            ways +=
                "<path d=\"\(line)\" fill=\"none\" stroke-width=\"1.6\" stroke-linejoin=\"round\" "
                + "\(pen.attributes)>\(Self.title(name))</path>\n"
        }
        for (order, (visit, place)) in zip(route.visits, stops).enumerated() {
            let title = Self.title(words.list([name, "\(order + 1)", "\(visit.id) \(visit.client)"]))
            visits +=
                "<g transform=\"translate(\(Self.pair(place)))\">\(title)<circle r=\"\(radius)\" "
                + "fill=\"\(pen.colour)\" stroke=\"#fff\" stroke-width=\".7\"/>\(figure(order + 1, "#fff"))</g>\n"
        }
        let title = Self.title(words.list([name, words("住处", "home")]))
        let side = 2 * radius + 2
        homes +=
            "<g transform=\"translate(\(Self.pair(home)))\">\(title)<rect x=\"-\(radius + 1)\" y=\"-\(radius + 1)\" "
            + "width=\"\(side)\" height=\"\(side)\" fill=\"#fff\" stroke=\"\(pen.colour)\" stroke-width=\"2\"/>"
            + "\(figure(index + 1, pen.colour))</g>\n"
    }

    private mutating func addCross(_ visit: RouteMap.Visit, _ place: (x: Int, y: Int)) {
        let title = Self.title(words.list([words("未安排", "unplaced"), "\(visit.id) \(visit.client)"]))
        crosses += "<g transform=\"translate(\(Self.pair(place)))\">\(title)\(Self.cross(radius))</g>\n"
    }

    /// A cross with a white edge, so that it stands out on any ground.
    static func cross(_ radius: Int) -> String {
        let line = "M-\(radius) -\(radius)L\(radius) \(radius)M-\(radius) \(radius)L\(radius) -\(radius)"
        return "<path d=\"\(line)\" stroke=\"#fff\" stroke-width=\"5\"/>"
            + "<path d=\"\(line)\" stroke=\"#1b1f24\" stroke-width=\"2.4\"/>"
    }

    /// A number in the middle of a mark; three figures are set smaller.
    private func figure(_ number: Int, _ colour: String) -> String {
        let tenths = radius * (number > 99 ? 9 : 12)
        return "<text y=\"\(Wording.fraction(tenths * 36, 1_000))\" font-size=\"\(Wording.fraction(tenths, 10))\" "
            + "text-anchor=\"middle\" fill=\"\(colour)\">\(number)</text>"
    }

    private static func title(_ text: String) -> String {
        "<title>\(HTMLText.escaped(DayBoardText.plain(text)))</title>"
    }

    private static func pair(_ place: (x: Int, y: Int)) -> String {
        "\(DayBoardAxis.units(place.x)) \(DayBoardAxis.units(place.y))"
    }
}
