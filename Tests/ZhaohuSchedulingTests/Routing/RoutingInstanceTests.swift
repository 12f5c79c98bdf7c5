import Testing
import ZhaohuDomain

@testable import ZhaohuScheduling

@Suite("Reading routing instances")
struct RoutingInstanceTests {
    /// The refusal of a text in which one word is replaced.
    private func refusal(_ old: String, _ new: String) throws -> Refusal {
        let text = RoutingInstance.small.replacing(old, with: new)
        try #require(text != RoutingInstance.small)
        return try #require(throws: Refusal.self) { try RoutingInstance(solomon: text) }
    }

    private func detail(_ refusal: Refusal, _ name: String) -> String? {
        refusal.details.first { $0.name == name }?.value
    }

    @Test("Solomon's text is read, in tenths")
    func reads() throws {
        let instance = try RoutingInstance(solomon: RoutingInstance.small)
        #expect(instance.name == "SMALL")
        #expect(instance.vehicles == 2)
        #expect(instance.capacity == 10)
        #expect(instance.places.count == 4)
        #expect(instance.places[2] == .init(x: 6, y: 8, demand: 4, opens: 200, closes: 600, service: 100))
    }

    @Test("lines may end as on any system, and blanks are free")
    func blanks() throws {
        let text = RoutingInstance.small.replacing("\n", with: "\r\n").replacing("  ", with: " \t ")
        #expect(try RoutingInstance(solomon: text) == RoutingInstance(solomon: RoutingInstance.small))
    }

    @Test("the way is cut after the first decimal", arguments: [(1, 1, 14), (3, 4, 50), (2, 3, 36), (0, 0, 0)])
    func way(x: Int, y: Int, tenths: Int) throws {
        let places = [(0, 0), (x, y)].map {
            RoutingInstance.Place(x: $0.0, y: $0.1, demand: 0, opens: 0, closes: 10, service: 0)
        }
        let instance = try RoutingInstance(name: "two", vehicles: 1, capacity: 1, places: places)
        #expect(instance.way(0, 1) == tenths)
    }

    @Test(
        "a bad field is named with its line",
        arguments: [
            ("2         10", "2         ten", "5", "capacity", "ten"),
            ("2         10", "2", "5", "capacity", "1 columns"),
            ("    2      6 ", "    7      6 ", "12", "number", "7"),
            ("    2      6         8", "    2      6.5       8", "12", "x", "6.5"),
            ("    3      0         9          5", "    3      0         9          -5", "13", "demand", "-5"),
            ("20         60         10", "20         60", "12", "service", "6 columns"),
            ("20         60         10", "20         60         10 1", "12", "column 8", "8 columns"),
            ("50         10", "99999999999999999999 10", "11", "due", "99999999999999999999"),
            ("50         10", "9999999999999999 10", "11", "due", "9999999999999999"),
        ])
    func badField(old: String, new: String, line: String, field: String, value: String) throws {
        let refusal = try refusal(old, new)
        #expect(refusal.rule == .routingLine)
        #expect(detail(refusal, "line") == line)
        #expect(detail(refusal, "field") == field)
        #expect(detail(refusal, "value") == value)
        #expect(detail(refusal, "expected")?.isEmpty == false)
    }

    @Test("a window that ends before it begins is refused")
    func window() throws {
        let refusal = try refusal("10         30", "31         30")
        #expect(refusal.rule == .routingWindow)
        #expect(detail(refusal, "line") == "13")
    }

    @Test("no vehicles, no rows, and nothing at all are refused")
    func missing() throws {
        #expect(detail(try refusal("2         10", "0         10"), "field") == "vehicles")
        let head = RoutingInstance.small.split(separator: "\n").prefix(6).joined(separator: "\n")
        for text in ["", "SMALL", head] {
            let refusal = try #require(throws: Refusal.self) { try RoutingInstance(solomon: text) }
            #expect(refusal.rule == .routingLine)
            #expect(detail(refusal, "value") == "end of file")
        }
    }

    @Test("an instance whose sums could leave 32 bits is refused")
    func large() throws {
        let places = (0..<200).map {
            RoutingInstance.Place(
                x: $0 % 2 * 9_000_000, y: 0, demand: 1, opens: 0, closes: 1_000_000, service: 0)
        }
        let refusal = try #require(throws: Refusal.self) {
            try RoutingInstance(name: "far", vehicles: 1, capacity: 1, places: places)
        }
        #expect(refusal.rule == .routingTooLarge)
        #expect(detail(refusal, "field") == "time")
    }

    @Test("the text of a solution reads as its routes")
    func solutionText() throws {
        let solution = RoutingSolution(routes: [[3, 1], [2]], distance: 421)
        #expect(solution.text == "Route #1: 3 1\nRoute #2: 2\nCost 42.1\n")
        #expect(try RoutingSolution.routes(text: solution.text) == solution.routes)
        let refusal = try #require(throws: Refusal.self) {
            try RoutingSolution.routes(text: "Route #1: 1\nRoute #2: 2 b\n")
        }
        #expect(detail(refusal, "line") == "2")
    }
}
