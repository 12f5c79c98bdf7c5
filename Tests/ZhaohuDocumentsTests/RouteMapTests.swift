import Testing
import ZhaohuDocuments
import ZhaohuDomain

@Suite("The map of a day's routes")
struct RouteMapTests {
    private static func visit(_ id: String, _ x: Int, _ y: Int) -> RouteMap.Visit {
        RouteMap.Visit(id: id, client: "Zhou", place: RouteMap.Point(x: x, y: y))
    }

    private static func route(_ number: Int, home: (Int, Int), _ visits: [RouteMap.Visit]) -> RouteMap.Route {
        RouteMap.Route(
            carerID: "C\(number)", carerName: "李敏", home: RouteMap.Point(x: home.0, y: home.1), visits: visits)
    }

    /// Where the marks with this shape are, by the element around them.
    private static func places(_ map: DayBoardMarkup, of shape: String) -> [[Double]] {
        map.elements.indices.filter { place in
            map.elements[place].name == "g" && map.children(of: place).contains { $0.name == shape }
                && map.children(of: place).contains { $0.name == "title" }
        }.map { place in
            let text = map.elements[place].attributes["transform"] ?? ""
            return text.dropFirst("translate(".count).dropLast().split(separator: " ").compactMap { Double($0) }
        }
    }

    @Test("places lie where hand calculation puts them: one scale, north above, edges of 60")
    func positions() throws {
        // 8,800 m by 5,600 m fill 880 by 560 units: ten metres a unit.
        let routes = [Self.route(1, home: (-4_400, 0), [Self.visit("V1", 4_400, 5_600), Self.visit("V2", 0, 2_800)])]
        let map = try DayBoardMarkup(RouteMap(title: "m", routes: routes).svg(.english))
        #expect(Self.places(map, of: "rect") == [[60, 620]])
        #expect(Self.places(map, of: "circle") == [[940, 60], [500, 340]])
        let way = try #require(map.named("path").first { $0.attributes["stroke-linejoin"] != nil })
        #expect(way.attributes["d"] == "M60 620L940 60L500 340Z")
        // The longest round length up to 250 units is 2 km.
        #expect(map.named("path").contains { $0.attributes["d"] == "M14 660V666H214V660" })
        #expect(map.named("text").contains { $0.text == "2 km" })
    }

    @Test("each visit is one circle with its place in the order, each home a square, each lost visit a cross")
    func marks() throws {
        let routes = [
            Self.route(1, home: (0, 0), [Self.visit("V1", 100, 0), Self.visit("V2", 300, 900)]),
            Self.route(2, home: (50, 70), [Self.visit("V3", 400, 0)]), Self.route(3, home: (900, 900), []),
        ]
        let map = try DayBoardMarkup(
            RouteMap(title: "m", routes: routes, unplaced: [Self.visit("V9", 500, 500)]).svg(.english))
        let titles = map.named("title").map(\.text)
        for id in ["V1", "V2", "V3", "V9"] { #expect(titles.count { $0.hasSuffix("\(id) Zhou") } == 1) }
        #expect(titles.contains("1 C1 李敏, 2, V2 Zhou") && titles.contains("unplaced, V9 Zhou"))
        #expect(Self.places(map, of: "circle").count == 3 && Self.places(map, of: "rect").count == 3)
        #expect(Self.places(map, of: "path").count == 1)
        #expect(map.named("text").contains { $0.text == "3 C3 李敏 (0)" })
    }

    @Test("a single place, no place and places far away are drawn on the sheet", arguments: Language.allCases)
    func extremes(language: Language) throws {
        let far = [Self.visit("V1", .max, .min), Self.visit("V2", .min, .max), Self.visit("V3", 0, 0)]
        let maps = [
            RouteMap(title: "", routes: []), RouteMap(title: "", routes: [], unplaced: [Self.visit("V1", 7, 7)]),
            RouteMap(title: "", routes: [Self.route(1, home: (5, 5), (0..<500).map { Self.visit("V\($0)", 5, 5) })]),
            RouteMap(title: "", routes: [Self.route(1, home: (0, 0), far)]),
        ]
        for map in maps {
            let drawn = try DayBoardMarkup(map.svg(language))
            let places = ["circle", "rect", "path"].flatMap { Self.places(drawn, of: $0) }
            #expect(places.count == map.unplaced.count + map.routes.reduce(0) { $0 + 1 + $1.visits.count })
            #expect(places.allSatisfy { $0.count == 2 && 0...1_000 ~= $0[0] && 0...680 ~= $0[1] })
        }
        let alone = try DayBoardMarkup(maps[1].svg(language))
        #expect(Self.places(alone, of: "path") == [[500, 340]])
        // At least 500 m from north to south, 560 units: 200 m are 224 units.
        #expect(alone.named("text").contains { $0.text == (language == .chinese ? "0.2 公里" : "0.2 km") })
    }

    @Test("marks of one place stand beside each other")
    func together() throws {
        let visits = (0..<12).map { Self.visit("V\($0)", 5, 5) } + [Self.visit("V99", 900, 5)]
        let map = try DayBoardMarkup(RouteMap(title: "", routes: [Self.route(1, home: (5, 5), visits)]).svg(.english))
        let places = Self.places(map, of: "circle") + Self.places(map, of: "rect")
        #expect(Set(places).count == 14)
    }

    @Test("110 carers have 110 pens, and the legend names all of them")
    func pens() throws {
        let routes = (0..<110).map { number in
            Self.route(
                number, home: (number * 10, 0),
                (0..<5).map { Self.visit("V\(number * 5 + $0)", number * 37 % 1_000, $0 * 100) })
        }
        let map = try DayBoardMarkup(RouteMap(title: "m", routes: routes).svg(.english))
        func pens(_ width: String) -> [[String]] {
            map.named("path").filter { $0.attributes["stroke-width"] == width && $0.attributes["fill"] == "none" }
                .map { [$0.attributes["stroke"] ?? "", $0.attributes["stroke-dasharray"] ?? ""] }
        }
        #expect(pens("1.6").count == 110 && Set(pens("1.6")).count == 110 && pens("2.4") == pens("1.6"))
        let outer = try #require(map.elements.first?.attributes["viewBox"]?.split(separator: " ").last)
        let lowest = map.named("text").map { $0.number("y") }.filter { !$0.isNaN }.max() ?? 0
        #expect(lowest > 680 && Double(outer).map { lowest < $0 } == true)
    }

    @Test("texts are escaped, and nothing is fetched")
    func escaping() throws {
        let name = "</title><script>\"&\u{0}"
        let place = RouteMap.Point(x: 0, y: 0)
        let map = RouteMap(
            title: name,
            routes: [
                RouteMap.Route(
                    carerID: name, carerName: name, home: place,
                    visits: [RouteMap.Visit(id: name, client: name, place: place)])
            ], unplaced: [RouteMap.Visit(id: name, client: name, place: place)])
        let text = map.svg(.chinese)
        _ = try DayBoardMarkup(text)
        #expect(!text.contains("<script") && !text.contains("\u{0}") && !text.contains("href"))
        #expect(text.replacing("http://www.w3.org/2000/svg", with: "").contains("http") == false)
    }
}
